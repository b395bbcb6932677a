package callmart.report.html;

import callmart.report.ListDocument;
import callmart.report.Listing;
import callmart.report.ReportTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the mail of a detail list holds: totals, a few rows, the figures of the analysis. The list itself is attached. */
final class ListMail {

    /** A table of the analysis shows at most so many rows, and its total. */
    private static final int MOST_ROWS = 10;

    /** A wider table is in the files alone. */
    private static final int MOST_COLUMNS = 6;

    private ListMail() {
    }

    /** The tables that are shown, the few rows first. */
    static List<ReportTable> tables(ListDocument document) {
        Listing listing = document.listing();
        List<ReportTable> tables = new ArrayList<>();
        if (!listing.mail().rows().isEmpty()) {
            tables.add(listing.mail());
        }
        listing.analysis().forEach(table -> tables.add(table.shortened(MOST_ROWS, ReportTable.Rest.ATTACHMENT)));
        document.further().stream().filter(table -> table.columns().size() <= MOST_COLUMNS)
                .forEach(table -> tables.add(table.shortened(MOST_ROWS, ReportTable.Rest.ATTACHMENT)));
        return tables;
    }

    /** The same for readers of plain text. */
    static List<String> lines(ListDocument document) {
        List<String> lines = new ArrayList<>();
        lines.add(document.listing().totals());
        for (ReportTable table : tables(document)) {
            lines.add("");
            lines.add("【" + table.title() + "】");
            if (!table.rows().isEmpty()) {
                lines.add(table.columns().stream().map(ReportTable.Column::label).collect(Collectors.joining(" | ")));
            }
            table.rows().forEach(row -> lines.add(row.cells().stream()
                    .map(cell -> cell.text().isEmpty() ? " " : cell.text().replace("\n", " ")).collect(Collectors.joining(" | "))));
        }
        return lines;
    }
}
