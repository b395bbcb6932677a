package callmart.warehouse;

/**
 * Makes a value of a row.
 *
 * @param <T> type of the value
 */
@FunctionalInterface
public interface RowMapper<T> {

    T map(Row row);
}
