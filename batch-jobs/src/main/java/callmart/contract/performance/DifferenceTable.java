package callmart.contract.performance;

import callmart.contract.Difference;
import callmart.contract.IssuedStatement;
import callmart.contract.Line;
import callmart.contract.Settlement;
import callmart.report.Cell;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Row;
import callmart.report.Text;
import callmart.report.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a version changes in the one before, line by line. */
record DifferenceTable(Settlement settlement, IssuedStatement before, String number, String suffix, Texts texts) {

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
        return new ReportTable("diff" + number, texts.of(Text.TITLE_DIFFERENCE) + suffix, List.of(texts.center(Text.HEADING_CHANGED, 8),
                texts.left(Text.HEADING_ITEM, 20), texts.left(Text.HEADING_LINE, 30),
                money.column(texts.of(Text.HEADING_VERSION, before.version()), 14),
                money.column(texts.of(Text.HEADING_VERSION, before.version() + 1), 14),
                money.column(texts.of(Text.HEADING_DIFFERENCE), 14), texts.left(Text.HEADING_EXPLANATION, 60)), rows);
    }

    private static Cell amount(Optional<Line> line) {
        BigDecimal amount = line.map(Line::amount).orElse(null);
        return new Cell.Computed(amount, Cell.Shape.MONEY, "");
    }

    private String change(Difference difference) {
        return texts.of(switch (difference.change()) {
            case "added" -> Text.CHANGE_ADDED;
            case "removed" -> Text.CHANGE_REMOVED;
            default -> Text.CHANGE_CHANGED;
        });
    }

    private String item(Line line) {
        return switch (line.kind()) {
            case KPI, MONTH, DAY, NOT_PRICED, BONUS -> line.title();
            case SLIP -> line.rule() + " " + line.title();
            case CAP -> texts.of(Text.CAP_DEDUCTION);
            case MOVED -> texts.of(Text.CHANGE_MOVED, line.ref());
            case TOTAL -> texts.of(Text.CHANGE_TOTAL);
        };
    }

    private String words(Line line) {
        return switch (line.kind()) {
            case KPI, MONTH, DAY, NOT_PRICED, BONUS -> new LineWords(texts).arithmetic(line, settlement.statement());
            case SLIP -> new LineWords(texts).outcome(line, true);
            case CAP, TOTAL, MOVED -> "";
        };
    }
}
