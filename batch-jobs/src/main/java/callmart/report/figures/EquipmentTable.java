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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Devices that failed in a period: how often, for how long, and how long they ran between two faults. Decision 363. */
public final class EquipmentTable {

    static final String TITLE = "设备故障";

    /** The query that gives one row a device. */
    public static final String DATASET = "operations_equipment";

    private EquipmentTable() {
    }

    static ReportTable of(DatasetSource source, Period period, ZoneId zone) {
        List<Column> columns = List.of(new Column("设备", Align.LEFT, 14), new Column("类别", Align.LEFT, 12),
                new Column("型号", Align.LEFT, 18), new Column("启用日期", Align.LEFT, 16),
                new Column("最近维护", Align.LEFT, 16), new Column("状态", Align.LEFT, 11), new Column("故障次数", Align.RIGHT,
                        10),
                new Column("停机时长（分钟）", Align.RIGHT, 18), new Column("平均故障间隔（小时）", Align.RIGHT, 21));
        List<DatasetRow> devices = source.read(DATASET, Map.of("from", period.from(), "to", period.to(), "zone", zone.getId()));
        if (devices.isEmpty()) {
            return new ReportTable("equipment", TITLE + "：" + PeriodWords.of(period).inText() + "无设备故障", columns, List.of());
        }
        List<Row> rows = new ArrayList<>();
        devices.forEach(device -> rows.add(new Row(false, List.of(text(device, "device"), text(device, "kind"),
                text(device, "model"), date(device, "installed_on"), date(device, "maintained_on"), text(device, "status"),
                new Cell.Count(device.number("faults").longValue()), new Cell.Count(device.number("downtime_minutes").longValue()),
                new Cell.Text(Formats.decimal("#,##0.0", device.number("hours_between_faults")))))));
        rows.add(new Row(true, List.of(new Cell.Text("合计"), new Cell.Text(devices.size() + " 台"), new Cell.Text(""),
                new Cell.Text(""), new Cell.Text(""), new Cell.Text(open(devices)), new Cell.Count(sum(devices, "faults")),
                new Cell.Count(sum(devices, "downtime_minutes")), new Cell.Text(""))));
        return new ReportTable("equipment", TITLE, columns, rows);
    }

    private static String open(List<DatasetRow> devices) {
        long open = sum(devices, "open_faults");
        return open == 0 ? "" : open + " 起未恢复";
    }

    private static long sum(List<DatasetRow> devices, String column) {
        return devices.stream().map(device -> device.number(column)).reduce(BigDecimal.ZERO, BigDecimal::add).longValue();
    }

    private static Cell text(DatasetRow device, String column) {
        return new Cell.Text(device.findText(column).orElse(Formats.NO_VALUE));
    }

    private static Cell date(DatasetRow device, String column) {
        return new Cell.Text(device.findText(column).map(text -> Formats.date(LocalDate.parse(text))).orElse(Formats.NO_VALUE));
    }
}
