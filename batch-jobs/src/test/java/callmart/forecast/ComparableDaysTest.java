package callmart.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.calendar.BusinessCalendar;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which days a day is compared with, seen from 27 November 2026, a Friday. */
class ComparableDaysTest {

    private static final LocalDate MADE_ON = LocalDate.of(2026, 11, 27);
    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 12, 2);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final SortedMap<LocalDate, ComparableDays.Day> history = new TreeMap<>();
    private Set<LocalDate> ignored = Set.of();
    private BusinessCalendar calendar = new BusinessCalendar(ZONE, Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
            Set.of(date(10, 1), date(10, 2), date(10, 5), date(10, 6), date(10, 7), date(12, 31)), Set.of(date(10, 10), date(11, 28)),
            Map.of(date(11, 28), date(12, 31)), Set.of());

    /** 1,000 calls each day from June on, as (day of month) more or less. */
    private ComparableDays days() {
        if (history.isEmpty()) {
            LocalDate.of(2026, 6, 1).datesUntil(MADE_ON).forEach(day -> put(day, 1000 + day.getDayOfMonth(), true));
        }
        return new ComparableDays(calendar, ignored, history);
    }

    private void put(LocalDate day, int calls, boolean whole) {
        history.put(day, new ComparableDays.Day(BigDecimal.valueOf(calls), whole));
    }

    private static LocalDate date(int month, int day) {
        return LocalDate.of(2026, month, day);
    }

    @Test
    void the_last_eight_of_the_same_weekday_that_were_worked() {
        assertThat(days().of(WEDNESDAY)).containsExactly(date(11, 25), date(11, 18), date(11, 11), date(11, 4), date(10, 28), date(10, 21),
                date(10, 14), date(9, 30));
    }

    @Test
    void weekends_compare_with_weekends_and_never_with_those_that_were_worked() {
        assertThat(days().of(date(12, 5))).startsWith(date(11, 21), date(11, 14), date(11, 7)).doesNotContain(date(10, 10)).hasSize(8);
    }

    /** 28 November does the work of Thursday, 31 December; of 10 October nobody says whose work it did. */
    @Test
    void a_worked_saturday_is_like_the_day_whose_work_it_does() {
        assertThat(days().of(date(11, 28))).allMatch(day -> day.getDayOfWeek() == DayOfWeek.THURSDAY).doesNotContain(date(10, 1)).hasSize(8);
        assertThat(days().of(date(10, 10))).startsWith(date(11, 26), date(11, 25), date(11, 24), date(11, 23), date(11, 20)).hasSize(8);
    }

    @Test
    void holidays_compare_with_holidays_and_where_these_are_too_few_with_sundays() {
        assertThat(days().of(date(12, 31))).containsExactly(date(10, 7), date(10, 6), date(10, 5), date(10, 2), date(10, 1));
        history.keySet().removeAll(Set.of(date(10, 6), date(10, 7)));
        assertThat(days().of(date(12, 31))).startsWith(date(11, 22), date(11, 15)).hasSize(8);
    }

    @Test
    void nothing_is_learned_from_days_that_failed_or_are_to_be_ignored() {
        days();
        put(date(11, 25), 1025, false);
        ignored = Set.of(date(11, 11));
        assertThat(days().of(WEDNESDAY)).startsWith(date(11, 18), date(11, 4), date(10, 28)).hasSize(8);
    }

    /**
     * The twelve Wednesdays before have 1018, 1011, 1004, 1028, 1021, 1014, 1030, 1023, 1016, 1009, 1002 and, on 25 November, 1053 calls
     * (7 October was a holiday): median (1016 + 1018) ÷ 2 = 1017; the deviations from it 1, 6, 13, 11, 4, 3, 13, 6, 1, 8, 15 and 36; their
     * median (6 + 8) ÷ 2 = 7; 3.5 × 1.4826 × 7 = 36.3. So 1053 calls stay, and 1054 are too many.
     */
    @Test
    void a_day_far_from_the_others_is_left_out() {
        days();
        put(date(11, 25), 1053, true);
        assertThat(days().of(WEDNESDAY)).contains(date(11, 25));
        put(date(11, 25), 1054, true);
        assertThat(days().of(WEDNESDAY)).doesNotContain(date(11, 25)).hasSize(8);
    }

    @Test
    void where_all_have_the_same_calls_none_is_far() {
        LocalDate.of(2026, 6, 1).datesUntil(MADE_ON).forEach(day -> put(day, 1000, true));
        put(date(11, 25), 1001, true);
        assertThat(days().of(WEDNESDAY)).startsWith(date(11, 25)).hasSize(8);
    }

    @Test
    void fewer_than_four_days_tell_nothing() {
        date(11, 1).datesUntil(MADE_ON).filter(day -> !day.equals(date(11, 4))).forEach(day -> put(day, 1000, true));
        assertThat(days().of(WEDNESDAY)).isEmpty();
        put(date(11, 4), 1000, true);
        assertThat(days().of(WEDNESDAY)).hasSize(4);
        assertThat(new ComparableDays(calendar, Set.of(), new TreeMap<>()).of(WEDNESDAY)).isEmpty();
    }

    @Test
    void the_newest_days_from_which_something_is_learned() {
        days();
        put(date(11, 25), 1025, false);
        assertThat(days().newest(7)).containsExactly(date(11, 26), date(11, 24), date(11, 23), date(11, 22), date(11, 21), date(11, 20),
                date(11, 19));
    }
}
