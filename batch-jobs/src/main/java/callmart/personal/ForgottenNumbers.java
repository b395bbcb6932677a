package callmart.personal;

import callmart.warehouse.Warehouse;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The numbers that were forgotten, by what says nothing of them, put out of every text that is loaded. Without any, texts pass as they
 * are.
 * Decision 309.
 */
public final class ForgottenNumbers {

    private static final int WIDEST_GAP = 2;
    private static final int MOST_WRITTEN = TelephoneNumber.MOST_DIGITS + 4;

    private final String salt;
    private final Map<String, String> keys;

    private ForgottenNumbers(String salt, Map<String, String> keys) {
        this.salt = salt;
        this.keys = Map.copyOf(keys);
    }

    /** Those of now. */
    public static ForgottenNumbers of(Warehouse warehouse) {
        Map<String, String> keys = new HashMap<>();
        warehouse.forEach("SELECT lookup, number_key FROM forgotten_numbers", Map.of(), row ->
                keys.put(row.string("lookup"), row.string("number_key")));
        return new ForgottenNumbers(keys.isEmpty() ? "" : salt(warehouse), keys);
    }

    static String salt(Warehouse warehouse) {
        return warehouse.query("SELECT min(salt) AS salt FROM caller_salt", Map.of(), row -> row.string("salt")).get(0);
    }

    static String lookup(String salt, TelephoneNumber number) {
        return DigestUtils.sha256Hex(salt + number.digits());
    }

    /** The text with the keys of forgotten numbers in their place. Null stays null. */
    public String apply(String text) {
        if (keys.isEmpty() || text == null || text.length() < TelephoneNumber.LEAST_DIGITS) {
            return text;
        }
        StringBuilder out = null;
        int copied = 0;
        int at = 0;
        while (at < text.length()) {
            if (!Character.isDigit(text.charAt(at)) || at > copied && Character.isDigit(text.charAt(at - 1))) {
                at++;
                continue;
            }
            Match match = from(text, at);
            if (match == null) {
                at++;
                continue;
            }
            out = out == null ? new StringBuilder(text.length()) : out;
            boolean plus = at > copied && "+＋".indexOf(text.charAt(at - 1)) >= 0;
            out.append(text, copied, plus ? at - 1 : at).append(match.key());
            copied = match.end();
            at = match.end();
        }
        return out == null ? text : out.append(text, copied, text.length()).toString();
    }

    private record Match(String key, int end) {
    }

    /** The forgotten number that begins with the group of digits there; null when none does. */
    private Match from(String text, int begin) {
        StringBuilder digits = new StringBuilder(MOST_WRITTEN);
        int gap = 0;
        for (int i = begin; i < text.length() && digits.length() <= MOST_WRITTEN && gap <= WIDEST_GAP; i++) {
            char next = text.charAt(i);
            if (Character.isDigit(next)) {
                digits.append((char) ('0' + Character.digit(next, 10)));
                gap = 0;
                boolean ends = i + 1 == text.length() || !Character.isDigit(text.charAt(i + 1));
                if (ends && digits.length() >= TelephoneNumber.LEAST_DIGITS) {
                    String key = keys.get(lookup(salt, TelephoneNumber.ofDigits(digits.toString())));
                    if (key != null) {
                        return new Match(key, i + 1);
                    }
                }
            } else if (Character.isLetter(next)) {
                return null;
            } else {
                gap++;
            }
        }
        return null;
    }
}
