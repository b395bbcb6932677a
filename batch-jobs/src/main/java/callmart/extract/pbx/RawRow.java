package callmart.extract.pbx;

import java.util.List;

/**
 * One row as the telephone system wrote it: a line of a file, or a row of a table.
 *
 * @param source file or query, as messages name it
 * @param line 1-based line or row number
 * @param text the whole row, for the reject ledger
 * @param cells its values
 * @param fault why the row could not be taken apart; empty when it could
 */
record RawRow(String source, long line, String text, List<String> cells, String fault) {

    RawRow {
        cells = List.copyOf(cells);
    }

    /** Whether it holds nothing, as a line of delimiters only. */
    boolean isBlank() {
        return fault.isEmpty() && cells.stream().allMatch(String::isBlank);
    }
}
