package callmart.report.figures;

import callmart.calendar.Period;
import callmart.measure.kpi.MeasureRole;
import callmart.report.Cell;
import callmart.report.DatasetRow;
import callmart.report.DatasetSource;
import callmart.report.FieldFormat;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Align;
import callmart.report.ReportTable.Column;
import callmart.report.ReportTable.Row;
import callmart.report.Text;
import callmart.report.Texts;
import callmart.report.definition.FiguresLayout;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How many callers were answered, and how many were lost, within so many seconds: each line has those of the lines above in it. */
public final class WaitTable {

    /** The query that gives one row a limit. */
    public static final String DATASET = "operations_waits";

    private WaitTable() {
    }

    /** Empty where nobody asked for an agent. */
    static Optional<ReportTable> of(DatasetSource source, Period period, FiguresLayout layout, FiguresData data) {
        List<DatasetRow> limits = source.read(DATASET, Map.of("from", period.from(), "to", period.to()));
        if (limits.isEmpty()) {
            return Optional.empty();
        }
        Texts texts = data.texts();
        List<Row> rows = new ArrayList<>();
        String answered = data.id(MeasureRole.ANSWERED);
        String lost = data.id(MeasureRole.LOST);
        limits.forEach(limit -> rows.add(row(limit, texts.of(Text.WORD_WITHIN, limit.text("within_s")), answered, lost, layout.few())));
        rows.add(new Row(true, row(limits.get(0), texts.of(Text.WORD_SUM), "all_answered", "all_lost", 0).cells()));
        return Optional.of(new ReportTable("waits", texts.of(Text.TITLE_WAITS), List.of(
                texts.left(Text.HEADING_WAIT, 16), new Column(data.label(MeasureRole.ANSWERED), Align.RIGHT, 12),
                texts.right(Text.HEADING_SHARE_OF_ANSWERED, 12), new Column(data.label(MeasureRole.LOST), Align.RIGHT, 12),
                texts.right(Text.HEADING_SHARE_OF_LOST, 12)), rows));
    }

    private static Row row(DatasetRow limit, String label, String answered, String lost, int few) {
        return new Row(false, List.of(new Cell.Text(label), count(limit, answered), share(limit, answered, "all_answered", few),
                count(limit, lost), share(limit, lost, "all_lost", few)));
    }

    private static Cell count(DatasetRow limit, String column) {
        return new Cell.Count(limit.number(column).longValueExact());
    }

    private static Cell share(DatasetRow limit, String part, String whole, int few) {
        BigDecimal all = limit.number(whole);
        return new Cell.Field(FieldFormat.PERCENT, all.signum() == 0 ? null : limit.number(part).divide(all, MathContext.DECIMAL64),
                all.compareTo(BigDecimal.valueOf(few)) < 0);
    }
}
