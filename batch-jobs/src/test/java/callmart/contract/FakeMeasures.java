package callmart.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Sums that a test puts in; every measure of the catalogue can be told apart by everything unless a test says otherwise. */
final class FakeMeasures implements MeasureSource {

    private final Map<LocalDate, Map<String, BigDecimal>> days = new TreeMap<>();
    private final Set<String> available = new LinkedHashSet<>();
    private final Map<LocalDate, Set<String>> undelivered = new HashMap<>();
    private final Map<LocalDate, Set<String>> notLoaded = new HashMap<>();
    private final Set<String> absent = new LinkedHashSet<>();

    FakeMeasures() {
        ContractFiles.kpis().list().forEach(kpi -> {
            available.addAll(kpi.numerator().measures());
            available.addAll(kpi.denominator().measures());
        });
    }

    FakeMeasures put(LocalDate day, String measure, BigDecimal value) {
        days.computeIfAbsent(day, none -> new HashMap<>()).put(measure, value);
        return this;
    }

    FakeMeasures without(String measure) {
        available.remove(measure);
        return this;
    }

    /** As in a centre that has no source of the measure's feed. */
    FakeMeasures absent(String measure) {
        absent.add(measure);
        return without(measure);
    }

    @Override
    public Set<String> available(Covers covers) {
        return available;
    }

    /** As of a day on which a column was not delivered that the measure needs. */
    FakeMeasures undelivered(LocalDate day, String measure) {
        undelivered.computeIfAbsent(day, none -> new LinkedHashSet<>()).add(measure);
        return this;
    }

    /** As of a day on which the measure's feed failed. */
    FakeMeasures notLoaded(LocalDate day, String measure) {
        notLoaded.computeIfAbsent(day, none -> new LinkedHashSet<>()).add(measure);
        return this;
    }

    @Override
    public Set<String> absent(LocalDate day) {
        Set<String> all = new LinkedHashSet<>(absent);
        all.addAll(undelivered(day));
        all.addAll(notLoaded.getOrDefault(day, Set.of()));
        return all;
    }

    @Override
    public Set<String> undelivered(LocalDate day) {
        return undelivered.getOrDefault(day, Set.of());
    }

    @Override
    public Map<LocalDate, Map<String, BigDecimal>> byDay(Covers covers, LocalDate from, LocalDate to) {
        Map<LocalDate, Map<String, BigDecimal>> within = new TreeMap<>(days);
        within.keySet().removeIf(day -> day.isBefore(from) || day.isAfter(to));
        return within;
    }
}
