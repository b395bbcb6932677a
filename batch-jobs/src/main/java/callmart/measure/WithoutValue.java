package callmart.measure;

import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.KpiCatalogue;
import callmart.measure.kpi.Measure;
import callmart.measure.kpi.Need;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Figures that have no value as the sources are.
 *
 * @param need what no source delivers, as {@code calls.survey_offered | surveys}
 * @param measures ids of the measures that need it
 * @param kpis ids of the KPIs over them
 */
public record WithoutValue(Need need, List<String> measures, List<String> kpis) {

    /** Those of the last loads, in the order of what is needed. */
    public static List<WithoutValue> of(Delivered delivered, KpiCatalogue catalogue) {
        return delivered.missing().stream().map(missing -> {
            Set<String> ids = missing.measures().stream().map(Measure::id).collect(Collectors.toSet());
            return new WithoutValue(missing.need(), missing.measures().stream().map(Measure::id).toList(), catalogue.list().stream()
                    .filter(kpi -> !Collections.disjoint(ids, kpi.measures())).map(Kpi::id).toList());
        }).toList();
    }

    /** How the figures come back. */
    public String advice() {
        return need.choices().stream().map(WithoutValue::advice).collect(Collectors.joining(", or ")) + " in sources.yml";
    }

    private static String advice(Need.Place place) {
        return place.word().map(word -> "map the system's own word to " + word + " under 'values' of a source of " + place.feed())
                .or(() -> place.column().map(column -> "map " + column + " under 'columns' of a source of " + place.feed()))
                .orElse("configure a source of " + place.feed());
    }
}
