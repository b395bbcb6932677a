package callmart.measure;

import callmart.warehouse.SideBySide;
import callmart.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which days one statement takes together: those of few rows, whose measures take the engine longer to plan than to compute, with no other
 * day between them that has any. And how many statements run at one time.
 * Decisions 254 and 295.
 */
final class SmallDays {

    /** Rows of all tables that are kept by the day; some days of a centre of 3,000 calls, less than one of 100,000. */
    private static final long MOST_ROWS = 200_000;

    /** Day to how many rows there are of it. */
    private final Map<String, Long> rows = new HashMap<>();

    /** @param days those that will be asked for */
    SmallDays(Warehouse warehouse, Collection<LocalDate> days) {
        if (!days.isEmpty()) {
            warehouse.forEach("SELECT partition, sum(rows) AS held FROM system.parts WHERE database = currentDatabase() AND active"
                    + " AND partition BETWEEN {first:String} AND {last:String} GROUP BY partition",
                    Map.of("first", Collections.min(days).toString(), "last", Collections.max(days).toString()),
                    row -> rows.put(row.string("partition"), row.longValue("held")));
            warehouse.cluster().ifPresent(cluster -> cluster.loaded(Collections.min(days), Collections.max(days))
                    .forEach((day, loaded) -> rows.merge(day.toString(), loaded, Long::sum)));
        }
    }

    /**
     * The days in their order, in lists of which each has one day at least; days that are left out between two of them have no row.
     *
     * @param query that is to be asked of them; one of a single day gets one at a time
     * @param days in order
     */
    List<List<LocalDate>> together(String query, List<LocalDate> days) {
        if (MeasureModels.isOfOneDay(query)) {
            return days.stream().map(List::of).toList();
        }
        List<List<LocalDate>> lists = new ArrayList<>();
        long held = 0;
        for (LocalDate day : days) {
            List<LocalDate> last = lists.isEmpty() ? List.of() : lists.get(lists.size() - 1);
            held += rows.getOrDefault(day.toString(), 0L);
            if (last.isEmpty() || !isEmptyBetween(last.get(last.size() - 1), day) || held > MOST_ROWS) {
                last = new ArrayList<>();
                lists.add(last);
                held = rows.getOrDefault(day.toString(), 0L);
            }
            last.add(day);
        }
        return lists;
    }

    /**
     * Does the work for each item: side by side where its days have few rows together, for all others one at a time, as their
     * statements take the engine's memory. Decision 254.
     *
     * @return the results, in no order
     */
    <T, R> List<R> map(List<T> items, Function<T, List<LocalDate>> days, Function<T, R> work) {
        Map<Boolean, List<T>> byHowMany = items.stream().collect(Collectors.partitioningBy(item -> areMany(days.apply(item))));
        List<R> results = new ArrayList<>(SideBySide.map(byHowMany.get(false), work));
        byHowMany.get(true).stream().map(work).forEach(results::add);
        return results;
    }

    /** Whether there are many rows of these days together. */
    boolean areMany(List<LocalDate> days) {
        return days.stream().mapToLong(day -> rows.getOrDefault(day.toString(), 0L)).sum() > MOST_ROWS;
    }

    private boolean isEmptyBetween(LocalDate first, LocalDate last) {
        return first.plusDays(1).datesUntil(last).noneMatch(day -> rows.containsKey(day.toString()));
    }
}
