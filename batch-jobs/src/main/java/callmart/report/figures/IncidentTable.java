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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Problems of systems in a period: how many, how long, how many seats, and each of them. Decision 61. */
public final class IncidentTable {

    static final String TITLE = "系统运行情况";

    /** The query that gives one row an incident. */
    public static final String DATASET = "operations_incidents";

    private static final int MINUTE = 16;

    private final Period period;
    private final List<DatasetRow> incidents;

    IncidentTable(DatasetSource source, Period period, ZoneId zone) {
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
        List<Column> columns = List.of(new Column("发生时间", Align.LEFT, 17), new Column("故障内容", Align.LEFT, 32),
                new Column("是否上报", Align.CENTER, 9), new Column("上报人", Align.LEFT, 11), new Column("恢复时间", Align.LEFT,
                        17),
                new Column("停机时长（分钟）", Align.RIGHT, 18), new Column("影响坐席数量", Align.RIGHT, 15),
                new Column("解决方案", Align.LEFT, 28));
        List<Row> rows = new ArrayList<>();
        incidents.forEach(incident -> rows.add(row(incident)));
        if (rows.isEmpty()) {
            return new ReportTable("incidents", TITLE + "：" + PeriodWords.of(period).inText() + "无系统问题", columns, List.of());
        }
        rows.add(new Row(true, List.of(new Cell.Text("合计"), new Cell.Text(incidents.size() + " 起"), new Cell.Text(""),
                new Cell.Text(""), new Cell.Text(open() == 0 ? "" : open() + " 起未恢复"), new Cell.Count(sum("downtime_minutes")),
                new Cell.Count(sum("affected_seats")), new Cell.Text(""))));
        return new ReportTable("incidents", TITLE, columns, rows);
    }

    private static Row row(DatasetRow incident) {
        return new Row(false, List.of(new Cell.Text(minute(incident, "occurred_at").orElse("")),
                new Cell.Text(incident.findText("content").orElse("")),
                new Cell.Text(incident.findText("reported").map(reported -> reported.equals("0") ? "否" : "是").orElse(Formats.NO_VALUE)),
                new Cell.Text(incident.findText("reporter").orElse(Formats.NO_VALUE)),
                new Cell.Text(minute(incident, "recovered_at").orElse("未恢复")), count(incident, "downtime_minutes"),
                count(incident, "affected_seats"), new Cell.Text(incident.findText("solution").orElse(Formats.NO_VALUE))));
    }

    private static Cell count(DatasetRow incident, String column) {
        return new Cell.Count(incident.findText(column).map(Long::valueOf).orElse(null));
    }

    private static Optional<String> minute(DatasetRow incident, String column) {
        return incident.findText(column).map(text -> text.substring(0, Math.min(MINUTE, text.length())));
    }

    /** How many, how long, how many seats; empty when there was none. */
    Optional<String> finding() {
        return incidents.isEmpty() ? Optional.empty() : Optional.of("系统问题 " + incidents.size() + " 起，累计停机 "
                + Formats.count(BigDecimal.valueOf(sum("downtime_minutes"))) + " 分钟，影响坐席 "
                + Formats.count(BigDecimal.valueOf(sum("affected_seats"))) + " 席次" + (open() == 0 ? "" : "，" + open()
                        + " 起未恢复"));
    }
}
