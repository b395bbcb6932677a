package callmart.extract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads dates, times of day and instants as sources write them. A local time that the zone skips is refused; one that it
 * has twice is the earlier. Fractions finer than a millisecond are cut off. Not safe for several threads.
 * Decisions 21 and 123.
 */
public final class DateTimes {

    static final long MILLIS_PER_DAY = 86_400_000L;
    private static final long EXCEL_EPOCH_DAY = LocalDate.of(1899, 12, 30).toEpochDay();
    private static final double LATEST_EXCEL_SERIAL = 200_000;
    private static final double EARLIEST_EXCEL_DAY = 20_000;
    private static final double EARLIEST_EPOCH_SECOND = 100_000_000;
    /** What has fewer than ten digits may be a date with a digit too many. */
    private static final double EARLIEST_EPOCH_SECOND_OF_DATE = 1_000_000_000;
    private static final double LATEST_EPOCH_SECOND = 100_000_000_000d;
    private static final String TIME_FORMS =
            "is not a date and time; expected 2026-11-21 09:00:05, the ISO form, epoch seconds or an Excel serial";
    private static final String DATE_FORMS = "is not a date; expected 2026-11-21, 2026/11/21, 20261121 or an Excel serial";
    private static final Pattern MONTH = Pattern.compile("\\d{4}(?:[-/]\\d{1,2}|\\.?(?:0[1-9]|1[0-2])|年\\d{1,2}月)");
    private static final String MONTH_FORMS = "is not a month; expected 2026-11";
    private static final String CLOCK_FORMS = "is not a time of day; expected 09:00 or 09:00:05, of the next day up to 47:59:59";

    private final ZoneId zone;
    private long cachedDay = Long.MIN_VALUE;
    private long cachedOffsetMillis;
    private boolean cachedWhole;

    public DateTimes(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * What is most likely a slip in a pattern of dates: a capital Y without weeks, or a capital D beside months; empty when there is none.
     * Decision 343.
     */
    static String slip(String pattern) {
        String letters = pattern.replaceAll("'[^']*'", "");
        boolean year = letters.contains("Y") && !letters.contains("w");
        boolean day = letters.contains("D") && letters.contains("M");
        return !year && !day ? "" : "'" + pattern + "' is not the date that it looks like: " + (year ? "Y is the year of the week" : "")
                + (year && day ? ", " : "") + (day ? "D is the day of the year" : "") + "; write "
                + pattern.replace('Y', 'y').replace('D', 'd');
    }

    /**
     * A formatter of a configured pattern. Two-digit years are taken from the hundred years around {@code near}.
     *
     * @throws IllegalArgumentException when the pattern is none of java.time
     */
    public static DateTimeFormatter formatter(String pattern, LocalDate near) {
        if (!slip(pattern).isEmpty()) {
            throw new IllegalArgumentException(slip(pattern));
        }
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        String strict = pattern.replace('y', 'u');
        int two = strict.indexOf("uu");
        boolean twoDigits = two >= 0 && !strict.startsWith("uuu", two);
        try {
            if (twoDigits) {
                append(builder, strict.substring(0, two));
                builder.appendValueReduced(ChronoField.YEAR, 2, 2, near.minusYears(50));
                append(builder, strict.substring(two + 2));
            } else {
                builder.appendPattern(strict);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + pattern + "' is not a java.time pattern: " + e.getMessage(), e);
        }
        return builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }

    private static void append(DateTimeFormatterBuilder builder, String pattern) {
        if (!pattern.isEmpty()) {
            builder.appendPattern(pattern);
        }
    }

    /**
     * Milliseconds since 1970 UTC.
     *
     * @param format a form that is tried first; null for the standard forms alone
     * @throws UnreadableValueException when the text is not a date and time
     */
    public long instant(String text, DateTimeFormatter format) {
        TemporalAccessor parsed = parse(text, format);
        if (parsed != null) {
            return instant(parsed);
        }
        Scanner scanner = scanner(text, format, TIME_FORMS, "2026-11-21 09:00:05");
        if (scanner.isNumber()) {
            return number(text, TIME_FORMS);
        }
        return rest(scanner, scanner.date());
    }

    /** A time of day after its date, up to the text's end. */
    private long rest(Scanner scanner, long day) {
        scanner.gap(day);
        long clock = scanner.clock();
        if (scanner.atEnd()) {
            return atZone(day * MILLIS_PER_DAY + clock);
        }
        return day * MILLIS_PER_DAY + clock - scanner.offset();
    }

    private long instant(TemporalAccessor parsed) {
        if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return parsed.getLong(ChronoField.INSTANT_SECONDS) * 1000 + parsed.get(ChronoField.MILLI_OF_SECOND);
        }
        LocalDate date = parsed.query(TemporalQueries.localDate());
        LocalTime time = parsed.query(TemporalQueries.localTime());
        if (date == null || time == null) {
            throw new UnreadableValueException("has no date or no time of day by its format");
        }
        return atZone(date.toEpochDay() * MILLIS_PER_DAY + time.toNanoOfDay() / 1_000_000);
    }

