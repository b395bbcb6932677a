package callmart.extract;

/**
 * A row that is not loaded.
 *
 * @param source file or query, relative to the home
 * @param sheet worksheet; empty when the source has none
 * @param line 1-based line or row number
 * @param column canonical column of the fault that was found first
 * @param value what stood there; empty when nothing did
 * @param reason one sentence that a person can act on; several faults are joined with {@code ; }
 * @param raw the whole row as delivered
 */
public record Reject(String source, String sheet, long line, String column, String value, String reason, String raw) {
}
