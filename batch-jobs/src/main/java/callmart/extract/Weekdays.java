package callmart.extract;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Weekdays as they stand after dates: {@code 星期六}, {@code (周六)}, {@code Sat}. */
final class Weekdays {

    private static final String NUMBERS = "一二三四五六日";
    private static final Pattern WORD = Pattern.compile("[(（]?(?:(?:星期|周|礼拜)?([一二三四五六日天])"
            + "|([A-Z][a-z]{2,8}),?)[)）]?");

    /** What stands before the weekdays below the days. */
    private static final Pattern LABEL = Pattern.compile("[(（]?(?:日期|星期|周|礼拜|(?i:weekday|day))[几次]?[)）:：]?");

    private Weekdays() {
    }

    /**
     * The end of the weekday that a text contains, -1 when it contains none.
     *
     * @param at where it would begin
     * @param day days since 1970 of the date before it
     * @throws UnreadableValueException when it is that of another day: one of the two is wrong
     */
    static int end(String text, int at, long day) {
        Matcher word = WORD.matcher(text).region(at, text.length());
        if (!word.lookingAt()) {
            return -1;
        }
        DayOfWeek said = word.group(1) == null ? english(word.group(2)) : chinese(word.group(1).replace('天', '日'));
        DayOfWeek real = LocalDate.ofEpochDay(day).getDayOfWeek();
        if (said != null && said != real) {
            throw new UnreadableValueException("names a weekday that is not that of its date, a " + real.getDisplayName(TextStyle.FULL,
                    Locale.ENGLISH));
        }
        return said == null ? -1 : word.end();
    }

    /**
     * Whether a row of a month sheet holds the weekdays below the days: beside that of the day stands that of a day beside it.
     *
     * @param at the place of the day's cell
     * @throws ExtractionException when the weekdays are those of another month
     */
    static boolean isRow(String[] cells, int at, LocalDate day, String source) {
        DayOfWeek said = find(cells, at);
        if (said == null || find(cells, at - 1) != said.minus(1) && find(cells, at + 1) != said.plus(1)) {
            return false;
        } else if (said != day.getDayOfWeek()) {
            throw new ExtractionException(source + ": below the column of " + day + " stands '" + cells[at]
                    + "', which is not the weekday of"
                    + " that date, so the sheet is of another month; have the right one delivered; nothing of it was loaded");
        }
        return true;
    }

    /** Whether the text of a column of persons is a weekday, or a word for the line of them, and names nobody. */
    static boolean isTheirs(String text) {
        return LABEL.matcher(text).matches() || find(text) != null;
    }

    private static DayOfWeek find(String[] cells, int at) {
        return at >= 0 && at < cells.length ? find(PlainCell.of(cells[at])) : null;
    }

    private static DayOfWeek find(String text) {
        Matcher word = WORD.matcher(text);
        return !word.matches() ? null : word.group(1) == null ? english(word.group(2)) : chinese(word.group(1).replace('天', '日'));
    }

    /** The sign of a weekday, as in {@code 周六}. */
    static char number(DayOfWeek day) {
        return NUMBERS.charAt(day.getValue() - 1);
    }

    private static DayOfWeek chinese(String number) {
        return DayOfWeek.of(NUMBERS.indexOf(number) + 1);
    }

    private static DayOfWeek english(String name) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (name.equals(day.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                    || name.equals(day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))) {
                return day;
            }
        }
        return null;
    }
}
