package callmart.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A business day, an ISO week (Monday to Sunday), a calendar month, quarter or year.
 *
 * @param kind day, week, month, quarter or year
 * @param from first day
 * @param to last day, included
 */
public record Period(Kind kind, LocalDate from, LocalDate to) {

    private static final Pattern WEEK = Pattern.compile("(\\d{4})-W(\\d{2})");
    private static final Pattern QUARTER = Pattern.compile("(\\d{4})-Q([1-4])");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    private static final int MONTHS_OF_QUARTER = 3;

    /** How long a period is. */
    public enum Kind {
        DAY, WEEK, MONTH, QUARTER, YEAR
    }

    public static Period day(LocalDate date) {
        return new Period(Kind.DAY, date, date);
    }

    public static Period weekOf(LocalDate date) {
        LocalDate monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new Period(Kind.WEEK, monday, monday.plusDays(6));
    }

    public static Period month(YearMonth month) {
        return new Period(Kind.MONTH, month.atDay(1), month.atEndOfMonth());
    }

    /** The calendar quarter that the date lies in. */
    public static Period quarterOf(LocalDate date) {
        YearMonth first = YearMonth.of(date.getYear(), date.get(IsoFields.QUARTER_OF_YEAR) * MONTHS_OF_QUARTER - 2);
        return new Period(Kind.QUARTER, first.atDay(1), first.plusMonths(MONTHS_OF_QUARTER - 1L).atEndOfMonth());
    }

    public static Period year(int year) {
        return new Period(Kind.YEAR, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    /** The period of a kind that the date lies in. */
    public static Period of(Kind kind, LocalDate date) {
        return switch (kind) {
            case DAY -> day(date);
            case WEEK -> weekOf(date);
            case MONTH -> month(YearMonth.from(date));
            case QUARTER -> quarterOf(date);
            case YEAR -> year(date.getYear());
        };
    }

    /**
     * @param text {@code 2026-11-21}, {@code 2026-W47}, {@code 2026-11}, {@code 2026-Q4} or {@code 2026}
     * @throws IllegalArgumentException saying the five forms
     */
    public static Period parse(String text) {
        try {
            Matcher week = WEEK.matcher(text);
            if (week.matches()) {
                int number = Integer.parseInt(week.group(2));
                LocalDate inYear = LocalDate.of(Integer.parseInt(week.group(1)), 1, 4);
                if (number < 1 || number > inYear.range(IsoFields.WEEK_OF_WEEK_BASED_YEAR).getMaximum()) {
                    throw new DateTimeException("no such week");
                }
                return weekOf(inYear.with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number));
            }
            Matcher quarter = QUARTER.matcher(text);
            if (quarter.matches()) {
                return quarterOf(LocalDate.of(Integer.parseInt(quarter.group(1)), Integer.parseInt(quarter.group(2)) * MONTHS_OF_QUARTER,
                        1));
            }
            if (YEAR.matcher(text).matches()) {
                return year(Integer.parseInt(text));
            }
            return text.length() == 7 ? month(YearMonth.parse(text)) : day(LocalDate.parse(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text
                    + "' is not a period; write a day as 2026-11-21, a week as 2026-W47, a month as 2026-11, a quarter as 2026-Q4,"
                    + " a year as 2026", e);
        }
    }

    /** Whether the days from the first to the last, included, are one or more calendar months. */
    public static boolean wholeMonths(LocalDate from, LocalDate to) {
        return !to.isBefore(from) && from.getDayOfMonth() == 1 && to.equals(YearMonth.from(to).atEndOfMonth());
    }

    /** The name that {@link #parse} reads and folders carry. */
    public String name() {
        return switch (kind) {
            case DAY -> from.toString();
            case WEEK -> String.format(Locale.ROOT, "%04d-W%02d", from.get(IsoFields.WEEK_BASED_YEAR),
                    from.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> YearMonth.from(from).toString();
            case QUARTER -> String.format(Locale.ROOT, "%04d-Q%d", from.getYear(), from.get(IsoFields.QUARTER_OF_YEAR));
            case YEAR -> String.format(Locale.ROOT, "%04d", from.getYear());
        };
    }

    /** All days, first to last. */
    public List<LocalDate> days() {
        return from.datesUntil(to.plusDays(1)).toList();
    }

    /** The period of the same kind just before. */
    public Period previous() {
        return of(kind, from.minusDays(1));
    }

    /** The period of the same kind just after. */
    public Period next() {
        return of(kind, to.plusDays(1));
    }

    public long lengthInDays() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    @Override
    public String toString() {
        return name();
    }
}
