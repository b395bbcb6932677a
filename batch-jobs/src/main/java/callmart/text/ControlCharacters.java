package callmart.text;

/**
 * Characters that a terminal, a log or a mail's head would obey instead of showing: controls, line and paragraph separators, marks that
 * turn the direction of writing. They are written as {@code \}{@code u001B}, so that nothing is lost and nothing is obeyed.
 * Decision 153.
 */
public final class ControlCharacters {

    private ControlCharacters() {
    }

    /** Whether the character acts on what shows it. */
    public static boolean acts(int point) {
        return Character.isISOControl(point) || point == 0x2028 || point == 0x2029 || turnsDirection(point);
    }

    /** Whether the character turns the direction of writing. */
    public static boolean turnsDirection(int point) {
        return point == 0x061C || point == 0x200E || point == 0x200F || point >= 0x202A && point <= 0x202E || point >= 0x2066
                && point <= 0x2069;
    }

    /** The text on one line. */
    public static String onOneLine(String text) {
        return written(text, false);
    }

    /** The text with its line feeds and tabs. */
    public static String onLines(String text) {
        return written(text, true);
    }

    private static String written(String text, boolean keepLines) {
        if (text.chars().noneMatch(point -> acts(point) && !(keepLines && isLayout(point)))) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.chars().forEach(point -> {
            if (!acts(point) || keepLines && isLayout(point)) {
                out.append((char) point);
            } else if (isLayout(point) || point == '\r') {
                out.append(point == '\n' ? "\\n" : point == '\r' ? "\\r" : "\\t");
            } else {
                out.append(String.format(java.util.Locale.ROOT, "\\u%04X", point));
            }
        });
        return out.toString();
    }

    private static boolean isLayout(int point) {
        return point == '\n' || point == '\t';
    }
}
