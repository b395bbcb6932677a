package callmart.config;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a person most likely did that makes a text no YAML.
 *
 * @param line where, from 1
 * @param message what, and what to write
 */
record Slip(int line, String message) {

    private static final int LINES_ABOVE = 2;
    private static final Pattern TAB = Pattern.compile("\\s*\\t\\s*\\S.*");
    private static final Pattern WIDE_COLON = Pattern.compile("[^'\"#]*：.*");
    private static final Pattern WIDE_COMMA = Pattern.compile("[^'\"#]*[\\[{][^'\"#]*，.*");
    private static final Pattern WIDE_BRACKET = Pattern.compile("[^'\"#]*(?:[:,\\[{-] *[｛［【]|[｝］】]\\s*$).*");
    private static final Pattern WIDE_QUOTE = Pattern.compile("[^'\"#]*[“”‘’].*");
    private static final Pattern TIGHT_COLON = Pattern.compile("\\s*(?:- )?[\\w\\p{IsHan}-]+:[^\\s/:].*");

    /** Looked for in the line that the parser stopped at and in those just above it; null when nothing is known of it. */
    static Slip near(List<String> lines, int line, String problem) {
        if (problem.contains("escape")) {
            return new Slip(line, "within double quotes a backslash has a meaning of its own; write / for it, or take single quotes");
        }
        for (int at = Math.min(line, lines.size()); at > Math.max(0, line - 1 - LINES_ABOVE); at--) {
            String text = lines.get(at - 1);
            String what = TAB.matcher(text).matches() && text.substring(0, text.length() - text.stripLeading().length()).contains("\t")
                    ? "the line begins with a tab; indent with spaces" : in(text);
            if (!what.isEmpty()) {
                return new Slip(at, what);
            }
        }
        return indented(lines, line);
    }

    /** What is wrong with the signs of a text; empty when nothing is known. */
    static String in(String text) {
        if (WIDE_COLON.matcher(text).matches()) {
            return "the colon is a full-width '：'; write ':' and a space";
        } else if (WIDE_COMMA.matcher(text).matches()) {
            return "the comma is a full-width '，'; write ',' and a space";
        } else if (WIDE_BRACKET.matcher(text).matches()) {
            return "a bracket is full-width; write { } or [ ]";
        } else if (WIDE_QUOTE.matcher(text).matches()) {
            return "a quotation mark is “ ” or ‘ ’; write ' or nothing";
        }
        return TIGHT_COLON.matcher(text).matches() ? "a space is missing behind ':'" : "";
    }

    /** A line that begins where none above it does. */
    private static Slip indented(List<String> lines, int line) {
        if (line < 1 || line > lines.size()) {
            return null;
        }
        int own = indent(lines.get(line - 1));
        for (int at = line - 1; at > 0; at--) {
            String above = lines.get(at - 1);
            if (!above.isBlank() && !above.stripLeading().startsWith("#")) {
                return indent(above) == own ? null : new Slip(line, "the line is indented by " + own + " spaces, the one above it by "
                        + indent(above) + "; entries of one mapping begin in the same column, what belongs to an entry further right");
            }
        }
        return null;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
