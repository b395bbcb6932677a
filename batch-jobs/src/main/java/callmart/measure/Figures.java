package callmart.measure;

import callmart.calendar.Period;
import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.KpiRow;
import callmart.measure.kpi.KpiValues;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** KPI values of any period, dimension and scope, from the measures that the warehouse holds. */
public final class Figures {

    private final MeasureSums sums;

    public Figures(MeasureSums sums) {
        this.sums = sums;
    }

    /**
     * The values of each key in the order of the keys, within a key in that of {@code kpis}. A KPI whose measures lack the
     * dimension, cannot be restricted to the scope, or have no value in the key's days, is left out: it is not assessed.
     *
     * @param from first business day
     * @param to last business day, included
     */
    public List<KpiRow> values(LocalDate from, LocalDate to, Optional<Dimension> by, MeasureScope scope, List<Kpi> kpis) {
        Map<Boolean, List<Kpi>> toDate = kpis.stream()
                .collect(Collectors.partitioningBy(kpi -> kpi.periods() == Kpi.Periods.CAMPAIGN_TO_DATE));
        Predicate<String> wholeMonths = wholeMonths(from, to, by);
        List<KpiRow> rows = KpiValues.of(sums.sum(from, to, by, scope, measures(toDate.get(false))), sums.names(by, scope),
                toDate.get(false), key -> sums.absent(key, from, to, by), (kpi, key) -> kpi.hasValueOf(wholeMonths.test(key)));
        return toDate.get(true).isEmpty() ? rows : inOrder(rows, KpiValues.of(sums.ofCampaignsToDate(from, to, by, scope),
                sums.names(by, scope), toDate.get(true), key -> sums.absent(key, from, to, by), (kpi, key) -> true), kpis);
    }

    private static Set<String> measures(List<Kpi> kpis) {
        return kpis.stream().flatMap(kpi -> kpi.measures().stream()).collect(Collectors.toSet());
    }

    /** Rows of both kinds by the keys of the first, then of the second; within a key in the order of the KPIs. */
    private static List<KpiRow> inOrder(List<KpiRow> rows, List<KpiRow> toDate, List<Kpi> kpis) {
        List<String> keys = Stream.concat(rows.stream(), toDate.stream()).map(KpiRow::key).distinct().toList();
        List<String> ids = kpis.stream().map(Kpi::id).toList();
        return Stream.concat(rows.stream(), toDate.stream()).sorted(Comparator.comparingInt((KpiRow row) -> keys.indexOf(row.key()))
                .thenComparingInt(row -> ids.indexOf(row.kpi().id()))).toList();
    }

    private static Predicate<String> wholeMonths(LocalDate from, LocalDate to, Optional<Dimension> by) {
        boolean whole = Period.wholeMonths(from, to);
        return key -> by.map(dimension -> switch (dimension) {
            case DAY, WEEK -> false;
            case MONTH -> !Period.parse(key).from().isBefore(from) && !Period.parse(key).to().isAfter(to);
            default -> whole;
        }).orElse(whole);
    }
}
