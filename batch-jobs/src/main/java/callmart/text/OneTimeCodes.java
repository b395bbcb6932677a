package callmart.text;

import java.util.regex.Pattern;

/** One-time codes in messages: which run of digits is one cannot be told, so that every run of four to eight is taken for one. */
public final class OneTimeCodes {

    private static final Pattern CODE = Pattern.compile("(?<!\\p{Nd})\\p{Nd}{4,8}(?!\\p{Nd})");
    private static final String MASK = "****";

    private OneTimeCodes() {
    }

    /** The text with every run of four to eight digits, of any script, replaced. */
    public static String mask(String text) {
        return CODE.matcher(text).replaceAll(MASK);
    }
}
