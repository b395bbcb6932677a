package callmart.extract;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Reads the parts of a date and time from a text, left to right. */
final class Scanner {

    private final String text;
    private final String expected;
    private int at;

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

    /** {@code yyyy-M-d} or with slashes, as days since 1970. */
    long date() {
        int year = digits(4, 4);
        char separator = peek();
        if (separator != '-' && separator != '/') {
            throw wrong();
        }
        at++;
        int month = digits(1, 2);
        skip(separator);
        int day = digits(1, 2);
        return epochDay(year, month, day, expected);
    }

    static long epochDay(int year, int month, int day, String expected) {
        try {
            return LocalDate.of(year, month, day).toEpochDay();
        } catch (DateTimeException e) {
            throw new UnreadableValueException(expected);
        }
    }

    /** The T or the spaces between date and time. */
    void gap() {
        if (peek() == 'T') {
            at++;
            return;
        }
        skip(' ');
        while (peek() == ' ') {
            at++;
        }
    }

    /** {@code H:mm}, {@code H:mm:ss} or with a fraction, as milliseconds since midnight. */
    long clock() {
        int hour = digits(1, 2);
        if (hour > 23) {
            throw wrong();
        }
        return hour * 3_600_000L + minutesAndMore();
    }

    /** As {@link #clock()} but with any number of hours. */
    long hoursAndMore() {
        return digits(1, 6) * 3_600_000L + minutesAndMore();
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

    /** {@code Z}, {@code +08:00}, {@code +0800} or {@code +08}, as milliseconds east of Greenwich. */
    long offset() {
        char sign = peek();
        at++;
        if (sign == 'Z' && atEnd()) {
            return 0;
        }
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
