package callmart.extract;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a source's durations are counted in, as {@code units} of {@code sources.yml} says: numbers, or two parts with a colon between.
 * Three parts are hours, minutes and seconds in every unit.
 * Decisions 161 and 257.
 *
 * @param word as the file writes it
 * @param number milliseconds of the number 1; 0 when a bare number says nothing, negative when it is of days without a length
 * @param first milliseconds of 1 in the first of two parts; 0 when two parts say nothing
 */
public record DurationUnit(String word, long number, long first) {

    /** What {@code units} may hold, for faults. */
    public static final String WORDS = "s, ms, min, h, m:ss, h:mm, or days of so many hours as 天×8";

    /** Where nothing is said: numbers are seconds, and two parts may be either of two things. */
    static final DurationUnit UNSAID = new DurationUnit("", 1000, 0);

    /** Days, of which nobody says how many hours they have. */
    private static final DurationUnit DAYS_UNSAID = new DurationUnit("天", -1, 0);

    private static final int MOST_DIGITS = 17;
    private static final long HOUR = 3_600_000;
    private static final Pattern DAYS = Pattern.compile("(?:天|d)\\s*[×x*]\\s*(\\d{1,2}(?:\\.\\d{1,2})?)");
    private static final Pattern HEADER = Pattern.compile("(?i).*(?:[(\\[【]\\s*(?:单位\\s*[:：]?\\s*|in\\s+)?"
            + "(mm?:ss|分钟?:秒|hh?:mm|小?时:分钟?|天|日|d|days?|小时|时|h|hrs?|hours?|分钟|分|mins?|minutes?|"
            + "毫秒|ms|msecs?|millis|milliseconds?|秒|s|secs?|seconds?)数?\\.?\\s*[)\\]】]"
            + "|(天|小时|分钟|毫秒|(?<!毫)秒)数?|(?:^|[ _-])"
            + "(days?|hours?|hrs?|minutes?|mins?|milliseconds?|millis|msecs?|ms|seconds?|secs?))");
    private static final Pattern NEXT_WORD = Pattern.compile("(?<=[A-Za-z][a-z])(?=[A-Z])");
    private static final Pattern TITLE = Pattern.compile(".*单位\\s*[:：]\\s*(天|小时|分钟|毫秒|秒)\\s*[)。;,]?");

    /** What a spreadsheet holds of a duration that is not formatted as one; fractions of seconds end with the microsecond. */
    private static final Pattern PART_OF_DAY = Pattern.compile("0\\.(?=\\d*[1-9])\\d{7,}");
    private static final String PART = "(\\d{1,6}(?:\\.\\d{1,6})?)\\s*";
    private static final Pattern SPELLED = Pattern.compile("(?i)(?:" + PART + "(?:天|days?|d)\\s*)?(?:" + PART
            + "(?:个?小时|时|hours?|h)\\s*)?(?:"
            + PART + "(?:分钟|分|minutes?|mins?|m)\\s*)?(?:" + PART + "(?:秒钟|秒|seconds?|secs?|s))?");
    private static final long[] OF_WORDS = {HOUR, 60_000, 1000};
    private static final String DAYS_NEED_HOURS = "is a number of days, of which nobody says how many hours they have; say it under 'units'"
            + " of this source in sources.yml, as 天×8";
    private static final String FORMS = "is not a duration; expected seconds or HH:mm:ss";
    private static final String DAY_PART = "looks like a part of a day, as spreadsheets hold durations; give the cells a format such as"
            + " [h]:mm:ss, or say the unit under 'units' of this source in sources.yml";
    private static final String TWO_PARTS = "may be minutes and seconds or hours and minutes; say which of them under 'units' of this "
            + "source in" + " sources.yml: m:ss or h:mm";

