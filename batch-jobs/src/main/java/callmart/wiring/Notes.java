package callmart.wiring;

import callmart.calendar.BusinessClock;
import callmart.calendar.Period;
import callmart.measure.CheckWords;
import callmart.measure.MeasureSums;
import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.Need;
import callmart.report.Figure;
import callmart.warehouse.QueryFolder;
import callmart.warehouse.Warehouse;
import callmart.why.NoteDesk;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Brings together what notes are made from. */
final class Notes {

    private Notes() {
    }

    static NoteDesk desk(Configuration configuration, BusinessClock clock, Warehouse warehouse, QueryFolder queries, MeasureSums sums,
            List<Kpi> kpis, CheckWords checkWords, Function<LocalDate, List<LocalDate>> comparableDays) {
        Map<String, String> measures = new HashMap<>();
        Map<String, List<String>> feeds = new HashMap<>();
        configuration.measures().list().forEach(measure -> {
            measures.put(measure.id(), measure.label());
            feeds.put(measure.id(), measure.needs().stream().flatMap(need -> need.choices().stream()).map(Need.Place::feed)
                    .distinct().toList());
        });
        Map<String, String> categories = new HashMap<>();
        configuration.categories().codes().forEach(code -> categories.put(code, configuration.categories().label(code)));
        Map<String, String> names = new HashMap<>(configuration.feedLabels().all());
        names.putAll(checkWords.labels());
        return new NoteDesk(configuration.notes(), new NoteDesk.Centre(kpis.stream().filter(kpi -> kpi.target().isPresent())
                .map(Figure::of).toList(), feeds, measures, categories, names, Layouts.agentNames(warehouse), period -> terms(configuration,
                period)), sums, warehouse, queries, configuration.calendar(), comparableDays, clock);
    }

    /** Contract to the first day of the terms that hold at the end of a period. */
    private static Map<String, String> terms(Configuration configuration, Period period) {
        Map<String, String> terms = new TreeMap<>();
        configuration.contracts().list().forEach(contract -> contract.on(period.to()).ifPresent(block -> terms.put(contract.id(),
                block.from().toString())));
        return terms;
    }
}
