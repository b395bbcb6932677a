package callmart.report;

import callmart.text.ControlCharacters;
import java.util.regex.Pattern;

/**
 * Makes text from outside fit to be shown: one kind of line break, no control characters and no marks that turn the
 * direction of writing. Markup and formulas stay words; each renderer sees to that.
 * Decision 67.
 */
public final class FreeText {

    /** A workbook's cell holds 32,767 characters. */
    public static final int LONGEST = 32_000;

    /** Where names, ids and words stand: a longer one would take the page from the others. */
    public static final int LONGEST_WORDS = 500;

    private static final Pattern BREAKS = Pattern.compile("\r\n|[\r\u0085\u2028\u2029]");

    private FreeText() {
    }

    /**
     * The text without what cannot be shown and without space at its ends; one that no cell could hold is cut, and says so. Null stays
     * null.
     */
    public static String clean(String text) {
        return clean(text, LONGEST);
    }

    /** As {@link #clean(String)}, cut after so many characters. */
    public static String clean(String text, int longest) {
        return text == null ? null : cut(shown(text).strip(), longest);
    }

    /** The text without what cannot be shown, cut after so many characters. */
    public static String fit(String text, int longest) {
        return cut(shown(text), longest);
    }

    private static String shown(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        BREAKS.matcher(text).replaceAll("\n").codePoints().filter(FreeText::isShown).map(FreeText::shown)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static String cut(String shown, int longest) {
        if (shown.length() <= longest) {
            return shown;
        }
        int end = Character.isHighSurrogate(shown.charAt(longest - 1)) ? longest - 1 : longest;
        return shown.substring(0, end) + "……（共 " + shown.length() + " 字，其余见来源系统）";
    }

    private static boolean isShown(int point) {
        boolean invisible = point == 0xFEFF || point == 0x200B || point == 0x2060;
        return !ControlCharacters.turnsDirection(point) && !invisible && (point == '\n' || point == '\t' || !Character.isISOControl(point));
    }

    /** A half of a pair without the other, and code points that are no characters, become the sign for that. */
    private static int shown(int point) {
        boolean broken = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE || (point & 0xFFFE) == 0xFFFE;
        return point == '\t' ? ' ' : broken ? 0xFFFD : point;
    }
}
