package callmart.extract;

/**
 * What a cell or header says without the marks that programs and keyboards leave around it: spaces of all kinds at its ends, characters
 * without width, full-width letters and digits, {@code ="…"} and the apostrophe by which spreadsheets are told that a number is a text.
 * Done
 * once, before anything is compared or read.
 */
public final class PlainCell {

    private static final int FULL_WIDTH = 0xFEE0;
    private static final char FIRST_FULL = '\uFF01';
    private static final char LAST_FULL = '\uFF5E';
    private static final char FIRST_EASTERN = '\u2E80';

    private PlainCell() {
    }

    /**
     * The plain text of a cell. Full-width signs become plain ones too, but in a text with Chinese characters only those between digits:
     * there
     * they are its punctuation.
     */
    public static String of(String cell) {
        return isPlain(cell) || UnreadableCell.is(cell.strip()) ? cell.strip() : unguarded(cleaned(cell, hasEastern(cell)));
    }

    /** What two spellings of the same header have in common: without line breaks, and in half width with its brackets. */
    public static String header(String header) {
        String text = word(header);
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0 ? text : withoutBreaks(text);
    }

    /** What two spellings of the same word have in common: in half width with its brackets. */
    static String word(String word) {
        return isPlain(word) ? word.strip() : unguarded(cleaned(word, false));
    }

    /** Nearly every cell is; it costs one look at each character. */
    private static boolean isPlain(String cell) {
        int length = cell.length();
        if (length == 0) {
            return true;
        }
        char first = cell.charAt(0);
        if (first == '\'' || first == '=') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = cell.charAt(i);
            if (c < ' ' || c > '~' && !isChinese(c)) {
                return false;
            }
        }
        return true;
    }

    /** The common characters, and the quotation marks and stops of Chinese texts. */
    private static boolean isChinese(char c) {
        return c >= '\u4E00' && c <= '\u9FFF' || c >= '\u3001' && c <= '\u301F' || c >= '\u2014' && c <= '\u201D';
    }

    private static boolean hasEastern(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c >= FIRST_EASTERN && c != '\u3000' && !isFull(c) && c != '\uFEFF') {
                return true;
            }
        }
        return false;
    }

    private static String cleaned(String cell, boolean eastern) {
        StringBuilder plain = new StringBuilder(cell.length());
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == '\n' || c == '\r') {
                plain.append(c);
            } else if (c == '\t' || c != ' ' && Character.isSpaceChar(c)) {
                plain.append(' ');
            } else if (isFull(c)) {
                char half = (char) (c - FULL_WIDTH);
                boolean sign = eastern && !Character.isLetterOrDigit(half) && !(isDigit(cell, i - 1) && isDigit(cell, i + 1));
                plain.append(sign ? c : half);
            } else if (!isWithoutWidth(c) && !(isJoiner(c) && (isAscii(cell, i - 1) || isAscii(cell, i + 1)))) {
                plain.append(c);
            }
        }
        return plain.toString().strip();
    }

    private static boolean isFull(char c) {
        return c >= FIRST_FULL && c <= LAST_FULL;
    }

    private static boolean isDigit(String cell, int at) {
        if (at < 0 || at >= cell.length()) {
            return false;
        }
        char c = cell.charAt(at);
        return c >= '0' && c <= '9' || c >= '\uFF10' && c <= '\uFF19';
    }

    /** What joins the parts of emoji and of letters of other scripts; beside plain characters, and at an end, it joins nothing. */
    private static boolean isJoiner(char c) {
        return c == '\u200C' || c == '\u200D';
    }

    private static boolean isAscii(String cell, int at) {
        return at < 0 || at >= cell.length() || cell.charAt(at) <= '~' || isFull(cell.charAt(at));
    }

    /** Spaces and marks of direction that show nothing. */
    private static boolean isWithoutWidth(char c) {
        return c == '\u200B' || c == '\u200E' || c == '\u200F' || c >= '\u202A' && c <= '\u202E' || c == '\u2060'
                || c >= '\u2066' && c <= '\u2069' || c == '\uFEFF' || c == '\u00AD';
    }

    /** A formula that is only a text, or a text marked as such: {@code ="00123"}, {@code '00123}. */
    private static String unguarded(String text) {
        if (text.length() > 2 && text.startsWith("=\"") && text.endsWith("\"")) {
            return text.substring(2, text.length() - 1).replace("\"\"", "\"").strip();
        } else if (text.length() > 1 && text.charAt(0) == '\'' && text.indexOf('\'', 1) < 0) {
            return text.substring(1).strip();
        }
        return text;
    }

    /** A header may be broken into lines to make its column narrow: between Latin words the break stands for a space. */
    private static String withoutBreaks(String text) {
        return text.replaceAll("(?<=[\\x21-\\x7E])\\s*[\\r\\n]+\\s*(?=[\\x21-\\x7E])", " ").replaceAll("\\s*[\\r\\n]+\\s*", "");
    }
}
