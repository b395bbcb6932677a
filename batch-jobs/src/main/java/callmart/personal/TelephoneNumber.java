package callmart.personal;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One telephone number, however it is written: a mobile one without country code and zero, one of a landline with the zero of its area
 * code, any other by its digits.
 *
 * @param digits 7 to 15 ASCII digits
 */
public record TelephoneNumber(String digits) {

    static final int LEAST_DIGITS = 7;
    static final int MOST_DIGITS = 15;

    private static final Pattern MOBILE = Pattern.compile("(?:(?:00)?86)?0?(1[3-9][0-9]{9})");
    private static final Pattern LANDLINE = Pattern.compile("(?:00)?860?([2-9][0-9]{8,10}|10[0-9]{7,8})");
    private static final String GAP = "[^\\p{Nd}\\pL]{0,2}";
    private static final String COUNTRY = "(?:[+＋]|[0０]" + GAP + "[0０])?" + GAP + "[8８]" + GAP + "[6６]" + GAP;

    /** @throws IllegalArgumentException when it has too few or too many digits, or letters */
    public static TelephoneNumber of(String written) {
        String ascii = Normalizer.normalize(written, Normalizer.Form.NFKC);
        String digits = ascii.replaceAll("[^0-9]", "");
        if (ascii.codePoints().anyMatch(Character::isLetter) || digits.length() < LEAST_DIGITS || digits.length() > MOST_DIGITS + 2) {
            throw new IllegalArgumentException("that is no telephone number: it has 7 to 15 digits, such as 13812345678 or 0571-88888888");
        }
        return ofDigits(digits);
    }

    static TelephoneNumber ofDigits(String digits) {
        Matcher mobile = MOBILE.matcher(digits);
        if (mobile.matches()) {
            return new TelephoneNumber(mobile.group(1));
        }
        Matcher landline = LANDLINE.matcher(digits);
        return new TelephoneNumber(landline.matches() ? "0" + landline.group(1) : digits);
    }

    /**
     * The engine's regular expression of all ways to write it; what stands right before it is group 1, right behind it group 2. No digit
     * stands there.
     */
    String pattern() {
        boolean landline = digits.startsWith("0");
        String own = (landline ? digits.substring(1) : digits).chars().mapToObj(digit -> "[" + (char) digit + (char) (digit - '0' + '０')
                + "]").collect(Collectors.joining(GAP));
        String zero = "[0０]" + GAP;
        String prefix = landline ? "(?:" + COUNTRY + "(?:" + zero + ")?|" + zero + ")"
                : MOBILE.matcher(digits).matches() ? "(?:" + COUNTRY + ")?(?:" + zero + ")?" : "";
        return "(^|[^\\p{Nd}])[+＋]?" + prefix + own + "($|[^\\p{Nd}])";
    }

    /** Shows no digits in logs. */
    @Override
    public String toString() {
        return "a telephone number";
    }
}
