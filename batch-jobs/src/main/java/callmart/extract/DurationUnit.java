package callmart.extract;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a source's durations are counted in, as {@code units} of {@code sources.yml} says: numbers, or two parts with a colon between.
 * Three parts are hours, minutes and seconds in every unit.
 * Decision 161.
 *
 * @param word as the file writes it
 * @param number milliseconds of the number 1; 0 when a bare number says nothing
 * @param first milliseconds of 1 in the first of two parts; 0 when two parts say nothing
 */
public record DurationUnit(String word, long number, long first) {

    /** What {@code units} may hold, for faults. */
    public static final String WORDS = "s, min, h, m:ss, h:mm, or days of so many hours as 天×8";

    /** Where nothing is said: numbers are seconds, and two parts may be either of two things. */
    static final DurationUnit UNSAID = new DurationUnit("", 1000, 0);

    private static final int MOST_DIGITS = 17;
    private static final long HOUR = 3_600_000;
    private static final Pattern DAYS = Pattern.compile("(?:天|d)\\s*[×x*]\\s*(\\d{1,2}(?:\\.\\d{1,2})?)");
    private static final String FORMS = "is not a duration; expected seconds or HH:mm:ss";
    private static final String TWO_PARTS = "may be minutes and seconds or hours and minutes; say which of them under 'units' of this "
            + "source in" + " sources.yml: m:ss or h:mm";

    /** The unit of a word; empty when it is none. */
    public static Optional<DurationUnit> of(String word) {
        return switch (word) {
            case "s" -> Optional.of(new DurationUnit(word, 1000, 0));
            case "min" -> Optional.of(new DurationUnit(word, 60_000, 0));
            case "h" -> Optional.of(new DurationUnit(word, HOUR, 0));
            case "m:ss" -> Optional.of(new DurationUnit(word, 0, 60_000));
            case "h:mm" -> Optional.of(new DurationUnit(word, 0, HOUR));
            default -> days(word);
        };
    }

    private static Optional<DurationUnit> days(String word) {
        Matcher days = DAYS.matcher(word);
        if (!days.matches()) {
            return Optional.empty();
        }
        long millis = new BigDecimal(days.group(1)).multiply(BigDecimal.valueOf(HOUR)).longValueExact();
        return millis > 0 && millis <= 24 * HOUR ? Optional.of(new DurationUnit(word, millis, 0)) : Optional.empty();
    }

    /**
     * A duration in milliseconds.
     *
     * @throws UnreadableValueException when the text is none of this unit
     */
    long millis(String text) {
        Scanner scanner = new Scanner(text, number == 0 ? "is not a duration of the form " + word : FORMS);
        if (scanner.isNumber()) {
            return ofNumber(text, scanner);
        }
        long one = scanner.part();
        long two = scanner.nextPart();
        boolean three = scanner.hasNextPart();
        if (!three && first == 0) {
            scanner.requireEnd();
            throw new UnreadableValueException(TWO_PARTS);
        }
        long unit = three ? HOUR : first;
        long last = three ? scanner.nextPart() * 1000 : 0;
        long millis = one * unit + two * unit / 60 + last + (three || first == 60_000 ? scanner.fractionOfSecond() : 0);
        scanner.requireEnd();
        return millis;
    }

    private long ofNumber(String text, Scanner scanner) {
        if (number == 0 || text.length() > MOST_DIGITS) {
            throw scanner.wrong();
        }
        return number == 1000 ? Math.round(Double.parseDouble(text) * 1000)
                : new BigDecimal(text).multiply(BigDecimal.valueOf(number)).setScale(0, RoundingMode.HALF_UP).longValue();
    }
}