    /** Days since 1970; of a date and time that of its date, in this zone. */
    long date(String text, DateTimeFormatter format) {
        TemporalAccessor parsed = parse(text, format);
        if (parsed != null) {
            return parsed.isSupported(ChronoField.INSTANT_SECONDS) ? local(instant(parsed)) / MILLIS_PER_DAY : dateOf(parsed);
        }
        Scanner scanner = scanner(text, format, DATE_FORMS, "2026-11-21");
        if (scanner.isNumber()) {
            return dateNumber(text);
        }
        long day = scanner.date();
        if (scanner.endsWithWeekday(day)) {
            return day;
        }
        scanner.gap(day);
        long clock = scanner.clock();
        return scanner.atEnd() ? day : Math.floorDiv(local(day * MILLIS_PER_DAY + clock - scanner.offset()), MILLIS_PER_DAY);
    }

    private static long dateOf(TemporalAccessor parsed) {
        LocalDate date = parsed.query(TemporalQueries.localDate());
        if (date == null) {
            throw new UnreadableValueException("has no date by its format");
        }
        return date.toEpochDay();
    }

    private long dateNumber(String text) {
        if (text.length() == 8 && text.indexOf('.') < 0) {
            return Scanner.epochDay(Integer.parseInt(text.substring(0, 4)), Integer.parseInt(text.substring(4, 6)),
                    Integer.parseInt(text.substring(6)), DATE_FORMS);
        }
        double serial = Double.parseDouble(text);
        if (serial >= 1 && serial < LATEST_EXCEL_SERIAL) {
            return EXCEL_EPOCH_DAY + Math.floorDiv(Math.round(serial * MILLIS_PER_DAY / 1000) * 1000, MILLIS_PER_DAY);
        }
        if (serial < EARLIEST_EPOCH_SECOND_OF_DATE) {
            throw new UnreadableValueException(DATE_FORMS);
        }
        return Math.floorDiv(local(number(text, DATE_FORMS)), MILLIS_PER_DAY);
    }

    /**
     * Days since 1970 of the month's first day; a month as 2026-11, 2026/11, 2026.11, 202611 or 2026年11月, or any date in it. 2026.1 is
     * none, as spreadsheets show 2026.10 so.
     */
    long month(String text, DateTimeFormatter format) {
        if (format == null && MONTH.matcher(text).matches()) {
            String digits = text.replaceAll("\\D", "");
            return Scanner.epochDay(Integer.parseInt(digits.substring(0, 4)), Integer.parseInt(digits.substring(4)), 1, MONTH_FORMS);
        }
        TemporalAccessor parsed = parse(text, format);
        if (parsed != null && parsed.isSupported(ChronoField.MONTH_OF_YEAR) && !parsed.isSupported(ChronoField.DAY_OF_MONTH)) {
            return firstDay(parsed);
        }
        return LocalDate.ofEpochDay(date(text, format)).withDayOfMonth(1).toEpochDay();
    }

    private static long firstDay(TemporalAccessor month) {
        try {
            return YearMonth.from(month).atDay(1).toEpochDay();
        } catch (DateTimeException e) {
            throw new UnreadableValueException(MONTH_FORMS);
        }
    }

    /** Milliseconds since midnight; 24:00 and later are times of the next day. Of a date and time that of its time of day, in this zone. */
    long clock(String text, DateTimeFormatter format) {
        TemporalAccessor parsed = parse(text, format);
        if (parsed != null) {
            return clockOf(parsed);
        }
        Scanner scanner = scanner(text, format, CLOCK_FORMS, "09:00:05");
        if (scanner.isNumber()) {
            return clockNumber(text);
        } else if (scanner.startsWithDate()) {
            return Math.floorMod(local(rest(scanner, scanner.date())), MILLIS_PER_DAY);
        }
        long clock = scanner.hoursAndMore();
        if (!scanner.atEnd() || clock >= 2 * MILLIS_PER_DAY) {
            throw scanner.wrong();
        }
        return clock;
    }

