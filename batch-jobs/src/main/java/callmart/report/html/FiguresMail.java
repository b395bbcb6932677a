package callmart.report.html;

import callmart.report.Cell;
import callmart.report.FiguresDocument;
import callmart.report.ReportTable;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The tables that the mail of a report of figures shows, for the screen of a telephone: of the summary each figure, its value with its
 * verdict, its target, and the changes, without the values before; what alerts there were; what the month's penalties come to.
 */
final class FiguresMail {

    private static final int VALUE = 1;
    private static final List<String> WHOLE = List.of("outlook", "alerts");

    /** Of a longer one the mail shows the first rows. */
    private static final int MOST_ROWS = 50;

    private FiguresMail() {
    }

    static List<ReportTable> tables(FiguresDocument document) {
        return Stream.concat(Stream.of(narrow(document.tables().get(0))), WHOLE.stream().flatMap(id -> document.tables().stream()
                .filter(table -> table.id().equals(id)).map(table -> table.shortened(MOST_ROWS, ReportTable.Rest.ATTACHMENT)))).toList();
    }

    private static ReportTable narrow(ReportTable summary) {
        List<Integer> kept = IntStream.range(0, summary.columns().size()).filter(i -> i <= VALUE
                || summary.rows().stream().map(row -> row.cells().get(i)).noneMatch(cell -> cell instanceof Cell.Verdict
                || cell instanceof Cell.Value)).boxed().toList();
        ReportTable narrow = summary.only(kept);
        return new ReportTable(narrow.id(), narrow.title(), narrow.columns(), narrow.rows().stream()
                .map(row -> new ReportTable.Row(row.total(), row.cells().stream().map(FiguresMail::narrow).toList())).toList());
    }

    /** A value with its verdict, a target on one line. */
    private static Cell narrow(Cell cell) {
        return cell instanceof Cell.Value value ? new Cell.Judged(value)
                : cell instanceof Cell.Text text ? new Cell.Text(text.text().replace("≥ ", "≥\u00a0").replace("≤ ", "≤\u00a0"))
                        : cell;
    }
}
