package callmart.warehouse;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes values of {@code {name:Type}} parameters in the text form in which the server reads them. They travel beside the
 * statement, never within it.
 */
final class QueryParameters {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private QueryParameters() {
    }

    static Map<String, Object> encode(Map<String, ?> values) {
        Map<String, Object> encoded = new LinkedHashMap<>();
        values.forEach((name, value) -> encoded.put(name, top(value)));
        return encoded;
    }

    /** A lone value is read with escapes; an array is read as it is, with escapes in its quoted elements. */
    private static String top(Object value) {
        if (value == null) {
            return "\\N";
        }
        return value instanceof Collection<?> ? text(value) : escape(text(value), false);
    }

    /** Points in time go as seconds since the epoch: no zone of column, server or JVM has a say in them. */
    private static String text(Object value) {
        if (value instanceof Instant instant) {
            String seconds = Long.toString(instant.getEpochSecond());
            return instant.getNano() == 0 ? seconds
                    : seconds + "." + Long.toString(NANOS_PER_SECOND + instant.getNano()).substring(1);
        }
        if (value instanceof Collection<?> elements) {
            return elements.stream().map(QueryParameters::element).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof String || value instanceof Number || value instanceof Boolean
                || value instanceof LocalDate) {
            return value.toString();
        }
        throw new IllegalArgumentException("A query parameter cannot be a " + value.getClass().getName()
                + "; give a string, number, boolean, date, instant or a collection of these");
    }

    private static String element(Object value) {
        if (value == null) {
            return "NULL";
        }
        String text = text(value);
        return value instanceof Number || value instanceof Boolean ? text : "'" + escape(text, true) + "'";
    }

    private static String escape(String text, boolean quotes) {
        String escaped = text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
                .replace("\0", "\\0");
        return quotes ? escaped.replace("'", "\\'") : escaped;
    }
}