    /** The unit that a word names; empty when it names none. */
    public static Optional<DurationUnit> of(String word) {
        return switch (word) {
            case "s" -> Optional.of(new DurationUnit(word, 1000, 0));
            case "ms" -> Optional.of(new DurationUnit(word, 1, 0));
            case "min" -> Optional.of(new DurationUnit(word, 60_000, 0));
            case "h" -> Optional.of(new DurationUnit(word, HOUR, 0));
            case "m:ss" -> Optional.of(new DurationUnit(word, 0, 60_000));
            case "h:mm" -> Optional.of(new DurationUnit(word, 0, HOUR));
            default -> days(word);
        };
    }

    /** The unit that a title above the table names, {@code 单位：小时}; {@link #UNSAID} when none does. */
    static DurationUnit ofTitles(List<String> titles) {
        return titles.stream().map(title -> TITLE.matcher(PlainCell.header(title))).filter(Matcher::matches)
                .flatMap(title -> ofHeader(title.group(1)).stream()).findFirst().orElse(UNSAID);
    }

    /** The unit that a header names, {@code 病假（小时）}, {@code late_minutes}, {@code waitMs} or {@code 通话（分:秒）}. */
    public static Optional<DurationUnit> ofHeader(String header) {
        Matcher unit = HEADER.matcher(NEXT_WORD.matcher(PlainCell.header(header)).replaceAll("_"));
        if (!unit.matches()) {
            return Optional.empty();
        }
        String word = Stream.of(1, 2, 3).map(unit::group).filter(Objects::nonNull).findFirst().orElseThrow().toLowerCase(Locale.ROOT);
        if (word.indexOf(':') > 0) {
            return of(word.charAt(0) == 'm' || word.charAt(0) == '分' ? "m:ss" : "h:mm");
        }
        return Optional.of(switch (word.charAt(0)) {
            case '天', '日', 'd' -> DAYS_UNSAID;
            case '小', '时', 'h' -> new DurationUnit("h", HOUR, 0);
            case '毫' -> new DurationUnit("ms", 1, 0);
            case '分', 'm' -> word.startsWith("ms") || word.startsWith("mil") ? new DurationUnit("ms", 1, 0)
                    : new DurationUnit("min", 60_000, 0);
            default -> new DurationUnit("s", 1000, 0);
        });
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
    long millis(String given) {
        if (endsWithWord(given)) {
            return ofWords(given);
        }
        String text = Numbers.plain(given, false);
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

    /** Whether a duration says its unit itself, as {@code 12分钟}. */
    static boolean isSpelled(String text) {
        return endsWithWord(text) && SPELLED.matcher(text).matches();
    }

    private static boolean endsWithWord(String text) {
        return !text.isEmpty() && Character.isLetter(text.charAt(text.length() - 1));
    }

    private long ofWords(String text) {
        Matcher words = SPELLED.matcher(text);
        if (!words.matches()) {
            throw new UnreadableValueException(FORMS);
        }
        BigDecimal millis = words.group(1) == null ? BigDecimal.ZERO : BigDecimal.valueOf(ofDays(words.group(1)));
        for (int i = 0; i < OF_WORDS.length; i++) {
            String part = words.group(i + 2);
            millis = part == null ? millis : millis.add(new BigDecimal(part).multiply(BigDecimal.valueOf(OF_WORDS[i])));
        }
        return millis.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private long ofDays(String number) {
        BigDecimal days = new BigDecimal(number);
        if (!DAYS.matcher(word).matches() && days.signum() != 0) {
            throw new UnreadableValueException(DAYS_NEED_HOURS);
        }
        return days.multiply(BigDecimal.valueOf(this.number)).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private long ofNumber(String text, Scanner scanner) {
        if (word.isEmpty() && PART_OF_DAY.matcher(text).matches()) {
            throw new UnreadableValueException(DAY_PART);
        } else if (number == 0 && Double.parseDouble(text) == 0) {
            return 0;
        } else if (number == 0 || text.length() > MOST_DIGITS) {
            throw scanner.wrong();
        } else if (number < 0) {
            return ofDays(text);
        }
        return number == 1000 ? Math.round(Double.parseDouble(text) * 1000)
                : new BigDecimal(text).multiply(BigDecimal.valueOf(number)).setScale(0, RoundingMode.HALF_UP).longValue();
    }
}
