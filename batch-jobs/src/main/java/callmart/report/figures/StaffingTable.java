package callmart.report.figures;

import callmart.calendar.Period;
import callmart.report.Cell;
import callmart.report.DatasetRow;
import callmart.report.DatasetSource;
import callmart.report.Formats;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Column;
import callmart.report.ReportTable.Row;
import callmart.report.Text;
import callmart.report.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls that are expected and seats for them, a day of the week to come each, as the staffing forecast of that week says. */
public final class StaffingTable {

    /** The query that gives one row a day. */
    public static final String DATASET = "operations_staffing";

    private StaffingTable() {
    }

    /** Empty where the week to come is not forecast. */
    static Optional<ReportTable> of(DatasetSource source, Period period, Texts texts) {
        Period next = period.next();
        List<Column> columns = List.of(texts.left(Text.HEADING_DATE, 16), texts.right(Text.HEADING_FORECAST_OFFERED, 11),
                texts.right(Text.HEADING_ROSTER_HOURS, 13), texts.right(Text.HEADING_PLANNED_HOURS, 13),
                texts.right(Text.HEADING_SHORT_HOURS, 13), texts.right(Text.HEADING_MOST_SHORT, 15));
        List<Row> rows = source.read(DATASET, Map.of("from", next.from(), "to", next.to())).stream().map(day -> new Row(false,
                List.of(new Cell.Text(Formats.date(LocalDate.parse(day.text("day")))), number(day, "calls_expected", "#,##0"),
                number(day, "roster_h", "#,##0.0"), number(day, "planned_h", "#,##0.0"), number(day, "short_h", "#,##0.0"),
                number(day, "most_short", "#,##0.0")))).toList();
        return rows.isEmpty() ? Optional.empty() : Optional.of(new ReportTable("staffing", texts.of(Text.TITLE_STAFFING,
                Formats.period(next)), columns, rows));
    }

    private static Cell number(DatasetRow day, String column, String pattern) {
        return new Cell.Text(day.findText(column).map(text -> Formats.decimal(pattern, new BigDecimal(text))).orElse(Formats.NO_VALUE));
    }
}
