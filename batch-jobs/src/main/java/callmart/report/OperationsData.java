package callmart.report;

import callmart.calendar.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The dataset of one period in the report's order.
 *
 * @param total empty when the period has no rows at all
 * @param days those that have rows
 * @param categories every configured one, then unknown codes, then the calls without one, if any
 * @param hours all 24
 * @param agents those who took a call, by id
 */
record OperationsData(Optional<MeasureRow> total, List<MeasureRow> days, List<MeasureRow> categories,
        List<MeasureRow> hours, List<MeasureRow> agents) {

    private static final int HOURS = 24;

    static OperationsData of(List<DatasetRow> rows, Period period, MeasureCatalogue measures, CategoryLabels labels) {
        Map<String, List<DatasetRow>> sections = rows.stream().collect(Collectors.groupingBy(row -> row.text("section")));
        Optional<MeasureRow> total = sections.getOrDefault("total", List.of()).stream().findFirst()
                .map(row -> row("total:" + period, "合计 " + period, row, measures));
        return new OperationsData(total, days(byKey(sections, "day"), measures), categories(byKey(sections, "category"), measures, labels),
                hours(byKey(sections, "hour"), measures), agents(byKey(sections, "agent"), measures));
    }

    /** Every day of the period; one without rows has no values. */
    List<OperationsTables.Line> everyDay(Period period) {
        return period.days().stream().map(day -> new OperationsTables.Line(Formats.date(day), day(day))).toList();
    }

    /** Empty when the day has no rows. */
    Optional<MeasureRow> day(LocalDate day) {
        return days.stream().filter(row -> row.id().equals("day:" + day)).findFirst();
    }

    /** By key; rows without one stand under the empty text. */
    private static Map<String, DatasetRow> byKey(Map<String, List<DatasetRow>> sections, String section) {
        Map<String, DatasetRow> byKey = new TreeMap<>();
        sections.getOrDefault(section, List.of()).forEach(row -> byKey.put(row.findText("key").orElse(""), row));
        return byKey;
    }

    private static List<MeasureRow> categories(Map<String, DatasetRow> byKey, MeasureCatalogue measures,
            CategoryLabels labels) {
        List<String> codes = new ArrayList<>(labels.codes());
        byKey.keySet().stream().filter(code -> !code.isEmpty() && !codes.contains(code)).sorted(Comparator.naturalOrder())
                .toList().forEach(codes::add);
        List<MeasureRow> categories = new ArrayList<>();
        codes.forEach(code -> categories.add(
                rowOrZero("category:" + code, labels.label(code), byKey.get(code), measures)));
        if (byKey.containsKey("")) {
            categories.add(row("category:", CategoryLabels.UNCATEGORISED, byKey.get(""), measures));
        }
        return categories;
    }

    private static List<MeasureRow> days(Map<String, DatasetRow> byKey, MeasureCatalogue measures) {
        return byKey.entrySet().stream().map(entry -> row("day:" + entry.getKey(), Formats.date(LocalDate.parse(entry.getKey())),
                entry.getValue(), measures)).toList();
    }

    private static List<MeasureRow> hours(Map<String, DatasetRow> byKey, MeasureCatalogue measures) {
        List<MeasureRow> hours = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            hours.add(rowOrZero("hour:" + hour, String.format(Locale.ROOT, "%02d:00–%02d:59", hour, hour),
                    byKey.get(String.valueOf(hour)), measures));
        }
        return hours;
    }

    private static List<MeasureRow> agents(Map<String, DatasetRow> byKey, MeasureCatalogue measures) {
        return byKey.entrySet().stream().filter(entry -> !entry.getKey().isEmpty())
                .map(entry -> row("agent:" + entry.getKey(), entry.getKey(), entry.getValue(), measures)).toList();
    }

    private static MeasureRow rowOrZero(String id, String label, DatasetRow row, MeasureCatalogue measures) {
        return row == null ? new MeasureRow(id, label, Map.of()) : row(id, label, row, measures);
    }

    private static MeasureRow row(String id, String label, DatasetRow row, MeasureCatalogue measures) {
        Map<String, BigDecimal> values = new TreeMap<>();
        measures.list().stream().filter(measure -> row.values().containsKey(measure.id()))
                .forEach(measure -> values.put(measure.id(), row.number(measure.id())));
        return new MeasureRow(id, label, values);
    }
}
