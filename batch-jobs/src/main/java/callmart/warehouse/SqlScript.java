package callmart.warehouse;

import java.util.ArrayList;
import java.util.List;

/** Splits a script into its statements at semicolons outside quotes and comments. */
final class SqlScript {

    private final String text;
    private int position;

    private SqlScript(String text) {
        this.text = text;
    }

    /** The statements without their semicolons; pieces of nothing but blanks and comments are left out. */
    static List<String> statements(String text) {
        return new SqlScript(text).split();
    }

    private List<String> split() {
        List<String> statements = new ArrayList<>();
        int start = 0;
        boolean content = false;
        while (position < text.length()) {
            char character = text.charAt(position);
            if (character == ';') {
                if (content) {
                    statements.add(text.substring(start, position).strip());
                }
                position++;
                start = position;
                content = false;
            } else if (text.startsWith("--", position)) {
                skipTo("\n");
            } else if (text.startsWith("/*", position)) {
                skipTo("*/");
            } else if (character == '\'' || character == '"' || character == '`') {
                skipQuoted(character);
                content = true;
            } else {
                content |= !Character.isWhitespace(character);
                position++;
            }
        }
        if (content) {
            statements.add(text.substring(start).strip());
        }
        return List.copyOf(statements);
    }

    private void skipTo(String end) {
        int found = text.indexOf(end, position);
        position = found < 0 ? text.length() : found + end.length();
    }

    /** A backslash takes the next character with it; a doubled quote reads as one text ending and the next beginning. */
    private void skipQuoted(char quote) {
        position++;
        while (position < text.length() && text.charAt(position) != quote) {
            position += text.charAt(position) == '\\' ? 2 : 1;
        }
        position = Math.min(text.length(), position + 1);
    }
}
