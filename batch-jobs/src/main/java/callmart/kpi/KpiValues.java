package callmart.kpi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Turns sums of measures into KPI values: sum ÷ sum, for each key. */
public final class KpiValues {

    private KpiValues() {
    }

    /**
     * @param sums key to measure to sum
     * @param available the measures that have the dimension; a KPI that needs another one is left out
     * @param kpis in the order of the result within a key
     * @param wholeMonths whether the sums of a key are those of whole calendar months
     */
    public static List<KpiRow> of(Map<String, Map<String, BigDecimal>> sums, Collection<String> available, List<Kpi> kpis,
            Predicate<String> wholeMonths) {
        List<Kpi> computable = kpis.stream().filter(kpi -> available.containsAll(kpi.numerator().measures())
                && available.containsAll(kpi.denominator().measures())).toList();
        List<KpiRow> rows = new ArrayList<>();
        sums.forEach((key, measures) -> computable.forEach(kpi -> rows.add(new KpiRow(key, kpi,
                kpi.periods() == Kpi.Periods.ANY || wholeMonths.test(key) ? kpi.ratio(measures) : kpi.without(measures)))));
        return rows;
    }
}
