package callmart.extract;

import callmart.config.SettingsFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.List;

/**
 * A query of {@code sql/extract}, with its named parameters replaced by those of JDBC.
 *
 * @param name how messages and the reject ledger name it: the path in {@code sources.yml}
 * @param sql the query with {@code ?} for each parameter
 * @param parameters the name that each {@code ?} stands for, in order: {@code from} and {@code to}, or none
 */
public record NamedQuery(String name, String sql, List<String> parameters) {

    /** Begin of the business day. */
    public static final String FROM = "from";
    /** End of the business day; no longer part of it. */
    static final String TO = "to";

    public NamedQuery {
        parameters = List.copyOf(parameters);
    }

    /**
     * Reads a query's file.
     *
     * @param backslashEscapes whether the database reads {@code \'} within quotes as a quote, and {@code #} as a comment
     * @throws IllegalArgumentException when the file cannot be read, or is not one query with known parameters
     */
    public static NamedQuery read(Path file, String name, boolean backslashEscapes) {
        String text;
        try {
            text = SettingsFile.text(file);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the query " + file + " is not UTF-8; save it again as UTF-8", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("the query " + file + " cannot be read: " + e.getMessage() + "; correct its permissions", e);
        }
        return parse(text, name, backslashEscapes);
    }

    /** As {@link #read}, of a text. */
    public static NamedQuery parse(String text, String name, boolean backslashEscapes) {
        QueryParser parser = new QueryParser(text, name, backslashEscapes);
        String sql = parser.parse();
        List<String> parameters = parser.parameters();
        if (parameters.contains(FROM) != parameters.contains(TO)) {
            throw new IllegalArgumentException("the query " + name + " has :" + (parameters.contains(FROM) ? FROM : TO) + " but not :"
                    + (parameters.contains(FROM) ? TO : FROM) + "; a day needs both: column >= :from AND column < :to");
        }
        return new NamedQuery(name, sql, parameters);
    }
}
