package callmart.runlog;

import java.time.LocalDate;

/**
 * A row that was refused.
 *
 * @param feed feed name
 * @param day business day that was being loaded
 * @param source file relative to the home, or query
 * @param sheet worksheet; empty when the source has none
 * @param line line of the file or number of the row
 * @param column canonical column of the first fault; empty when the row as a whole is faulty
 * @param value what stood there; empty when nothing did
 * @param reason why, as a person can act on
 * @param raw the row as delivered
 */
public record RejectedRow(String feed, LocalDate day, String source, String sheet, long line, String column, String value,
        String reason, String raw) {
}
