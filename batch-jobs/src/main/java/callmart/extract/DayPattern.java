package callmart.extract;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How a month sheet writes the days above its columns. Beside the pattern a whole date is understood, as workbooks hold dates that they
 * show as {@code 21}, and a weekday may follow.
 * Decision 255.
 *
 * @param text a pattern of java.time, such as {@code d} or {@code M/d}
 */
public record DayPattern(String text) {

    private static final List<String> DATES = List.of("uuuu-MM-dd", "uuuu-MM-dd 00:00:00", "uuuu/M/d", "uuuu年M月d日");
    private static final List<String> UNITS = List.of("", "日", "号");
    private static final List<String> WEEKDAYS = List.of("", "%s", "(%s)", " %s", " (%s)");
    private static final List<String> NAMES = List.of("星期", "周", "礼拜", "");

    /** @throws IllegalArgumentException when the text is no pattern that tells days of a month apart */
    public DayPattern {
        if (!DateTimes.slip(text).isEmpty()) {
            throw new IllegalArgumentException(DateTimes.slip(text));
        }
        try {
            if (written(text, LocalDate.EPOCH).equals(written(text, LocalDate.EPOCH.plusDays(1)))) {
                throw new IllegalArgumentException("'" + text + "' writes each day of a month alike; expected a pattern such as d or M/d");
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is no pattern of days: " + e.getMessage(), e);
        }
    }

    /** Whether days of different months and years are written differently, so that no path has to tell the month. */
    public boolean isWholeDate() {
        LocalDate day = LocalDate.EPOCH;
        return !written(text, day).equals(written(text, day.plusMonths(1))) && !written(text, day).equals(written(text, day.plusYears(1)));
    }

    /** The plain headers that a day's column may have. */
    public Set<String> headers(LocalDate day) {
        return spellings(day).keySet();
    }

    /**
     * The place of the day's column.
     *
     * @param source named in messages
     * @throws ExtractionException when there is none, or more than one, or its weekday is that of another day
     */
    int position(List<String> header, LocalDate day, String source) {
        Map<String, DayOfWeek> spellings = spellings(day);
        int found = -1;
        for (int i = 0; i < header.size(); i++) {
            String plain = PlainCell.header(header.get(i));
            if (!spellings.containsKey(plain)) {
                continue;
            }
            DayOfWeek said = spellings.get(plain);
            if (said != null && said != day.getDayOfWeek()) {
                throw new ExtractionException(source + ": the column '" + header.get(i) + "' names a weekday that is not that of " + day
                        + ", so the sheet is of another month; have the right one delivered; nothing of it was loaded");
            } else if (found >= 0) {
                throw new ExtractionException(source + ": the columns '" + header.get(found) + "' and '" + header.get(i) + "' are both of "
                        + day + "; leave one of them; nothing of it was loaded");
            }
            found = i;
        }
        if (found < 0) {
            throw new ExtractionException(source + " has no column of the day " + day + ": a header such as '" + written(text, day)
                    + "' was expected (column-per-day, pattern " + text + "). Found: " + Excerpt.list(header)
                    + ". Have the sheet of the day's month delivered, or correct the pattern; nothing of it was loaded");
        }
        return found;
    }

    /** Each plain header of the day, with the weekday that it names. */
    private Map<String, DayOfWeek> spellings(LocalDate day) {
        Map<String, DayOfWeek> spellings = new LinkedHashMap<>();
        String own = written(text, day);
        for (String date : Stream.concat(UNITS.stream().map(own::concat), DATES.stream().map(pattern -> written(pattern, day))).toList()) {
            for (DayOfWeek weekday : DayOfWeek.values()) {
                for (String name : names(weekday)) {
                    WEEKDAYS.forEach(form -> spellings.put(PlainCell.header(date + form.formatted(name)),
                            form.isEmpty() ? null : weekday));
                }
            }
        }
        return spellings;
    }

    private static List<String> names(DayOfWeek weekday) {
        List<String> names = new ArrayList<>();
        NAMES.forEach(name -> names.add(name + Weekdays.number(weekday)));
        if (weekday == DayOfWeek.SUNDAY) {
            names.addAll(List.of("星期天", "周天"));
        }
        return names;
    }

    private static String written(String pattern, LocalDate day) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(day);
    }
}
