package callmart.report;

import java.util.List;
import java.util.Set;

/**
 * How much of a list its PDF shows; the workbook has all of it. Decision 345.
 *
 * @param pages that the PDF has at most
 * @param summaryRows of each table of figures over the rows; what is left of it becomes one row
 * @param rows which rows it shows
 * @param columns the columns that it shows, by key; empty for all
 */
public record ListPrint(int pages, int summaryRows, Rows rows, List<String> columns) {

    /** The opening, a page of rows, and the notes. */
    private static final int FEWEST_PAGES = 4;

    /** Which rows a PDF shows. */
    public enum Rows {
        /** All when they fit, else the notable ones. */
        ALL,
        /** The notable ones, however few the others are. */
        NOTABLE
    }

    public ListPrint {
        columns = List.copyOf(columns);
        if (pages < FEWEST_PAGES) {
            throw new IllegalArgumentException("the PDF of a list needs at least " + FEWEST_PAGES + " pages, found " + pages);
        }
        if (summaryRows < 1) {
            throw new IllegalArgumentException("a summary has at least 1 row, found " + summaryRows);
        }
    }

    /** The same for a list that does not say which rows are notable. */
    public ListPrint ofAllRows() {
        return new ListPrint(pages, summaryRows, Rows.ALL, columns);
    }

    /** The same for a list that lacks these columns. */
    public ListPrint without(Set<String> out) {
        return new ListPrint(pages, summaryRows, rows, columns.stream().filter(key -> !out.contains(key)).toList());
    }
}
