package callmart.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A row of a query's answer.
 *
 * @param values by column name, in the query's order; a null stands for the database's
 */
public record DatasetRow(Map<String, Object> values) {

    public DatasetRow {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** @throws IllegalArgumentException when the query has no such column */
    public Optional<String> findText(String column) {
        return Optional.ofNullable(value(column)).map(Object::toString);
    }

    /** The value as it is; empty for the database's null. @throws IllegalArgumentException when the query has no such column */
    public Optional<Object> find(String column) {
        return Optional.ofNullable(value(column));
    }

    public String text(String column) {
        return findText(column).orElseThrow(() -> new IllegalArgumentException("column " + column + " is null"));
    }

    /** The exact number; null counts as 0, as it is the sum over no rows. */
    public BigDecimal number(String column) {
        Object value = value(column);
        if (value == null) {
            return BigDecimal.ZERO;
        }
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof BigInteger whole) {
            return new BigDecimal(whole);
        }
        return new BigDecimal(value.toString());
    }

    private Object value(String column) {
        if (!values.containsKey(column)) {
            throw new IllegalArgumentException("the dataset has no column " + column + "; it has " + values.keySet());
        }
        return values.get(column);
    }
}
