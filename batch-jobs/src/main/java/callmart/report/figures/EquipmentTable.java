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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Devices that failed in a period: how often, for how long, and how long they ran between two faults. Decision 363. */
public final class EquipmentTable {

    /** The query that gives one row a device. */
    public static final String DATASET = "operations_equipment";

    private EquipmentTable() {
    }

    static ReportTable of(DatasetSource source, Period period, ZoneId zone, Texts texts) {
        List<Column> columns = List.of(texts.left(Text.HEADING_DEVICE, 14), texts.left(Text.HEADING_KIND, 12),
                texts.left(Text.HEADING_MODEL, 18), texts.left(Text.HEADING_INSTALLED_ON, 16), texts.left(Text.HEADING_MAINTAINED_ON, 16),
                texts.left(Text.HEADING_STATUS, 11), texts.right(Text.HEADING_FAULTS, 10), texts.right(Text.HEADING_DOWNTIME_MINUTES, 18),
                texts.right(Text.HEADING_HOURS_BETWEEN_FAULTS, 21));
        List<DatasetRow> devices = source.read(DATASET, Map.of("from", period.from(), "to", period.to(), "zone", zone.getId()));
        if (devices.isEmpty()) {
            return new ReportTable("equipment", texts.of(Text.TITLE_NO_EQUIPMENT, texts.of(period).now()), columns, List.of());
        }
        List<Row> rows = new ArrayList<>();
        devices.forEach(device -> rows.add(new Row(false, List.of(text(device, "device"), text(device, "kind"),
                text(device, "model"), date(device, "installed_on"), date(device, "maintained_on"), text(device, "status"),
                new Cell.Count(device.number("faults").longValue()), new Cell.Count(device.number("downtime_minutes").longValue()),
                new Cell.Text(Formats.decimal("#,##0.0", device.number("hours_between_faults")))))));
        long open = sum(devices, "open_faults");
        rows.add(new Row(true, List.of(new Cell.Text(texts.of(Text.WORD_SUM)), new Cell.Text(texts.of(Text.WORD_DEVICES, devices.size())),
                new Cell.Text(""), new Cell.Text(""), new Cell.Text(""), new Cell.Text(open == 0 ? "" : texts.of(Text.WORD_OPEN, open)),
                new Cell.Count(sum(devices, "faults")),
                new Cell.Count(sum(devices, "downtime_minutes")), new Cell.Text(""))));
        return new ReportTable("equipment", texts.of(Text.TITLE_EQUIPMENT), columns, rows);
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
