package callmart.report.list;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes text from outside fit to be shown: one kind of line break, no control characters, no marks that turn the direction of
 * writing, and telephone numbers masked where customers must not be known. Markup and formulas stay words; each renderer sees to
 * that.
 */
public final class FreeText {

    /** A workbook's cell holds 32,767 characters. */
    static final int LONGEST = 32_000;

    private static final Pattern BREAKS = Pattern.compile("\r\n|[\r\u0085\u2028\u2029]");
    private static final String DIGIT = "[0-9０-９]";

    /** Mobile numbers, with or without country code and gaps, and area code with number; never a part of a longer figure. */
    private static final Pattern PHONE = Pattern.compile("(?<![0-9０-９A-Za-z.])(?:[+＋]?(?:86|８６)[- ]?)?"
            + "(?:[1１][3-9３-９]" + DIGIT + "[- ]?" + DIGIT + "{4}[- ]?" + DIGIT + "{4}"
            + "|[(（]?[0０]" + DIGIT + "{2,3}[)）]?[- ]?" + DIGIT + "{7,8})(?![0-9０-９A-Za-z])");

    /** Fewer digits are an extension, of which nothing is shown. */
    private static final int LEAST_DIGITS = 7;

    /** From so many digits on three stay in front and four behind. */
    private static final int WHOLE_NUMBER = 11;

    private static final String MASK = "****";

    private FreeText() {
    }

    /** The text without what cannot be shown; one that no cell could hold is cut, and says so. Null stays null. */
    public static String clean(String text) {
        if (text == null) {
            return null;
        }
        StringBuilder clean = new StringBuilder(text.length());
        BREAKS.matcher(text).replaceAll("\n").codePoints().filter(FreeText::isShown).map(FreeText::shown)
                .forEach(clean::appendCodePoint);
        String shown = clean.toString().strip();
        if (shown.length() <= LONGEST) {
            return shown;
        }
        int end = Character.isHighSurrogate(shown.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return shown.substring(0, end) + "……（共 " + shown.length() + " 字，其余见来源系统）";
    }

    private static boolean isShown(int point) {
        boolean turnsDirection = point == 0x061C || point == 0x200E || point == 0x200F || point >= 0x202A && point <= 0x202E
                || point >= 0x2066 && point <= 0x2069;
        boolean invisible = point == 0xFEFF || point == 0x200B || point == 0x2060;
        return !turnsDirection && !invisible && (point == '\n' || point == '\t' || !Character.isISOControl(point));
    }

    /** A half of a pair without the other, and code points that are no characters, become the sign for that. */
    private static int shown(int point) {
        boolean broken = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE || (point & 0xFFFE) == 0xFFFE;
        return point == '\t' ? ' ' : broken ? 0xFFFD : point;
    }

    /** {@code 138****5678}; of a shorter number less is shown, of an extension nothing. Null stays null. */
    public static String mask(String number) {
        if (number == null) {
            return null;
        }
        String country = number.matches("(?s)[+＋]86.*") ? "+86" : "";
        String digits = number.substring(country.length()).codePoints().filter(Character::isDigit)
                .mapToObj(Character::toString).collect(Collectors.joining());
        int all = digits.codePointCount(0, digits.length());
        if (all < LEAST_DIGITS) {
            return country + MASK;
        }
        int first = all >= WHOLE_NUMBER ? 3 : 2;
        int last = all >= WHOLE_NUMBER ? 4 : 2;
        return country + digits.substring(0, digits.offsetByCodePoints(0, first)) + MASK
                + digits.substring(digits.offsetByCodePoints(digits.length(), -last));
    }

    /** The text with every telephone number in it masked. Null stays null. */
    public static String maskWithin(String text) {
        return text == null ? null : PHONE.matcher(text).replaceAll((MatchResult number) ->
                Matcher.quoteReplacement(mask(number.group())));
    }
}
