package callmart.extract;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the parts of a date and time from a text, left to right. */
final class Scanner {

    private static final Pattern DAY = Pattern.compile("\\s*[(（]?"
            + "(?:(次日|翌日|隔日|第二天|\\+1(?:天|d)?(?![\\d:]))|当日|当天)[)）]?\\s*");

    private static final Set<String> GREENWICH = Set.of("Z", "UTC", "GMT");

    private final String text;
    private final String expected;
    private int at;
    private boolean chinese;

    /** @param expected what to say when the text is of another form */
    Scanner(String text, String expected) {
        this.text = text;
        this.expected = expected;
    }

    boolean atEnd() {
        return at == text.length();
    }

    /** Whether the whole text is digits with at most one decimal point. */
    boolean isNumber() {
        boolean point = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && !point && i > 0) {
                point = true;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** {@code yyyy-M-d} or with slashes or points, or {@code yyyy年M月d日}, as days since 1970. */
    long date() {
        int year = digits(4, 4);
        char separator = peek();
        chinese = separator == '年';
        if (separator != '-' && separator != '/' && separator != '.' && !chinese) {
            throw wrong();
        }
        at++;
        int month = digits(1, 2);
        skip(chinese ? '月' : separator);
        int day = digits(1, 2);
        if (chinese) {
            skip(peek() == '号' ? '号' : '日');
        }
        return epochDay(year, month, day, expected);
    }

    /** Whether a date stands at the text's begin, as far as its year tells. */
    boolean startsWithDate() {
        return text.length() > 7 && "-/.年".indexOf(text.charAt(4)) >= 0;
    }

    static long epochDay(int year, int month, int day, String expected) {
        try {
            return LocalDate.of(year, month, day).toEpochDay();
        } catch (DateTimeException e) {
            throw new UnreadableValueException(expected);
        }
    }

    /** What stands between a date and its time: a T or spaces, and perhaps the weekday. */
    void gap(long day) {
        if (peek() == 'T') {
            at++;
            return;
        }
        int start = at;
        skipSpaces();
        if (!isDigit(peek())) {
            weekday(day);
        } else if (at == start && !chinese) {
            throw wrong();
        }
    }

    /** Whether nothing or only its weekday follows a date; otherwise the place is left. */
    boolean endsWithWeekday(long day) {
        if (atEnd()) {
            return true;
        }
        int start = at;
        skipSpaces();
        weekday(day);
        boolean end = atEnd();
        at = end ? at : start;
        return end;
    }

    /** Skips the weekday of a date, in brackets or not, and the spaces after it. */
    private void weekday(long day) {
        int end = Weekdays.end(text, at, day);
        if (end >= 0) {
            at = end;
            skipSpaces();
        }
    }

    private void skipSpaces() {
        while (peek() == ' ') {
            at++;
        }
    }

    /** A time of day up to 23:59, with the word of the part of the day or without, as milliseconds since midnight. */
    long clock() {
        long clock = clock(2);
        if (clock >= DateTimes.MILLIS_PER_DAY) {
            throw wrong();
        }
        return clock;
    }

    /** As {@link #clock()} but with any number of hours, and with a word that says of which day it is, before or after it. */
    long hoursAndMore() {
        int before = day();
        long clock = clock(6);
        int after = before < 0 && !atEnd() ? day() : -1;
        return clock + Math.max(0, Math.max(before, after)) * DateTimes.MILLIS_PER_DAY;
    }

    /** Skips a word that says how many days after its date a time of day is; -1 when there is none. */
    private int day() {
        Matcher word = DAY.matcher(text).region(at, text.length());
        if (!word.lookingAt()) {
            return -1;
        }
        at = word.end();
        return word.group(1) == null ? 0 : 1;
    }

    /** {@code H:mm}, {@code H:mm:ss} or with a fraction, {@code H时mm分ss秒}; before it or after it what part of the day it is. */
    private long clock(int mostDigits) {
        if (isDigit(peek())) {
            int hour = digits(1, mostDigits);
            long rest = minutesAndMore();
            return (atEnd() || isOffset() ? hour : partOfDay().map(part -> hour(part, hour)).orElse(hour)) * 3_600_000L + rest;
        }
        PartOfDay part = partOfDay().orElseThrow(this::wrong);
        return hour(part, digits(1, 2)) * 3_600_000L + minutesAndMore();
    }

    private boolean isOffset() {
        return peek() == '+' || peek() == '-' || peek() == 'Z';
    }

    private int hour(PartOfDay part, int hour) {
        return part.hour(hour).orElseThrow(() -> new UnreadableValueException("has an hour that " + part.word()
                + " does not have, or that may be one of two; write it with 24 hours"));
    }

    /** Skips the word of a part of the day and the spaces around, if there is one. */
    private Optional<PartOfDay> partOfDay() {
        int start = at;
        skipSpaces();
        Optional<PartOfDay> part = PartOfDay.at(text, at);
        at = part.isPresent() ? at + part.get().word().length() : start;
        part.ifPresent(found -> skipSpaces());
        return part;
    }

    /** The first of the parts of a duration, which may be large. */
    long part() {
        return digits(1, 6);
    }

    /** The colon and one of the parts after the first: below 60, with one digit or two. */
    long nextPart() {
        skip(':');
        int part = digits(1, 2);
        if (part > 59) {
            throw wrong();
        }
        return part;
    }

    boolean hasNextPart() {
        return peek() == ':';
    }

    /** The fraction of a second with its point, in milliseconds; 0 when there is none. */
    long fractionOfSecond() {
        if (peek() != '.' && peek() != ',') {
            return 0;
        }
        at++;
        return fraction();
    }

    void requireEnd() {
        if (!atEnd()) {
            throw wrong();
        }
    }

    /** {@code Z}, {@code UTC}, {@code +08:00}, {@code +0800} or {@code +08}, after spaces or none, as milliseconds east of Greenwich. */
    long offset() {
        skipSpaces();
        if (GREENWICH.contains(text.substring(at))) {
            return 0;
        }
        char sign = peek();
        at++;
        if (sign != '+' && sign != '-') {
            throw wrong();
        }
        long minutes = digits(2, 2) * 60L;
        if (!atEnd()) {
            if (peek() == ':') {
                at++;
            }
            int beyondHours = digits(2, 2);
            if (beyondHours > 59) {
                throw wrong();
            }
            minutes += beyondHours;
        }
        if (!atEnd() || minutes > 18 * 60) {
            throw wrong();
        }
        return (sign == '-' ? -minutes : minutes) * 60_000;
    }

    private long minutesAndMore() {
        if (peek() == '时' || peek() == '点') {
            at++;
            long minute = partBefore('分');
            long second = minute < 0 ? 0 : partBefore('秒');
            return (Math.max(minute, 0) * 60 + Math.max(second, 0)) * 1000;
        }
        skip(':');
        int minute = digits(2, 2);
        int second = 0;
        int millis = 0;
        if (peek() == ':') {
            at++;
            second = digits(2, 2);
            if (peek() == '.' || peek() == ',') {
                at++;
                millis = fraction();
            }
        }
        if (minute > 59 || second > 59) {
            throw wrong();
        }
        return minute * 60_000L + second * 1000L + millis;
    }

    /** A number below 60 and the sign after it; -1 when there is none. */
    private long partBefore(char sign) {
        if (!isDigit(peek())) {
            return -1;
        }
        int part = digits(1, 2);
        skip(sign);
        if (part > 59) {
            throw wrong();
        }
        return part;
    }

    private int fraction() {
        int start = at;
        int millis = 0;
        while (isDigit(peek())) {
            if (at - start < 3) {
                millis = millis * 10 + peek() - '0';
            }
            at++;
        }
        if (at == start) {
            throw wrong();
        }
        for (int i = at - start; i < 3; i++) {
            millis *= 10;
        }
        return millis;
    }

    private int digits(int least, int most) {
        int start = at;
        int number = 0;
        while (at - start < most && isDigit(peek())) {
            number = number * 10 + peek() - '0';
            at++;
        }
        if (at - start < least) {
            throw wrong();
        }
        return number;
    }

    private void skip(char wanted) {
        if (peek() != wanted) {
            throw wrong();
        }
        at++;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** What to throw when the text is of another form. */
    UnreadableValueException wrong() {
        return new UnreadableValueException(expected);
    }
}
