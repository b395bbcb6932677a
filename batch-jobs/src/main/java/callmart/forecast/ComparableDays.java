package callmart.forecast;

import callmart.calendar.BusinessCalendar;
import callmart.calendar.BusinessCalendar.DayKind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Which days before {@code madeOn} a day is compared with: the last of the same kind and weekday, without those from which nothing is
 * learned.
 * Decision 285.
 */
final class ComparableDays {

    private static final int CANDIDATES = 12;
    private static final int USED = 8;
    /** Fewer comparable days tell nothing. */
    private static final int FEWEST = 4;
    /** A day whose calls lie further from the median than so many scaled deviations is left out. */
    private static final BigDecimal FAR = new BigDecimal("3.5").multiply(new BigDecimal("1.4826"));

    /**
     * A business day whose calls a load brought or tried to bring.
     *
     * @param offered calls
     * @param isWhole nothing that is known of the day stands against learning from it
     */
    record Day(BigDecimal offered, boolean isWhole) {
    }

    private final BusinessCalendar calendar;
    private final Set<LocalDate> ignored;
    private final SortedMap<LocalDate, Day> history;

    /** @param history days before the one on which the forecast is made @param ignored days that nothing is learned from */
    ComparableDays(BusinessCalendar calendar, Set<LocalDate> ignored, SortedMap<LocalDate, Day> history) {
        this.calendar = calendar;
        this.ignored = Set.copyOf(ignored);
        this.history = new TreeMap<>(history);
    }

    /** The days that a day is compared with, the newest first; empty where there are too few. */
    List<LocalDate> of(LocalDate day) {
        List<LocalDate> days = usable(candidates(calendar.alike(day)));
        if (days.size() < FEWEST && calendar.kind(day) == DayKind.HOLIDAY) {
            days = usable(candidates(other -> calendar.kind(other) == DayKind.REST && other.getDayOfWeek() == DayOfWeek.SUNDAY));
        }
        return days.size() < FEWEST ? List.of() : days.subList(0, Math.min(USED, days.size()));
    }

    /** The newest days, of whatever kind, from which something is learned; the newest first. */
    List<LocalDate> newest(int most) {
        List<LocalDate> newest = new ArrayList<>();
        for (LocalDate day : descending()) {
            if (newest.size() < most && isUsual(day, candidates(calendar.alike(day)))) {
                newest.add(day);
            }
        }
        return newest;
    }

    private List<LocalDate> candidates(Predicate<LocalDate> alike) {
        List<LocalDate> candidates = new ArrayList<>();
        if (!history.isEmpty()) {
            for (LocalDate day = history.lastKey(); !day.isBefore(history.firstKey()) && candidates.size() < CANDIDATES;
                    day = day.minusDays(1)) {
                if (alike.test(day)) {
                    candidates.add(day);
                }
            }
        }
        return candidates;
    }

    private List<LocalDate> usable(List<LocalDate> candidates) {
        return candidates.stream().filter(history::containsKey).filter(day -> isUsual(day, candidates)).toList();
    }

    /** Whether something is learned from a held day, beside others of its kind and weekday. */
    private boolean isUsual(LocalDate day, List<LocalDate> others) {
        List<BigDecimal> calls = others.stream().filter(history::containsKey).map(other -> history.get(other).offered()).toList();
        if (calls.isEmpty() || !history.get(day).isWhole() || ignored.contains(day)) {
            return false;
        }
        BigDecimal median = median(calls);
        BigDecimal deviation = median(calls.stream().map(value -> value.subtract(median).abs()).toList());
        return deviation.signum() == 0 || history.get(day).offered().subtract(median).abs().compareTo(deviation.multiply(FAR)) <= 0;
    }

    private static BigDecimal median(List<BigDecimal> values) {
        List<BigDecimal> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle)
                : sorted.get(middle - 1).add(sorted.get(middle)).divide(BigDecimal.valueOf(2), MathContext.UNLIMITED);
    }

    private List<LocalDate> descending() {
        List<LocalDate> days = new ArrayList<>(history.keySet());
        Collections.reverse(days);
        return days;
    }
}
