package callmart.report;

import java.util.List;

/**
 * What a detail list has beside its tables.
 *
 * @param totals one line: how many rows there are, and of what kind
 * @param mail the few rows and columns that the mail shows; without rows when the list is empty
 * @param excerpt what the PDF shows of the rows
 * @param analysis figures over the rows; the charts of the document belong to them
 */
public record Listing(String totals, ReportTable mail, Excerpt excerpt, List<ReportTable> analysis) {

    public Listing {
        analysis = List.copyOf(analysis);
    }
}
