package callmart.extract;

import callmart.feed.ColumnType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;

/** Says whether a text would be read as a value, for who guesses what a column holds. Not safe for several threads. */
public final class ValueProbe {

    private static final long OLDEST = LocalDate.of(2000, 1, 1).toEpochDay() * DateTimes.MILLIS_PER_DAY;
    private static final long LATEST_DAY = LocalDate.of(2149, 6, 6).toEpochDay();

    private final DateTimes times;

    /** @param zone zone of local times */
    public ValueProbe(ZoneId zone) {
        this.times = new DateTimes(zone);
    }

    /** Whether a column of a type takes the text, when words, categories and texts take any. */
    public boolean reads(ColumnType type, String text, DateTimeFormatter format) {
        return switch (type) {
            case TEXT, MESSAGE, PHONE, NAME, WORD, CATEGORY -> true;
            case CLOCK -> isClock(text, format);
            case INT -> isNumber(text) && new BigDecimal(text).stripTrailingZeros().scale() <= 0;
            case DECIMAL -> isNumber(text);
            case BOOL -> ColumnReader.isYesNo(text);
            case DATE -> day(text, format).isPresent();
            case MONTH -> succeeds(() -> times.month(text, format));
            case TIME -> isInstant(text, format);
        };
    }

    /** Whether the text is a spelling of yes. */
    public boolean isYes(String text) {
        return ColumnReader.isYesNo(text) && ColumnReader.isYes(text);
    }

    /** The day of a date, or of a date and time, in days since 1970; nothing of another text. */
    public OptionalLong day(String text, DateTimeFormatter format) {
        try {
            long day = times.date(text, format);
            return day > 0 && day <= LATEST_DAY ? OptionalLong.of(day) : OptionalLong.empty();
        } catch (UnreadableValueException e) {
            return OptionalLong.empty();
        }
    }

    /** Small numbers are spreadsheets' days of long ago, and rather numbers. */
    private boolean isInstant(String text, DateTimeFormatter format) {
        try {
            return times.instant(text, format) >= OLDEST;
        } catch (UnreadableValueException e) {
            return false;
        }
    }

    /** Whether the text is a time of day, with or without its date. */
    public boolean isClock(String text, DateTimeFormatter format) {
        return succeeds(() -> times.clock(text, format));
    }

    /** Whether the text is a duration where nothing is said of its unit. */
    public boolean isDuration(String text) {
        return succeeds(() -> DurationUnit.UNSAID.millis(text));
    }

    private static boolean isNumber(String text) {
        return text.matches("[-+]?\\d{1,15}(\\.\\d+)?");
    }

    private static boolean succeeds(Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (UnreadableValueException e) {
            return false;
        }
    }
}
