package callmart.why;

import callmart.calendar.Period;
import callmart.measure.Dimension;
import callmart.measure.MeasureSums;
import callmart.measure.kpi.Ratio;
import callmart.report.Figure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Sums of a period and of those that it is compared with, each read once. */
final class Sums {

    private final MeasureSums sums;
    private final Period period;
    private final List<String> measures;
    private final Map<String, Map<String, BigDecimal>> byDay;
    private final Map<List<LocalDate>, Map<Dimension, Map<String, Map<String, BigDecimal>>>> byKey = new HashMap<>();

    /** @param figures of which sums are asked for */
    Sums(MeasureSums sums, Period period, List<Period> references, List<Figure> figures) {
        this.sums = sums;
        this.measures = figures.stream().flatMap(figure -> figure.measures().stream()).distinct().toList();
        this.period = period;
        this.byDay = sums.sum(Stream.concat(period.days().stream(), days(references).stream()).toList(),
                Optional.of(Dimension.DAY), measures);
    }

    static List<LocalDate> days(List<Period> periods) {
        return periods.stream().flatMap(one -> one.days().stream()).sorted().toList();
    }

    /** Without a value where none of its days has one, or a report shows none of the period, as a column was not delivered on some day. */
    Ratio of(Figure figure, Period one) {
        Map<String, BigDecimal> all = new HashMap<>();
        if (!Collections.disjoint(sums.absent("", one.from(), one.to(), Optional.empty()), figure.measures())) {
            return figure.ratio(all);
        }
        one.days().stream().map(day -> byDay.getOrDefault(day.toString(), Map.of())).filter(figure::isCountedIn)
                .forEach(day -> figure.measures().forEach(measure -> all.merge(measure, day.get(measure), BigDecimal::add)));
        return figure.ratio(all);
    }

    /** Empty where the figure does not have the dimension or its parts cannot be told. */
    Optional<Breakdown> breakdown(Figure figure, List<Period> references, Dimension by) {
        if (!sums.names(Optional.of(by)).containsAll(figure.measures())) {
            return Optional.empty();
        }
        Map<String, Map<String, BigDecimal>> usual = byKey(days(references), by);
        Map<String, Map<String, BigDecimal>> now = byKey(period.days(), by);
        return figure.denominator().isPresent() ? Breakdown.ofRatio(ratios(figure, usual), ratios(figure, now))
                : Optional.of(Breakdown.ofCount(counts(figure, usual), references.size(), counts(figure, now)));
    }

    private Map<String, Map<String, BigDecimal>> byKey(List<LocalDate> days, Dimension by) {
        return byKey.computeIfAbsent(days, any -> new HashMap<>()).computeIfAbsent(by, any -> sums.sum(days, Optional.of(by), measures));
    }

    private static Map<String, Ratio> ratios(Figure figure, Map<String, Map<String, BigDecimal>> sums) {
        Map<String, Ratio> ratios = new TreeMap<>();
        sums.forEach((key, measures) -> ratios.put(key, figure.ratio(filled(figure, measures))));
        return ratios;
    }

    private static Map<String, BigDecimal> counts(Figure figure, Map<String, Map<String, BigDecimal>> sums) {
        Map<String, BigDecimal> counts = new TreeMap<>();
        sums.forEach((key, measures) -> counts.put(key, figure.ratio(filled(figure, measures)).numerator()));
        return counts;
    }

    /** A key that has no row in one of the figure's tables has counted nothing there. */
    private static Map<String, BigDecimal> filled(Figure figure, Map<String, BigDecimal> measures) {
        Map<String, BigDecimal> all = new HashMap<>(measures);
        figure.measures().forEach(measure -> all.putIfAbsent(measure, BigDecimal.ZERO));
        return all;
    }
}
