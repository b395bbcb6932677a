package callmart.measure;

import callmart.feed.Feed;
import callmart.feed.Feeds;
import callmart.measure.kpi.Measure;
import callmart.measure.kpi.MeasureCatalogue;
import callmart.measure.kpi.Need;
import callmart.runlog.ColumnLog;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which measures have a value, by what was loaded and with which columns: the one place that decides it. A day that was loaded before
 * columns were recorded is taken for the next one of which they are known.
 * Decision 155.
 */
public final class Delivered implements Coverage {

    /** A need that is not met, and the measures that have no value for it. */
    public record Missing(Need need, List<Measure> measures) {
    }

    private final MeasureCatalogue measures;
    private final Set<String> configured;
    private final Map<String, TreeMap<LocalDate, Set<String>>> loaded;
    private final ColumnLog log;
    private final Map<Need.Place, Boolean> words = new ConcurrentHashMap<>();
    /** First and last day to {@link #absent}, which is asked for once for each agent of a period. */
    private final Map<List<LocalDate>, Set<String>> absent = new ConcurrentHashMap<>();

    /** @param configured the feeds that have a source */
    public Delivered(MeasureCatalogue measures, Set<String> configured, ColumnLog log) {
        this.measures = measures;
        this.configured = Set.copyOf(configured);
        this.log = log;
        this.loaded = log.loadedDays();
    }

    @Override
    public Set<String> absent(LocalDate from, LocalDate to) {
        return absent.computeIfAbsent(List.of(from, to), period -> Set.copyOf(without(from, to)));
    }

    private Set<String> without(LocalDate from, LocalDate to) {
        Set<String> absent = new HashSet<>(without(place -> {
            NavigableMap<LocalDate, Set<String>> days = days(place.feed(), from, to);
            return !days.isEmpty() && days.keySet().stream().allMatch(day -> has(place, day)) || addsNothing(place, to);
        }));
        measures.list().stream().filter(measure -> measure.daysBefore() > 0 && !measure.needs().stream().flatMap(Need::feeds)
                .allMatch(feed -> isLoadedBefore(measure, feed, from, to))).forEach(measure -> absent.add(measure.id()));
        return absent;
    }

    /** Whether each loaded day of a period has as many loaded days before it as the measure wants. */
    private boolean isLoadedBefore(Measure measure, String feed, LocalDate from, LocalDate to) {
        NavigableMap<LocalDate, Set<String>> days = days(feed, from, to);
        if (days.isEmpty()) {
            return false;
        }
        LocalDate first = days.firstKey().minusDays(measure.daysBefore());
        return loaded.get(feed).subMap(first, true, days.lastKey(), false).size() == ChronoUnit.DAYS.between(first, days.lastKey());
    }

    @Override
    public Set<String> undelivered(LocalDate day) {
        return without(place -> days(place.feed(), day, day).isEmpty() || has(place, day));
    }

    /** The measures that never had a value and cannot get one as the sources are: no source of a feed, or no load with a column. */
    public Set<String> never() {
        return without(place -> place.isOptional() || (place.word().isPresent() ? holds(place)
                : place.column().isEmpty() ? configured.contains(place.feed())
                || loaded.containsKey(place.feed())
                : (configured.contains(place.feed()) || loaded.containsKey(place.feed())) && (known(place.feed()).findAny().isEmpty()
                        || known(place.feed()).anyMatch(columns -> columns.contains(place.column().get())))));
    }

    /** What the last loads of the feeds that have a source did not deliver. */
    public List<Missing> missing() {
        return missing(place -> configured.contains(place.feed()) && Optional.ofNullable(loaded.get(place.feed())).map(TreeMap::lastKey)
                .map(last -> has(place, last)).orElse(true), configured);
    }

    /** What some day of a period did not deliver, of feeds that were loaded on it. */
    public List<Missing> missing(Collection<String> feeds, LocalDate from, LocalDate to) {
        return missing(place -> days(place.feed(), from, to).keySet().stream().allMatch(day -> has(place, day))
                && (place.column().isPresent() || loaded.containsKey(place.feed())), feeds);
    }

    /** The days of a period on which none of a need's places was delivered. */
    public List<LocalDate> daysWithout(Need need, LocalDate from, LocalDate to) {
        return need.choices().stream().flatMap(place -> days(place.feed(), from, to).keySet().stream()).distinct().sorted()
                .filter(day -> need.choices().stream().noneMatch(place -> !days(place.feed(), day, day).isEmpty() && has(place, day)))
                        .toList();
    }

    /** Those apart that want days before loaded: where they have no value the reader of their column knows why. */
    private List<Missing> missing(Predicate<Need.Place> met, Collection<String> feeds) {
        Map<String, List<Measure>> byNeed = measures.list().stream().filter(measure -> measure.daysBefore() == 0)
                .flatMap(measure -> measure.needs().stream()
                        .filter(need -> need.choices().get(0).column().isPresent() && feeds.contains(need.choices().get(0).feed()))
                        .filter(need -> need.choices().stream().noneMatch(met)).map(need -> Map.entry(need.toString(), measure)))
                .collect(Collectors.groupingBy(Map.Entry::getKey, TreeMap::new, Collectors.mapping(Map.Entry::getValue,
                        Collectors.toList())));
        List<Missing> missing = new ArrayList<>();
        byNeed.forEach((need, without) -> missing.add(new Missing(Need.parse(need), without)));
        return missing;
    }

    private Set<String> without(Predicate<Need.Place> met) {
        Map<Need.Place, Boolean> known = new HashMap<>();
        return measures.list().stream().filter(measure -> !measure.needs().stream().allMatch(need -> need.choices().stream()
                .anyMatch(place -> known.computeIfAbsent(place, met::test)))).map(Measure::id).collect(Collectors.toSet());
    }

    /** The loaded days of a period; of a snapshot, which holds the whole, its last one. */
    private NavigableMap<LocalDate, Set<String>> days(String feed, LocalDate from, LocalDate to) {
        TreeMap<LocalDate, Set<String>> all = loaded.getOrDefault(feed, new TreeMap<>());
        return Feeds.get(feed).kind() != Feed.Kind.SNAPSHOT ? all.subMap(from, true, to, true)
                : all.isEmpty() ? all : all.tailMap(all.lastKey(), true);
    }

    private boolean has(Need.Place place, LocalDate day) {
        return place.word().isPresent() ? holds(place) : place.column().isEmpty() || columns(place.feed(), day)
                .map(columns -> columns.contains(place.column().get())).orElse(true);
    }

    /** Whether an optional feed was not loaded until a day. */
    private boolean addsNothing(Need.Place place, LocalDate to) {
        return place.isOptional() && loaded.getOrDefault(place.feed(), new TreeMap<>()).headMap(to, true).isEmpty();
    }

    private boolean holds(Need.Place place) {
        return words.computeIfAbsent(place, any -> log.holds(place.feed(), place.columnName().orElseThrow(), place.word().orElseThrow()));
    }

    /** Of a loaded day; empty where no load of the feed has recorded any. */
    private Optional<Set<String>> columns(String feed, LocalDate day) {
        TreeMap<LocalDate, Set<String>> all = loaded.get(feed);
        return Stream.concat(all.tailMap(day, true).values().stream(), all.headMap(day, false).descendingMap().values().stream())
                .filter(columns -> !columns.isEmpty()).findFirst();
    }

    private Stream<Set<String>> known(String feed) {
        return loaded.getOrDefault(feed, new TreeMap<>()).values().stream().filter(columns -> !columns.isEmpty());
    }
}
