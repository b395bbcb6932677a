package callmart.extract.pbx;

import callmart.extract.DateTimes;
import callmart.extract.UnreadableValueException;
import java.text.ParsePosition;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads the times of a log: by the patterns that the source sets for its columns, else in the standard forms. Not safe for several
 * threads.
 */
final class LogTimes {

    private static final Pattern DATE = Pattern.compile("(\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4})[ T].*");
    private static final Pattern YEAR_LAST = Pattern.compile("\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}.*");

    private final DateTimes times;
    private final Map<String, DateTimeFormatter> formats = new HashMap<>();

    /**
     * @param zone zone of times without one
     * @param formats a column's name to its pattern
     * @param otherNames other names of columns to those that the log's reader has for them
     * @param near years of two digits are those around this day
     */
    LogTimes(ZoneId zone, Map<String, String> formats, Map<String, String> otherNames, LocalDate near) {
        this.times = new DateTimes(zone);
        formats.forEach((name, pattern) -> this.formats.put(otherNames.getOrDefault(name, name), DateTimes.formatter(pattern, near)));
    }

    /**
     * Milliseconds since 1970 UTC.
     *
     * @throws MalformedRowException when the text is not a time
     */
    long millis(String column, String text) {
        try {
            return times.instant(text, formats.get(column));
        } catch (UnreadableValueException e) {
            boolean dayOrMonth = !formats.containsKey(column) && YEAR_LAST.matcher(text).matches();
            throw new MalformedRowException(column + " '" + text + "' " + e.getMessage() + (dayOrMonth
                    ? "; say which number is the day: formats: {" + column + ": d/M/yyyy H:mm:ss} or M/d/yyyy H:mm:ss" : ""));
        }
    }

    /** Whether a cell looks like a date with a time of day, or is of one of the patterns. */
    boolean isDate(String cell) {
        return DATE.matcher(cell).matches()
                || formats.values().stream().anyMatch(format -> format.parseUnresolved(cell, new ParsePosition(0)) != null);
    }
}
