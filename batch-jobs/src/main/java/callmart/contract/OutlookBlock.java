package callmart.contract;

import callmart.measure.kpi.Target;
import callmart.report.Cell;
import callmart.report.Formats;
import callmart.report.ReportTable;
import callmart.report.Text;
import callmart.report.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the month's priced KPIs cost if it ended now, and what its rest must reach, as a table of a daily report. Decision 326. */
public final class OutlookBlock {

    private OutlookBlock() {
    }

    /** Empty where no contract is in force. @param last day that counts */
    public static Optional<ReportTable> of(List<Outlook.Row> outlook, LocalDate last, Texts texts) {
        if (outlook.isEmpty()) {
            return Optional.empty();
        }
        List<ReportTable.Row> rows = new ArrayList<>();
        outlook.forEach(row -> rows.add(new ReportTable.Row(false, List.of(new Cell.Text(row.contract()), new Cell.Text(row.label()),
                new Cell.Text(soFar(row)),
                new Cell.Text((isAtLeast(row) ? "≥ " : "≤ ") + row.unit().shown(row.target().limit())),
                money(row.amount(), row.currency()), new Cell.Text(rest(row, texts))))));
        if (outlook.stream().map(Outlook.Row::currency).distinct().count() == 1) {
            rows.add(new ReportTable.Row(true, List.of(new Cell.Text(texts.of(Text.WORD_SUM)), new Cell.Text(""), new Cell.Text(""),
                    new Cell.Text(""), money(outlook.stream().map(Outlook.Row::amount).reduce(Money.ZERO, BigDecimal::add),
                    outlook.get(0).currency()), new Cell.Text(""))));
        }
        return Optional.of(new ReportTable("outlook", texts.of(Text.TITLE_OUTLOOK, Formats.date(last)), List.of(
                texts.left(Text.HEADING_CONTRACT, 14), texts.left(Text.HEADING_ASSESSED, 20), texts.right(Text.HEADING_SO_FAR, 12),
                texts.right(Text.HEADING_TARGET, 12), texts.right(Text.HEADING_OWED, 15), texts.left(Text.HEADING_REMAINDER, 26)), rows));
    }

    private static String soFar(Outlook.Row row) {
        return (row.soFar().misses(row.target()) ? Formats.MISSED_MARK : "")
                + row.unit().shown(row.soFar(), value -> value.misses(row.target()));
    }

    private static boolean isAtLeast(Outlook.Row row) {
        return row.target().direction() == Target.Direction.AT_LEAST;
    }

    private static Cell money(BigDecimal amount, String currency) {
        return currency.equals(StatementNumbers.YUAN) ? new Cell.Computed(amount, Cell.Shape.MONEY, "")
                : new Cell.Text(StatementNumbers.money(amount, currency));
    }

    private static String rest(Outlook.Row row, Texts texts) {
        return switch (row.verdict()) {
            case OPEN -> texts.of(isAtLeast(row) ? Text.WORD_REMAINDER_AT_LEAST : Text.WORD_REMAINDER_AT_MOST,
                    row.unit().shown(row.need().orElseThrow()));
            case SECURE -> texts.of(Text.WORD_SECURE);
            case LOST -> texts.of(Text.WORD_OUT_OF_REACH);
            case NONE -> row.missing().filter(any -> any.signum() > 0).map(missing -> texts.of(Text.WORD_MISSING,
                    Formats.count(row.soFar().denominator()), Formats.count(row.soFar().numerator()), Formats.count(missing)))
                    .orElse(Formats.NO_VALUE);
        };
    }
}
