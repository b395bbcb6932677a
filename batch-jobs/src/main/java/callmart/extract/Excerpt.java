package callmart.extract;

import java.util.List;
import java.util.stream.Collectors;

/** What a source delivered, short enough for a sentence that a person reads. */
final class Excerpt {

    private static final int LONGEST = 200;
    private static final int MOST = 60;

    private Excerpt() {
    }

    /** The text, or its begin with how long it is. */
    static String value(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "… (" + text.length() + " characters)";
    }

    /** The names with commas between, or the first of them with how many there are. */
    static String list(List<String> names) {
        return names.stream().limit(MOST).map(Excerpt::value).collect(Collectors.joining(", "))
                + (names.size() > MOST ? ", … (" + names.size() + " columns)" : "");
    }
}
