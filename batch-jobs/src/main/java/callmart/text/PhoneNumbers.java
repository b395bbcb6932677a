package callmart.text;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Telephone numbers where customers must not be known. In free text a number is told by its digits, not by what stands around it:
 * decision 150 has the rule and its exceptions.
 */
public final class PhoneNumbers {

    private static final String MASK = "****";

    /** What a key that stands for a number begins with (decision 308). */
    private static final String KEY = "key:";

    /** Fewer digits are an extension, of which nothing is shown. */
    private static final int LEAST_DIGITS = 7;

    /** From so many digits on three stay in front and four behind. */
    private static final int WHOLE_NUMBER = 11;

    /** 0, two or three digits of an area code, 7 or 8 more. */
    private static final int SHORTEST_LANDLINE = 10;
    private static final int LONGEST_LANDLINE = 12;

    /** More characters than these between two digits part them. */
    private static final int WIDEST_GAP = 2;

    private static final Pattern DATE_OR_TIME = Pattern.compile("(?<![0-9])"
            + "(?:(?:19|20)[0-9]{2}([-/.])(?:0?[1-9]|1[0-2])\\1(?:[12][0-9]|3[01]|0?[1-9])"
            + "|(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]{1,6})?)?)(?![0-9])");

    private static final Pattern AMOUNT = Pattern.compile("(?<![0-9.,])"
            + "(?:[0-9]{1,3}(?:,[0-9]{3}){1,9}+(?:\\.[0-9]{1,6})?|[0-9]++\\.[0-9]{1,2})(?![0-9]|[.,][0-9])");

    private PhoneNumbers() {
    }

    /**
     * What is shown of a number in a column of its own: {@code 138****5678}; of a shorter one less, of an extension nothing, a key
     * whole. Null stays null.
     */
    public static String mask(String number) {
        if (number == null || number.startsWith(KEY)) {
            return number;
        }
        String country = number.startsWith("+86") || number.startsWith("＋86") ? "+86" : "";
        int[] digits = number.substring(country.length()).codePoints().filter(Character::isDigit).toArray();
        return country + ends(digits, 0, digits.length);
    }

    private static String ends(int[] digits, int from, int to) {
        int all = to - from;
        if (all < LEAST_DIGITS) {
            return MASK;
        }
        int first = all >= WHOLE_NUMBER ? 3 : 2;
        int last = all >= WHOLE_NUMBER ? 4 : 2;
        return new String(digits, from, first) + MASK + new String(digits, to - last, last);
    }

    /** The text with every telephone number in it masked. Takes time in proportion to its length. Null stays null. */
    public static String maskWithin(String text) {
        if (text == null || text.codePoints().filter(Character::isDigit).limit(SHORTEST_LANDLINE).count() < SHORTEST_LANDLINE) {
            return text;
        }
        return new Scan(text).masked();
    }

    /** One text: its digits, where they stand, and which of them belong together. */
    private static final class Scan {

        private enum Part {
            PLAIN, AMOUNT, DATE_OR_TIME
        }

        private final int[] text;
        /** Of the n-th digit: the digit, and its place in the text. */
        private final int[] digits;
        private final int[] places;
        private final Part[] parts;
        /** Of the n-th digit: how many digits the number has that begins there; 0 where none does. */
        private final int[] numbers;
        private final boolean[] taken;

        Scan(String string) {
            text = string.codePoints().toArray();
            int[] found = new int[text.length];
            int count = 0;
            for (int i = 0; i < text.length; i++) {
                if (Character.isDigit(text[i])) {
                    found[count++] = i;
                }
            }
            places = Arrays.copyOf(found, count);
            digits = Arrays.stream(places).map(place -> text[place]).toArray();
            parts = new Part[count];
            Arrays.fill(parts, Part.PLAIN);
            numbers = new int[count];
            taken = new boolean[count];
            mark(string, AMOUNT, Part.AMOUNT);
            mark(string, DATE_OR_TIME, Part.DATE_OR_TIME);
        }

