package callmart.measure;

import callmart.calendar.Period;
import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.KpiRow;
import callmart.measure.kpi.KpiValues;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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
        return KpiValues.of(sums.sum(from, to, by, scope), sums.names(by, scope), kpis,
                key -> sums.absent(key, from, to, by), wholeMonths(from, to, by));
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
