package callmart.extract;

import java.util.regex.Pattern;

/** Numbers as people write them, with a comma after the thousands. Decision 257. */
final class Numbers {

    private static final Pattern THOUSANDS = Pattern.compile("[-+]?[1-9]\\d{0,2}(?:,\\d{3})+(?:\\.\\d+)?");

    private Numbers() {
    }

    /**
     * The number without separators of thousands; a text without a comma as it is.
     *
     * @param whole whether only a whole number can be meant
     * @throws UnreadableValueException when the comma may as well stand before decimals
     */
    static String plain(String text, boolean whole) {
        int comma = text.indexOf(',');
        if (comma < 0 || !THOUSANDS.matcher(text).matches()) {
            return text;
        } else if (!whole && comma == text.lastIndexOf(',') && text.indexOf('.') < 0) {
            throw new UnreadableValueException("may be " + text.replace(",", "") + " or " + text.replace(',', '.')
                    + "; have the source write numbers without a comma");
        }
        return text.replace(",", "");
    }
}
