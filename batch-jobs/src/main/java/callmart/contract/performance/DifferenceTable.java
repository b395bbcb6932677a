package callmart.contract.performance;

import callmart.contract.Difference;
import callmart.contract.IssuedStatement;
import callmart.contract.Line;
import callmart.contract.Settlement;
import callmart.report.Cell;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Align;
import callmart.report.ReportTable.Column;
import callmart.report.ReportTable.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a version changes in the one before, line by line. */
final class DifferenceTable {

    private final Settlement settlement;
    private final IssuedStatement before;
    private final String number;
    private final String suffix;

    DifferenceTable(Settlement settlement, IssuedStatement before, String number, String suffix) {
        this.settlement = settlement;
        this.before = before;
        this.number = number;
        this.suffix = suffix;
    }

    ReportTable table() {
        MoneyWords money = new MoneyWords(settlement.statement().currency());
        List<Row> rows = new ArrayList<>();
        for (Difference difference : Difference.between(before.statement(), settlement.statement())) {
            Line line = difference.line();
            int row = rows.size();
            rows.add(new Row(line.kind() == Line.Kind.TOTAL, List.of(new Cell.Text(change(difference)), new Cell.Text(item(line)),
                    new Cell.Text(line.kind() == Line.Kind.TOTAL ? "" : line.ref() + line.day().map(day -> " " + day).orElse("")),
                    amount(difference.before()), amount(difference.after()),
                    new Cell.Computed(difference.amount(), Cell.Shape.MONEY, "SUM([" + row + ",4])-SUM([" + row + ",3])"),
                    new Cell.Text(words(line)))));
        }
        return new ReportTable("diff" + number, "版本差异" + suffix, List.of(new Column("变化", Align.CENTER, 8),
                new Column("项目", Align.LEFT, 20), new Column("编号", Align.LEFT, 30),
                new Column(money.head("第" + before.version() + "版"), Align.RIGHT, 14),
                new Column(money.head("第" + (before.version() + 1) + "版"), Align.RIGHT, 14), new Column(money.head("差额"),
                        Align.RIGHT, 14),
                new Column("说明", Align.LEFT, 60)), rows);
    }

    private static Cell amount(Optional<Line> line) {
        BigDecimal amount = line.map(Line::amount).orElse(null);
        return new Cell.Computed(amount, Cell.Shape.MONEY, "");
    }

    private static String change(Difference difference) {
        return switch (difference.change()) {
            case "added" -> "新增";
            case "removed" -> "取消";
            default -> "变更";
        };
    }

    private static String item(Line line) {
        return switch (line.kind()) {
            case KPI, MONTH, DAY, NOT_PRICED, BONUS -> line.title();
            case SLIP -> line.rule() + " " + line.title();
            case CAP -> "封顶扣减";
            case MOVED -> "逾期改期 " + line.ref();
            case TOTAL -> "应扣合计";
        };
    }

    private String words(Line line) {
        return switch (line.kind()) {
            case KPI, MONTH, DAY, NOT_PRICED, BONUS -> ChineseWords.arithmetic(line, settlement.statement());
            case SLIP -> ChineseWords.outcome(line, true);
            case CAP, TOTAL, MOVED -> "";
        };
    }
}
