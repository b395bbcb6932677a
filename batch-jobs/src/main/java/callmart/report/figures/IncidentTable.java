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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Problems of systems in a period: how many, how long, how many seats, and each of them. Decision 61. */
public final class IncidentTable {

    /** The query that gives one row an incident. */
    public static final String DATASET = "operations_incidents";

    private static final int MINUTE = 16;

    private final Period period;
    private final List<DatasetRow> incidents;
    private final Texts texts;

    IncidentTable(DatasetSource source, Period period, ZoneId zone, Texts texts) {
        this.texts = texts;
        this.period = period;
        this.incidents = source.read(DATASET, Map.of("from", period.from(), "to", period.to(), "zone", zone.getId()));
    }

    /** A row without a value in the column does not count. */
    private long sum(String column) {
        return incidents.stream().flatMap(row -> row.findText(column).stream()).mapToLong(Long::parseLong).sum();
    }

    private long open() {
        return incidents.stream().filter(row -> row.findText("downtime_minutes").isEmpty()).count();
    }

    ReportTable table() {
        List<Column> columns = List.of(texts.left(Text.HEADING_OCCURRED_AT, 17), texts.left(Text.HEADING_CONTENT, 32),
                texts.center(Text.HEADING_REPORTED, 9), texts.left(Text.HEADING_REPORTER, 11), texts.left(Text.HEADING_RECOVERED_AT, 17),
                texts.right(Text.HEADING_DOWNTIME_MINUTES, 18), texts.right(Text.HEADING_AFFECTED_SEATS, 15),
                texts.left(Text.HEADING_SOLUTION, 28));
        List<Row> rows = new ArrayList<>();
        incidents.forEach(incident -> rows.add(row(incident)));
        if (rows.isEmpty()) {
            return new ReportTable("incidents", texts.of(Text.TITLE_NO_INCIDENTS, texts.of(period).now()), columns, List.of());
        }
        rows.add(new Row(true, List.of(new Cell.Text(texts.of(Text.WORD_SUM)), new Cell.Text(texts.of(Text.WORD_INCIDENTS,
                incidents.size())), new Cell.Text(""), new Cell.Text(""), new Cell.Text(open() == 0 ? ""
                : texts.of(Text.WORD_OPEN, open())), new Cell.Count(sum("downtime_minutes")),
                new Cell.Count(sum("affected_seats")), new Cell.Text(""))));
        return new ReportTable("incidents", texts.of(Text.TITLE_INCIDENTS), columns, rows);
    }

    private Row row(DatasetRow incident) {
        return new Row(false, List.of(new Cell.Text(minute(incident, "occurred_at").orElse("")),
                new Cell.Text(incident.findText("content").orElse("")),
                new Cell.Text(incident.findText("reported").map(reported -> texts.of(reported.equals("0") ? Text.WORD_NO : Text.WORD_YES))
                        .orElse(Formats.NO_VALUE)),
                new Cell.Text(incident.findText("reporter").orElse(Formats.NO_VALUE)),
                new Cell.Text(minute(incident, "recovered_at").orElseGet(() -> texts.of(Text.WORD_NOT_RECOVERED))),
                count(incident, "downtime_minutes"),
                count(incident, "affected_seats"), new Cell.Text(incident.findText("solution").orElse(Formats.NO_VALUE))));
    }

    private static Cell count(DatasetRow incident, String column) {
        return new Cell.Count(incident.findText(column).map(Long::valueOf).orElse(null));
    }

    private static Optional<String> minute(DatasetRow incident, String column) {
        return incident.findText(column).map(text -> text.substring(0, Math.min(MINUTE, text.length())));
    }

    /** How many, how long, how many seats; empty when there was none. */
    String finding() {
        return incidents.isEmpty() ? "" : texts.of(Text.FINDING_INCIDENTS, incidents.size(),
                Formats.count(BigDecimal.valueOf(sum("downtime_minutes"))), Formats.count(BigDecimal.valueOf(sum("affected_seats"))),
                open() == 0 ? "" : texts.of(Text.FINDING_INCIDENTS_OPEN, open()));
    }
}
