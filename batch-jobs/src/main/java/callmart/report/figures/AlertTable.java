package callmart.report.figures;

import callmart.calendar.Period;
import callmart.report.Cell;
import callmart.report.DatasetSource;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Align;
import callmart.report.ReportTable.Column;
import callmart.report.ReportTable.Row;
import java.util.List;
import java.util.Map;

/** The alerts about a period's data; those about reports are no part of one, as they are known after it is made. */
public final class AlertTable {

    static final String TITLE = "预警";

    /** The query that gives one row an alert. */
    public static final String DATASET = "operations_alerts";

    private AlertTable() {
    }

    static ReportTable of(DatasetSource source, Period period) {
        List<Column> columns = List.of(new Column("日期", Align.LEFT, 13), new Column("级别", Align.CENTER, 8),
                new Column("预警内容", Align.LEFT, 70), new Column("通知", Align.LEFT, 14));
        List<Row> rows = source.read(DATASET, Map.of("from", period.from(), "to", period.to())).stream().map(alert -> new Row(false,
                List.of(new Cell.Text(alert.text("day")), new Cell.Text(alert.text("level")), new Cell.Text(alert.text("message")),
                        new Cell.Text(alert.text("recipients"))))).toList();
        return new ReportTable("alerts", rows.isEmpty() ? TITLE + "：" + PeriodWords.of(period).inText() + "无预警" : TITLE, columns,
                rows);
    }
}
