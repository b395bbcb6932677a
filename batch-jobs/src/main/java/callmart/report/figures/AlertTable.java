package callmart.report.figures;

import callmart.calendar.Period;
import callmart.report.Cell;
import callmart.report.DatasetSource;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Column;
import callmart.report.ReportTable.Row;
import callmart.report.Text;
import callmart.report.Texts;
import java.util.List;
import java.util.Map;

/** The alerts about a period's data; those about reports are no part of one, as they are known after it is made. */
public final class AlertTable {

    /** The query that gives one row an alert. */
    public static final String DATASET = "operations_alerts";

    private AlertTable() {
    }

    static ReportTable of(DatasetSource source, Period period, Texts texts) {
        List<Column> columns = List.of(texts.left(Text.HEADING_DATE, 13), texts.center(Text.HEADING_LEVEL, 8),
                texts.left(Text.HEADING_ALERT, 70), texts.left(Text.HEADING_NOTIFIED, 14));
        List<Row> rows = source.read(DATASET, Map.of("from", period.from(), "to", period.to())).stream().map(alert -> new Row(false,
                List.of(new Cell.Text(alert.text("day")), new Cell.Text(alert.text("level")), new Cell.Text(alert.text("message")),
                        new Cell.Text(alert.text("recipients"))))).toList();
        return new ReportTable("alerts", rows.isEmpty() ? texts.of(Text.TITLE_NO_ALERTS, texts.of(period).now())
                : texts.of(Text.TITLE_ALERTS), columns, rows);
    }
}