    private long clockOf(TemporalAccessor parsed) {
        if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Math.floorMod(local(instant(parsed)), MILLIS_PER_DAY);
        }
        LocalTime time = parsed.query(TemporalQueries.localTime());
        if (time == null) {
            throw new UnreadableValueException("has no time of day by its format");
        }
        return time.toNanoOfDay() / 1_000_000;
    }

    /** The fraction of a day that a spreadsheet holds, alone or after the day's number; a small number with a point may be 9.30 as well. */
    private long clockNumber(String text) {
        double number = Double.parseDouble(text);
        if (number >= 1 && number < EARLIEST_EXCEL_DAY || text.indexOf('.') < 0 && number < EARLIEST_EPOCH_SECOND) {
            throw new UnreadableValueException(CLOCK_FORMS);
        }
        return number < 1 ? Math.round(number * MILLIS_PER_DAY / 1000) * 1000
                : Math.floorMod(local(number(text, CLOCK_FORMS)), MILLIS_PER_DAY);
    }

    /** What a time of day as a text counts in: minutes, seconds or fractions of them, in milliseconds. */
    static long clockUnit(String text) {
        if (text.indexOf(':') == text.lastIndexOf(':') && text.indexOf('秒') < 0) {
            return 60_000;
        }
        return text.indexOf('.') < 0 && text.indexOf(',') < 0 ? 1000 : 1;
    }

    /** A local date-time of the source's zone as an instant. */
    long atZone(long localMillis) {
        long day = Math.floorDiv(localMillis, MILLIS_PER_DAY);
        if (day != cachedDay) {
            LocalDate date = LocalDate.ofEpochDay(day);
            ZoneOffset start = zone.getRules().getOffset(date.atStartOfDay());
            ZoneOffset end = zone.getRules().getOffset(date.plusDays(1).atStartOfDay());
            cachedDay = day;
            cachedWhole = start.equals(end) && zone.getRules().getTransition(date.atStartOfDay()) == null;
            cachedOffsetMillis = start.getTotalSeconds() * 1000L;
        }
        if (cachedWhole) {
            return localMillis - cachedOffsetMillis;
        }
        LocalDateTime local = LocalDateTime.ofEpochSecond(Math.floorDiv(localMillis, 1000),
                (int) Math.floorMod(localMillis, 1000L) * 1_000_000, ZoneOffset.UTC);
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            throw new UnreadableValueException("does not exist in " + zone + ": the clocks were put forward over it");
        }
        return localMillis - offsets.get(0).getTotalSeconds() * 1000L;
    }

    /** What clocks of this zone show at an instant, as if it were UTC. */
    private long local(long millis) {
        return millis + zone.getRules().getOffset(Instant.ofEpochMilli(millis)).getTotalSeconds() * 1000L;
    }

    private long number(String text, String expected) {
        double number = Double.parseDouble(text);
        if (number >= 1 && number < LATEST_EXCEL_SERIAL) {
            return atZone(EXCEL_EPOCH_DAY * MILLIS_PER_DAY + Math.round(number * MILLIS_PER_DAY / 1000) * 1000);
        }
        if (number >= EARLIEST_EPOCH_SECOND && number < LATEST_EPOCH_SECOND) {
            return Math.round(number * 1000);
        }
        throw new UnreadableValueException(expected);
    }

    /** Null without a format, and when the text is not of it but may still be of a standard form. */
    private static TemporalAccessor parse(String text, DateTimeFormatter format) {
        if (format == null) {
            return null;
        }
        try {
            return format.parse(text);
        } catch (DateTimeException e) {
            return parseChinese(text, format);
        }
    }

    /** Words of a pattern, as those of weekdays and of before noon, may be Chinese. */
    private static TemporalAccessor parseChinese(String text, DateTimeFormatter format) {
        try {
            return format.withLocale(Locale.SIMPLIFIED_CHINESE).parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Reads the standard forms; beside a format not the bare numbers, which could mean anything. */
    private static Scanner scanner(String text, DateTimeFormatter format, String standard, String example) {
        if (format == null) {
            return new Scanner(text, standard);
        }
        Scanner scanner = new Scanner(text, "is neither of the form set under 'formats' nor of the form " + example);
        if (scanner.isNumber()) {
            throw scanner.wrong();
        }
        return scanner;
    }
}
