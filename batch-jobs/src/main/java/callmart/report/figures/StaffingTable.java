package callmart.report.figures;

import callmart.calendar.Period;
import callmart.report.Cell;
import callmart.report.DatasetRow;
import callmart.report.DatasetSource;
import callmart.report.Formats;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Align;
import callmart.report.ReportTable.Column;
import callmart.report.ReportTable.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls that are expected and seats for them, a day of the week to come each, as the staffing forecast of that week says. */
public final class StaffingTable {

    static final String TITLE = "下周人力预测";

    /** The query that gives one row a day. */
    public static final String DATASET = "operations_staffing";

    private StaffingTable() {
    }

    /** Empty where the week to come is not forecast. */
    static Optional<ReportTable> of(DatasetSource source, Period period) {
        Period next = period.next();
        List<Column> columns = List.of(new Column("日期", Align.LEFT, 16), new Column("预测来电", Align.RIGHT, 11),
                new Column("应排（席时）", Align.RIGHT, 13), new Column("已排（席时）", Align.RIGHT, 13),
                new Column("不足（席时）", Align.RIGHT, 13), new Column("最缺时段（席）", Align.RIGHT, 15));
        List<Row> rows = source.read(DATASET, Map.of("from", next.from(), "to", next.to())).stream().map(day -> new Row(false,
                List.of(new Cell.Text(Formats.date(LocalDate.parse(day.text("day")))), number(day, "calls_expected", "#,##0"),
                number(day, "roster_h", "#,##0.0"), number(day, "planned_h", "#,##0.0"), number(day, "short_h", "#,##0.0"),
                number(day, "most_short", "#,##0.0")))).toList();
        return rows.isEmpty() ? Optional.empty() : Optional.of(new ReportTable("staffing", TITLE + "（" + Formats.period(next) + "）",
                columns, rows));
    }

    private static Cell number(DatasetRow day, String column, String pattern) {
        return new Cell.Text(day.findText(column).map(text -> Formats.decimal(pattern, new BigDecimal(text))).orElse(Formats.NO_VALUE));
    }
}
