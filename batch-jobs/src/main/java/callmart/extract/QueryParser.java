package callmart.extract;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the named parameters of a query. Quoted texts and names, comments, texts between {@code $tag$} and PostgreSQL's
 * {@code ::casts} hold none.
 */
final class QueryParser {

    private final String text;
    private final String name;
    private final boolean backslashEscapes;
    private final StringBuilder sql = new StringBuilder();
    private final List<String> parameters = new ArrayList<>();
    private int at;
    private boolean ended;

    QueryParser(String text, String name, boolean backslashEscapes) {
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        this.name = name;
        this.backslashEscapes = backslashEscapes;
    }

    /** Names in the order of their {@code ?}, after {@link #parse}. */
    List<String> parameters() {
        return parameters;
    }

    /** @throws IllegalArgumentException when it is not one query with known parameters */
    String parse() {
        boolean any = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (text.startsWith("--", at) || backslashEscapes && c == '#') {
                copy(endOfLine());
            } else if (text.startsWith("/*", at)) {
                copy(endOfComment());
            } else if (Character.isWhitespace(c)) {
                copy(at + 1);
            } else if (c == ';') {
                at++;
                ended = true;
            } else if (ended) {
                throw wrong("has more than one statement; keep one query in a file");
            } else {
                any = true;
                token(c);
            }
        }
        if (!any) {
            throw wrong("is empty");
        }
        return sql.toString();
    }

    private void token(char c) {
        if (c == '\'' || c == '"' || c == '`') {
            copy(endOfQuote(c, c == '\'' && (backslashEscapes || afterEscapeMark())));
        } else if (c == '$' && dollarTag() != null) {
            copy(endOfDollarQuote(dollarTag()));
        } else if (text.startsWith("::", at) || text.startsWith("??", at)) {
            copy(at + 2);
        } else if (c == '?') {
            throw wrong("has a ?; write its parameters as :from and :to, and PostgreSQL's operator ? as ??");
        } else if (c == ':' && Character.isJavaIdentifierStart(charAt(at + 1)) && charAt(at + 1) != '$') {
            parameter();
        } else {
            copy(at + 1);
        }
    }

    private void parameter() {
        int end = endOfName(at + 1);
        String parameter = text.substring(at + 1, end);
        if (!parameter.equals(NamedQuery.FROM) && !parameter.equals(NamedQuery.TO)) {
            throw wrong("has the unknown parameter :" + parameter + "; valid: :from, :to");
        }
        parameters.add(parameter);
        sql.append('?');
        at = end;
    }

    private void copy(int end) {
        sql.append(text, at, end);
        at = end;
    }

    private int endOfLine() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    /** PostgreSQL's comments nest. */
    private int endOfComment() {
        int depth = 0;
        for (int i = at; i < text.length(); i++) {
            if (text.startsWith("/*", i)) {
                depth++;
                i++;
            } else if (text.startsWith("*/", i)) {
                depth--;
                i++;
                if (depth == 0) {
                    return i + 1;
                }
            }
        }
        throw wrong("has a comment /* that is not closed");
    }

    private int endOfQuote(char quote, boolean escapes) {
        for (int i = at + 1; i < text.length(); i++) {
            if (escapes && text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == quote) {
                return i + 1;
            }
        }
        throw wrong("has a " + quote + " that is not closed");
    }

    /** Whether the quote is that of PostgreSQL's {@code E'…'}. */
    private boolean afterEscapeMark() {
        return (charAt(at - 1) == 'E' || charAt(at - 1) == 'e') && !Character.isJavaIdentifierPart(charAt(at - 2));
    }

    /** The {@code $tag$} that begins here; null when none does. */
    private String dollarTag() {
        if (Character.isJavaIdentifierPart(charAt(at - 1))) {
            return null;
        }
        int end = at + 1;
        while (charAt(end) != '$' && Character.isJavaIdentifierPart(charAt(end))) {
            end++;
        }
        boolean tag = charAt(end) == '$' && !Character.isDigit(charAt(at + 1));
        return tag ? text.substring(at, end + 1) : null;
    }

    private int endOfDollarQuote(String tag) {
        int end = text.indexOf(tag, at + tag.length());
        if (end < 0) {
            throw wrong("has a " + tag + " that is not closed");
        }
        return end + tag.length();
    }

    private int endOfName(int from) {
        int end = from;
        while (Character.isJavaIdentifierPart(charAt(end)) && charAt(end) != '$') {
            end++;
        }
        return end;
    }

    /** Outside of the text: a character that no name has. */
    private char charAt(int index) {
        return index >= 0 && index < text.length() ? text.charAt(index) : ' ';
    }

    private IllegalArgumentException wrong(String what) {
        long line = text.substring(0, Math.min(at, text.length())).lines().count();
        return new IllegalArgumentException("the query " + name + ", line " + Math.max(1, line) + ", " + what);
    }
}
