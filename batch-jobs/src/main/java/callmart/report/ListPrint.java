package callmart.report;

/**
 * How much of a list its PDF shows; the workbook has all of it.
 *
 * @param pages that the PDF has at most
 * @param summaryRows of each table of figures over the rows; what is left of it becomes one row
 * @param rows which rows it shows
 */
public record ListPrint(int pages, int summaryRows, Rows rows) {

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
        if (pages < FEWEST_PAGES) {
            throw new IllegalArgumentException("the PDF of a list needs at least " + FEWEST_PAGES + " pages, found " + pages);
        }
        if (summaryRows < 1) {
            throw new IllegalArgumentException("a summary has at least 1 row, found " + summaryRows);
        }
    }

    /** The same for a list that does not say which rows are notable. */
    public ListPrint ofAllRows() {
        return new ListPrint(pages, summaryRows, Rows.ALL);
    }
}
