package callmart.contract;

import callmart.measure.kpi.Target;
import callmart.report.Cell;
import callmart.report.Formats;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Align;
import callmart.report.ReportTable.Column;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the month's priced KPIs cost if it ended now, and what its rest must reach, as a table of a daily report. Decision 326. */
public final class OutlookBlock {

    private static final String TITLE = "本月扣款展望";

    private OutlookBlock() {
    }

    /** Empty where no contract is in force. @param last day that counts */
    public static Optional<ReportTable> of(List<Outlook.Row> outlook, LocalDate last) {
        if (outlook.isEmpty()) {
            return Optional.empty();
        }
        List<ReportTable.Row> rows = new ArrayList<>();
        outlook.forEach(row -> rows.add(new ReportTable.Row(false, List.of(new Cell.Text(row.contract()), new Cell.Text(row.label()),
                new Cell.Text(soFar(row)),
                new Cell.Text((isAtLeast(row) ? "≥ " : "≤ ") + row.unit().shown(row.target().limit())),
                money(row.amount(), row.currency()), new Cell.Text(rest(row))))));
        if (outlook.stream().map(Outlook.Row::currency).distinct().count() == 1) {
            rows.add(new ReportTable.Row(true, List.of(new Cell.Text("合计"), new Cell.Text(""), new Cell.Text(""), new Cell.Text(""),
                    money(outlook.stream().map(Outlook.Row::amount).reduce(Money.ZERO, BigDecimal::add), outlook.get(0).currency()),
                    new Cell.Text(""))));
        }
        String title = TITLE + "（截至 " + Formats.date(last) + "，不含过失单和当月封顶）";
        return Optional.of(new ReportTable("outlook", title, List.of(new Column("合同", Align.LEFT, 14),
                new Column("考核指标", Align.LEFT, 20), new Column("本月至今", Align.RIGHT, 12),
                new Column("目标", Align.RIGHT, 12), new Column("此刻结束应扣", Align.RIGHT, 15),
                new Column("余下日子", Align.LEFT, 26)), rows));
    }

    private static String soFar(Outlook.Row row) {
        return row.soFar().meets(row.target()).filter(met -> !met).map(missed -> Formats.MISSED_MARK).orElse("")
                + row.unit().shown(row.soFar());
    }

    private static boolean isAtLeast(Outlook.Row row) {
        return row.target().direction() == Target.Direction.AT_LEAST;
    }

    private static Cell money(BigDecimal amount, String currency) {
        return currency.equals(StatementNumbers.YUAN) ? new Cell.Computed(amount, Cell.Shape.MONEY, "")
                : new Cell.Text(StatementNumbers.money(amount, currency));
    }

    private static String rest(Outlook.Row row) {
        return switch (row.verdict()) {
            case OPEN -> (isAtLeast(row) ? "须达到 " : "须不超过 ") + row.unit().shown(row.need().orElseThrow());
            case SECURE -> "已达标";
            case LOST -> "已无法达标";
            case NONE -> row.missing().filter(any -> any.signum() > 0).map(missing -> "计划 "
                    + Formats.count(row.soFar().denominator()) + "，已完成 " + Formats.count(row.soFar().numerator())
                    + "，差 " + Formats.count(missing)).orElse(Formats.NO_VALUE);
        };
    }
}
