package callmart.calendar;

import callmart.config.EnumWord;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a report is due, as {@code reports.yml} writes it. The moment itself, which also depends on holidays, comes from
 * {@link BusinessCalendar#due}.
 * Decision 80.
 *
 * @param day on which day after the period's last one
 * @param time in the business time zone
 * @param weekend where the periods that end on a Saturday or Sunday go instead; empty when they are like any other
 */
public record Deadline(Day day, LocalTime time, Optional<Weekend> weekend) {

    /** What a deadline may look like, for messages. */
    static final String FORMS = "'next-day 11:30', 'next-day 17:00 weekend-to monday 17:00', 'monday 10:00', 'day 3 17:00' or"
            + " 'friday-before 17:00'";

    private static final String TIME = "(\\d{2}:\\d{2})";
    private static final String WEEKDAY = "(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)";
    private static final Pattern FORM = Pattern.compile("(?:next-day|(" + WEEKDAY + ")(-before)?|day (\\d{1,2})) " + TIME
            + "(?: weekend-to (" + WEEKDAY + ") " + TIME + ")?");
    private static final int SHORTEST_MONTH = 28;

    /** The day on which a report is due. */
    public sealed interface Day {

        /** @param last the last day of the report's period */
        LocalDate after(LocalDate last);

        default LocalDate of(Period period) {
            return after(period.to());
        }
    }

    /** The last such day before the period, of a report about what is to come. */
    public record WeekdayBefore(DayOfWeek weekday) implements Day {

        @Override
        public LocalDate after(LocalDate last) {
            throw new IllegalStateException("a report due before its period has no deadline after it");
        }

        @Override
        public LocalDate of(Period period) {
            return period.from().with(TemporalAdjusters.previous(weekday));
        }
    }

    /** The day after the period. */
    public record NextDay() implements Day {

        @Override
        public LocalDate after(LocalDate last) {
            return last.plusDays(1);
        }
    }

    /** The first such day of the week after the period. */
    public record Weekday(DayOfWeek weekday) implements Day {

        @Override
        public LocalDate after(LocalDate last) {
            return last.with(TemporalAdjusters.next(weekday));
        }
    }

    /** A day of the month after the one in which the period ends. @param number from 1 to 28, which every month has */
    public record DayOfMonth(int number) implements Day {

        public DayOfMonth {
            if (number < 1 || number > SHORTEST_MONTH) {
                throw new IllegalArgumentException("expected a day of the month from 1 to " + SHORTEST_MONTH
                        + ", which every month has, found " + number);
            }
        }

        @Override
        public LocalDate after(LocalDate last) {
            return YearMonth.from(last).plusMonths(1).atDay(number);
        }
    }

    /** Where the periods that end on a Saturday or Sunday go. */
    public record Weekend(DayOfWeek weekday, LocalTime time) {
    }

    /** @throws IllegalArgumentException saying the forms */
    public static Deadline parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected a deadline such as " + FORMS + ", found '" + text + "'");
        }
        Optional<Weekend> weekend = Optional.ofNullable(matcher.group(5))
                .map(weekday -> new Weekend(weekday(weekday), time(matcher.group(6), text)));
        return new Deadline(day(matcher), time(matcher.group(4), text), weekend);
    }

    private static Day day(Matcher matcher) {
        if (matcher.group(1) != null) {
            DayOfWeek weekday = weekday(matcher.group(1));
            return matcher.group(2) == null ? new Weekday(weekday) : new WeekdayBefore(weekday);
        }
        return matcher.group(3) == null ? new NextDay() : new DayOfMonth(Integer.parseInt(matcher.group(3)));
    }

    private static DayOfWeek weekday(String word) {
        return EnumWord.parse(DayOfWeek.class, word);
    }

    private static LocalTime time(String time, String text) {
        try {
            return LocalTime.parse(time);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + text + "' has no such time of day; write it as next-day 11:30", e);
        }
    }

    /** Whether the report is due before its period begins. */
    public boolean isAhead() {
        return day instanceof WeekdayBefore;
    }

    /** When a report of the period would be due if there were no holidays. */
    LocalDateTime regular(Period period) {
        LocalDate last = period.to();
        if (weekend.isPresent() && !isAhead() && (last.getDayOfWeek() == DayOfWeek.SATURDAY || last.getDayOfWeek() == DayOfWeek.SUNDAY)) {
            return new Weekday(weekend.get().weekday()).after(last).atTime(weekend.get().time());
        }
        return day.of(period).atTime(time);
    }
}