        /** The patterns know ASCII alone, and places in a string are not those of its code points. */
        private void mark(String string, Pattern pattern, Part part) {
            Matcher matcher = pattern.matcher(string);
            int at = 0;
            int point = 0;
            int digit = 0;
            while (matcher.find()) {
                point += string.codePointCount(at, matcher.start());
                at = matcher.start();
                int end = point + matcher.end() - matcher.start();
                for (; digit < places.length && places[digit] < end; digit++) {
                    if (places[digit] >= point) {
                        parts[digit] = part;
                    }
                }
            }
        }

        /** Mobile numbers first: an area code would take the beginning of one that follows it. */
        String masked() {
            for (int i = 0; i < digits.length; i++) {
                if (isMobileFrom(i)) {
                    take(i, WHOLE_NUMBER);
                }
            }
            for (int i = 0; i < digits.length; i++) {
                if (digit(i) == 0 && !isDigitBefore(i)) {
                    for (int count = LONGEST_LANDLINE; count >= SHORTEST_LANDLINE && numbers[i] == 0; count--) {
                        if (isNumber(i, count)) {
                            take(i, count);
                        }
                    }
                }
            }
            return written();
        }

        private int digit(int index) {
            return Character.digit(digits[index], 10);
        }

        private boolean isMobileFrom(int index) {
            return digit(index) == 1 && index + 1 < digits.length && digit(index + 1) >= 3
                    && (!isDigitBefore(index) || isCountryBefore(index)) && isNumber(index, WHOLE_NUMBER);
        }

        private boolean isDigitBefore(int index) {
            return index > 0 && places[index - 1] == places[index] - 1;
        }

        /** 86 or 0086 right before, and no digit before that. */
        private boolean isCountryBefore(int index) {
            if (index < 2 || digit(index - 1) != 6 || digit(index - 2) != 8 || !isDigitBefore(index - 1)) {
                return false;
            }
            int first = index - 2;
            if (isDigitBefore(first)) {
                first -= 2;
                return first >= 0 && digit(first) == 0 && digit(first + 1) == 0 && isDigitBefore(first + 1) && !isDigitBefore(first);
            }
            return true;
        }

        /** Whether so many digits belong together, none comes right behind, and they are no date, time or amounts. */
        private boolean isNumber(int from, int count) {
            int to = from + count;
            if (to > digits.length || to < digits.length && places[to] == places[to - 1] + 1) {
                return false;
            }
            boolean onlyAmounts = true;
            for (int i = from; i < to; i++) {
                if (taken[i] || parts[i] == Part.DATE_OR_TIME || i > from && !belongTogether(places[i - 1], places[i])) {
                    return false;
                }
                onlyAmounts &= parts[i] == Part.AMOUNT;
            }
            return !onlyAmounts;
        }

        private boolean belongTogether(int left, int right) {
            if (right - left - 1 > WIDEST_GAP) {
                return false;
            }
            for (int i = left + 1; i < right; i++) {
                if (Character.isLetter(text[i])) {
                    return false;
                }
            }
            return true;
        }

        private void take(int from, int count) {
            numbers[from] = count;
            Arrays.fill(taken, from, from + count, true);
        }

        private String written() {
            StringBuilder out = new StringBuilder(text.length);
            int next = 0;
            for (int i = 0; i < digits.length; i++) {
                if (numbers[i] > 0) {
                    int end = i + numbers[i];
                    int from = places[i];
                    boolean opened = from > next && "(（".indexOf(text[from - 1]) >= 0 && hasClosing(from, places[end - 1]);
                    append(out, next, opened ? from - 1 : from);
                    out.append(ends(digits, i, end));
                    next = places[end - 1] + 1;
                }
            }
            append(out, next, text.length);
            return out.toString();
        }

        private boolean hasClosing(int from, int to) {
            return Arrays.stream(text, from, to).anyMatch(point -> point == ')' || point == '）');
        }

        private void append(StringBuilder out, int from, int to) {
            for (int i = from; i < to; i++) {
                out.appendCodePoint(text[i]);
            }
        }
    }
}
