package callmart.extract.excel;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a cell's number format makes of its number.
 *
 * @param date whether it shows a day
 * @param time whether it shows a time of day
 * @param elapsed whether it shows hours, minutes or seconds that do not end at 24 or 60: a duration
 * @param fraction whether it shows parts of a second
 * @param minutes whether it shows two numbers with a colon between, hours and minutes
 * @param before what it shows before the digits of such a number, empty where it is nothing
 * @param digits how many digits it shows at least of a whole number, with zeros before it
 * @param percent whether it shows hundredths with a percent sign
 */
record CellFormat(boolean date, boolean time, boolean elapsed, boolean fraction, boolean minutes, String before,
        int digits, boolean percent) {

    /** A number that is neither date nor time. */
    static final CellFormat NUMBER = new CellFormat(false, false, false, false, false, "", 1, false);

    private static final CellFormat PERCENT = new CellFormat(false, false, false, false, false, "", 1, true);
    private static final CellFormat DATE = new CellFormat(true, false, false, false, false, "", 1, false);
    private static final CellFormat TIME = new CellFormat(false, true, false, false, false, "", 1, false);
    private static final Pattern LITERALS = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|general|g/通用格式");
    private static final Pattern ELAPSED = Pattern.compile("\\[(h+|m+|s+)\\]");
    private static final Pattern BRACKETS = Pattern.compile("\\[[^\\]]*\\]");
    private static final Pattern NOON = Pattern.compile("am/pm|a/p|上午/下午");
    private static final Pattern EXPONENT = Pattern.compile("e[+-]");
    private static final Pattern MINUTES = Pattern.compile("^[^:]*h\\]?:m+[^:]*$");
    /** Texts before zeros: {@code "A"000}. */
    private static final Pattern BEFORE_ZEROS = Pattern.compile("(?:\\[[^\\]]*\\])*((?:\"[^\"]*\"|\\\\.)+)0{2,15}(?:;.*)?");
    private static final Pattern ZEROS = Pattern.compile("0{2,15}");
    private static final Pattern FRACTION = Pattern.compile("s\\]?\\.0");

    /**
     * The meaning of a format.
     *
     * @param id number of the format; some below 59 are built into the spreadsheet and have no code in the file
     * @param code the format's code, null when the file has none
     */
    static CellFormat of(int id, String code) {
        return code == null || code.isEmpty() ? builtIn(id) : parse(code);
    }

    /** Whether a number of this format is a date, a time or a duration. */
    boolean isTemporal() {
        return date || time || elapsed;
    }

    private static CellFormat parse(String code) {
        String plain = LITERALS.matcher(code.toLowerCase(Locale.ROOT)).replaceAll("");
        int end = plain.indexOf(';');
        String shown = end < 0 ? plain : plain.substring(0, end);
        boolean elapsed = ELAPSED.matcher(shown).find();
        boolean fraction = FRACTION.matcher(shown).find();
        String letters = EXPONENT.matcher(BRACKETS.matcher(shown).replaceAll("")).replaceAll("");
        boolean noon = NOON.matcher(letters).find();
        letters = NOON.matcher(letters).replaceAll("");
        boolean time = noon || has(letters, "hs");
        boolean date = has(letters, "ydeab") || letters.indexOf('m') >= 0 && !time && !elapsed;
        boolean minutes = !date && !noon && MINUTES.matcher(shown).find();
        return new CellFormat(date, date ? time || elapsed : time && !elapsed, elapsed && !date, fraction, minutes, before(code),
                digits(shown), shown.indexOf('%') >= 0);
    }

    private static String before(String code) {
        Matcher texts = BEFORE_ZEROS.matcher(code);
        return texts.matches() ? texts.group(1).replaceAll("\"([^\"]*)\"|\\\\(.)", "$1$2") : "";
    }

    private static int digits(String shown) {
        String digits = BRACKETS.matcher(shown).replaceAll("").strip();
        return ZEROS.matcher(digits).matches() ? digits.length() : 1;
    }

    private static boolean has(String letters, String wanted) {
        return letters.chars().anyMatch(c -> wanted.indexOf(c) >= 0);
    }

    /** The formats without code, with those of Chinese and other East Asian editions (27 to 36, 50 to 58). */
    private static CellFormat builtIn(int id) {
        return switch (id) {
            case 9, 10 -> PERCENT;
            case 14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58 -> DATE;
            case 18, 19, 21, 32, 33, 34, 35, 45, 55, 56 -> TIME;
            case 20 -> new CellFormat(false, true, false, false, true, "", 1, false);
            case 22 -> new CellFormat(true, true, false, false, false, "", 1, false);
            case 46 -> new CellFormat(false, false, true, false, false, "", 1, false);
            case 47 -> new CellFormat(false, true, false, true, false, "", 1, false);
            default -> NUMBER;
        };
    }
}
