package callmart.publish;

import callmart.calendar.Period;
import callmart.report.DatasetRow;
import callmart.report.Formats;
import callmart.report.Text;
import callmart.report.Texts;
import callmart.report.definition.ListForm;
import callmart.report.definition.ReportCatalogue;
import callmart.report.definition.ReportDefinition;
import callmart.report.definition.Slice;
import callmart.report.list.ListReport;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whether the editions of a report and the rows that nobody gets are together the whole report: of a list its rows, of a report of
 * figures each sum of its total. Asks the warehouse once for each report and period. Decision 330.
 */
public final class EditionSums {

    private static final String ROWS = "rows";

    private final ReportCatalogue reports;
    private final WarehouseDatasets datasets;
    private final ZoneId zone;
    private final Texts texts;
    private final Map<String, Sums> known = new HashMap<>();

    /** What was counted, by what it counts. */
    private record Sums(Map<String, BigDecimal> whole, Map<String, BigDecimal> editions, Map<String, BigDecimal> others) {

        Optional<String> fault() {
            return whole.keySet().stream().filter(name -> of(editions, name).add(of(others, name)).compareTo(of(whole, name)) != 0)
                    .map(name -> "its editions do not add up: " + name + " are " + of(editions, name).toPlainString()
                            + " in the editions and "
                            + of(others, name).toPlainString() + " in none, together not the " + of(whole, name).toPlainString()
                            + " of the whole; see that no two keys of recipients.yml stand for the same rows")
                    .findFirst();
        }

        private static BigDecimal of(Map<String, BigDecimal> sums, String name) {
            return sums.getOrDefault(name, BigDecimal.ZERO);
        }
    }

    public EditionSums(ReportCatalogue reports, WarehouseDatasets datasets, ZoneId zone, Texts texts) {
        this.reports = reports;
        this.datasets = datasets;
        this.zone = zone;
        this.texts = texts;
    }

    /** Why an edition must not be made; empty for whole reports, and where all add up. */
    Optional<String> fault(ReportDefinition report, Period period) {
        return report.readers().slice().flatMap(slice -> of(slice.report(), period).fault());
    }

    /** What of a divided report goes to no edition's readers, in words. */
    Optional<String> others(ReportDefinition report, Period period) {
        if (report.readers().burst().isEmpty() || reports.editions(report.id()).isEmpty()) {
            return Optional.empty();
        }
        Map<String, BigDecimal> left = of(report.id(), period).others();
        return report.layout().byKind(figures -> figures.shown().stream().filter(figure -> left.containsKey(figure.id())).findFirst()
                        .map(figure -> figure.label() + " " + Formats.value(figure.unit(), Optional.of(figure.ratio(left)))),
                list -> Optional.of(Formats.count(left.get(ROWS)) + " " + list.unit()), statement -> Optional.<String>empty())
                .filter(words -> left.values().stream().anyMatch(sum -> sum.signum() != 0))
                .map(words -> texts.of(Text.NOTE_OTHERS, words));
    }

    private Sums of(String report, Period period) {
        return known.computeIfAbsent(report + " " + period, key -> count(reports.get(report), period));
    }

    private Sums count(ReportDefinition whole, Period period) {
        List<Slice> slices = reports.editions(whole.id()).stream().flatMap(edition -> edition.readers().slice().stream()).toList();
        Map<String, BigDecimal> editions = new TreeMap<>();
        slices.forEach(slice -> count(whole, period, datasets.of(Optional.of(slice))).forEach((name, sum) -> editions.merge(name, sum,
                BigDecimal::add)));
        return new Sums(count(whole, period, datasets), editions, count(whole, period, datasets.outside(slices)));
    }

    private Map<String, BigDecimal> count(ReportDefinition report, Period period, WarehouseDatasets from) {
        Optional<ListForm> list = report.list();
        if (list.isPresent()) {
            return Map.of(ROWS, from.count(report.dataset(), ListReport.parameters(list.get(), period, zone)));
        }
        return from.read(report.dataset(), Map.of("from", period.from(), "to", period.to(), "sections", List.of("total"))).stream()
                .filter(row -> row.text("section").equals("total")).findFirst().map(EditionSums::numbers).orElse(Map.of());
    }

    private static Map<String, BigDecimal> numbers(DatasetRow total) {
        return total.values().entrySet().stream().filter(column -> column.getValue() instanceof Number)
                .collect(Collectors.toMap(Map.Entry::getKey, column -> total.number(column.getKey())));
    }
}
