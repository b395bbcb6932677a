package callmart.measure.kpi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Turns sums of measures into KPI values: sum ÷ sum, for each key. */
public final class KpiValues {

    private KpiValues() {
    }

    /**
     * @param sums key to measure to sum
     * @param available the measures that have the dimension; a KPI that needs another one is left out
     * @param kpis in the order of the result within a key
     * @param absent the measures that have no value for a key; a KPI over one of them is left out
     * @param hasValue whether the sums of a key are those of a period for which the KPI has a value
     */
    public static List<KpiRow> of(Map<String, Map<String, BigDecimal>> sums, Collection<String> available, List<Kpi> kpis,
            Function<String, Set<String>> absent, BiPredicate<Kpi, String> hasValue) {
        List<Kpi> computable = kpis.stream().filter(kpi -> available.containsAll(kpi.measures())).toList();
        List<KpiRow> rows = new ArrayList<>();
        sums.forEach((key, measures) -> {
            Set<String> without = absent.apply(key);
            computable.stream().filter(kpi -> Collections.disjoint(without, kpi.measures())).forEach(kpi -> rows.add(new KpiRow(key, kpi,
                    hasValue.test(kpi, key) ? kpi.ratio(measures) : kpi.without(measures))));
        });
        return rows;
    }
}
