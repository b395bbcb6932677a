package callmart.report.definition;

import callmart.report.Cell;
import callmart.report.Chart;
import callmart.report.DataNotes;
import callmart.report.FiguresDocument;
import callmart.report.FreeText;
import callmart.report.ListDocument;
import callmart.report.Listing;
import callmart.report.LongRows;
import callmart.report.MeasureRow;
import callmart.report.ReportDocument;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Column;
import callmart.report.StatementDocument;
import callmart.report.StoredRows;
import callmart.report.definition.ReportDefinition.Privacy;
import callmart.text.PhoneNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes the words of a document fit to be read, wherever its builder got them: without control characters, telephone numbers masked
 * where the report asks for it, and no longer than their place can hold.
 * Decision 151.
 */
public final class ShownTexts {

    /** The axis of a chart has no room for more. */
    private static final int LONGEST_LABEL = 40;

    private final boolean masked;

    public ShownTexts(Privacy privacy) {
        this.masked = privacy == Privacy.MASKED;
    }

    public ReportDocument of(ReportDocument document) {
        return document.byKind(this::figures, this::list, this::statement);
    }

    private ReportDocument figures(FiguresDocument of) {
        return new FiguresDocument(of.head(), of.cards(), of.opening().shown(text -> shown(text, FreeText.LONGEST)),
                charts(of.charts()), tables(of.tables()),
                LongRows.map(of.base(), row -> new MeasureRow(row.id(), shown(row.label(), FreeText.LONGEST_WORDS), row.measures())),
                of.baseFigures(), of.figures(), notes(of.notes()), of.emptyText());
    }

    private ReportDocument list(ListDocument of) {
        return new ListDocument(of.head(), table(of.list()), tables(of.further()),
                new Listing(of.listing().totals(), table(of.listing().mail()), of.listing().excerpt(),
                tables(of.listing().analysis())), charts(of.charts()), notes(of.notes()), of.emptyText());
    }

    private ReportDocument statement(StatementDocument of) {
        return new StatementDocument(of.head(), findings(of.findings()), tables(of.tables()), of.figures(), notes(of.notes()), of.face(),
                of.isDraft());
    }

    private List<String> findings(List<String> findings) {
        return findings.stream().map(finding -> shown(finding, FreeText.LONGEST)).toList();
    }

    private List<Chart> charts(List<Chart> charts) {
        return charts.stream().map(this::chart).toList();
    }

    private List<ReportTable> tables(List<ReportTable> tables) {
        return tables.stream().map(this::table).toList();
    }

    private Chart chart(Chart chart) {
        return new Chart(chart.id(), chart.title(), chart.kind(), chart.labels().stream().map(label -> shown(label, LONGEST_LABEL))
                .toList(), chart.bars(), chart.line(), chart.target());
    }

    private DataNotes notes(DataNotes notes) {
        return new DataNotes(notes.feeds(), notes.warnings().stream().map(warning -> shown(warning, FreeText.LONGEST)).toList(),
                notes.runId());
    }

    /** The stored rows of a list are made of fields, whose words were made fit one by one. */
    private ReportTable table(ReportTable table) {
        return table.rows() instanceof StoredRows ? table : new ReportTable(table.id(), table.title(), table.columns(),
                LongRows.map(table.rows(), row -> row(row, table.columns())));
    }

    private ReportTable.Row row(ReportTable.Row row, List<Column> columns) {
        List<Cell> cells = new ArrayList<>(row.cells());
        IntStream.range(0, cells.size()).forEach(i -> {
            if (cells.get(i) instanceof Cell.Text words) {
                cells.set(i, new Cell.Text(shown(words.text(), columns.get(i).holdsSentences() ? FreeText.LONGEST
                        : FreeText.LONGEST_WORDS)));
            }
        });
        return new ReportTable.Row(row.total(), cells);
    }

    private String shown(String text, int longest) {
        String fit = FreeText.fit(text, longest);
        return masked ? PhoneNumbers.maskWithin(fit) : fit;
    }
}
