package callmart.report.pdf;

import callmart.report.Excerpt;
import callmart.report.ListDocument;
import callmart.report.Listing;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Column;
import callmart.report.chart.ChartDrawing;
import callmart.report.chart.ReportFonts;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JRVirtualizer;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReportsContext;

/** The pages of a detail list: opening, analysis, the list, further tables, notes. Pages of a long list wait on the disk. */
final class ListPages {

    /** The first page draws so many charts. */
    private static final int MOST_CHARTS = 2;

    /**
     * The templates on one kind of paper.
     *
     * @param grid for further tables, of which the first stands on the first page
     * @param tables for figures and notes
     */
    private record Form(PageTemplate plain, TableDesign grid, TableDesign lists, TableDesign tables) {

        private boolean holds(ReportTable table) throws JRException {
            return grid.layout(table, DocumentPages.size(table)).fitsBelowTitle();
        }
    }

    private final JasperReportsContext context;
    private final Form across;
    private final List<Form> upright;
    private final PageTemplate charts;
    private final ChartDrawing drawing;
    private final ReportFonts fonts;

    /** @param tables for figures and notes */
    ListPages(JasperReportsContext context, Path templates, TableDesign tables, TextWidths texts, ChartDrawing drawing, ReportFonts fonts) {
        this.context = context;
        Path list = templates.resolve("list.jrxml");
        TableDesign lists = new TableDesign(context, list, texts);
        this.across = new Form(new PageTemplate(context, list, Paper.ACROSS), lists, lists, tables);
        PageTemplate plain = new PageTemplate(context, list, Paper.UPRIGHT);
        TableDesign turned = lists.on(Paper.UPRIGHT);
        this.upright = Stream.of(turned, turned.dense()).map(grid -> new Form(plain, grid, turned, tables.on(Paper.UPRIGHT))).toList();
        this.charts = new PageTemplate(context, templates.resolve("list-analysis.jrxml"), Paper.ACROSS);
        this.drawing = drawing;
        this.fonts = fonts;
    }

    /** @param virtualizer where pages wait */
    JasperPrint fill(ListDocument document, JRVirtualizer virtualizer) throws JRException {
        Listing listing = document.listing();
        Map<String, Object> parameters = parameters(document);
        parameters.put(JRParameter.REPORT_VIRTUALIZER, virtualizer);
        DocumentPages filling = new DocumentPages(context, fonts, parameters);
        Form form = form(document);
        filling.open(document.charts().isEmpty() ? form.plain.report() : charts.report());
        for (ReportTable table : document.further()) {
            int further = further(filling, form, document, true);
            filling.table(form.grid, table, further, false, shown -> shown == table.rows().size() ? table.title()
                    : table.title() + "（列出 " + shown + " 项，其余 " + (table.rows().size() - shown) + " 项见工作簿）");
        }
        analysis(filling, form, listing);
        if (!document.list().rows().isEmpty()) {
            list(filling, form, document.list(), listing.excerpt(), further(filling, form, document, false));
        }
        filling.notes(form.tables, document);
        return filling.pages();
    }

    /**
     * Upright where the grid that a list begins with fits on its first page so, and does not across: attendance of a week.
     * Decision 267.
     */
    private Form form(ListDocument document) throws JRException {
        Optional<ReportTable> grid = document.further().stream().findFirst()
                .filter(table -> table.columns().stream().noneMatch(Column::holdsSentences));
        if (!document.charts().isEmpty() || grid.isEmpty() || across.holds(grid.get())) {
            return across;
        }
        for (Form form : upright) {
            if (form.holds(grid.get())) {
                return form;
            }
        }
        return across;
    }

    private void analysis(DocumentPages filling, Form form, Listing listing) throws JRException {
        for (ReportTable table : listing.analysis()) {
            filling.table(form.tables, table.shortened(listing.excerpt().rule().summaryRows(), ReportTable.Rest.WORKBOOK));
        }
    }

    /** All rows when they fit, else those that need somebody. */
    private void list(DocumentPages filling, Form form, ReportTable list, Excerpt excerpt, int further) throws JRException {
        if (!excerpt.mayShowAll() || !filling.table(form.lists, excerpt.printed(list), further, true, shown -> excerpt.heading(list))) {
            filling.table(form.lists, excerpt.printed(excerpt.notable()), further, false, excerpt::heading);
        }
    }

    /**
     * How many pages may follow the last one before the notes.
     *
     * @param isBeforeRows whether analysis and a page of rows still have to find room, too
     */
    private int further(DocumentPages filling, Form form, ListDocument document, boolean isBeforeRows) throws JRException {
        DocumentPages rest = new DocumentPages(context, fonts, parameters(document));
        rest.open(form.plain.report());
        if (isBeforeRows) {
            analysis(rest, form, document.listing());
        }
        rest.notes(form.tables, document);
        return Math.max(0, document.listing().excerpt().rule().pages() - filling.count() - rest.count() - (isBeforeRows ? 1 : 0));
    }

    private Map<String, Object> parameters(ListDocument document) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("title", fonts.printable(document.head().title()));
        parameters.put("period", document.head().periodText());
        parameters.put("asOf", document.head().asOfText());
        parameters.put("totals", fonts.printable(document.listing().totals()));
        for (int i = 0; i < Math.min(MOST_CHARTS, document.charts().size()); i++) {
            parameters.put("chart" + i, new ChartPicture(document.charts().get(i), drawing));
        }
        return parameters;
    }
}
