package callmart.report.pdf;

import callmart.report.Excerpt;
import callmart.report.ListDocument;
import callmart.report.Listing;
import callmart.report.ReportTable;
import callmart.report.chart.ChartDrawing;
import callmart.report.chart.ReportFonts;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JRVirtualizer;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReportsContext;

/** The pages of a detail list: opening, analysis, the list, further tables, notes. Pages of a long list wait on the disk. */
final class ListPages {

    /** The first page draws so many charts. */
    private static final int MOST_CHARTS = 2;

    private final JasperReportsContext context;
    private final TableDesign tables;
    private final TableDesign lists;
    private final PageTemplate plain;
    private final PageTemplate charts;
    private final ChartDrawing drawing;
    private final ReportFonts fonts;

    /** @param tables for figures and notes */
    ListPages(JasperReportsContext context, Path templates, TableDesign tables, TextWidths texts, ChartDrawing drawing, ReportFonts fonts) {
        this.context = context;
        this.tables = tables;
        this.lists = new TableDesign(context, templates.resolve("list.jrxml"), texts);
        this.plain = new PageTemplate(context, templates.resolve("list.jrxml"));
        this.charts = new PageTemplate(context, templates.resolve("list-analysis.jrxml"));
        this.drawing = drawing;
        this.fonts = fonts;
    }

    /** @param virtualizer where pages wait */
    JasperPrint fill(ListDocument document, JRVirtualizer virtualizer) throws JRException {
        Listing listing = document.listing();
        Map<String, Object> parameters = parameters(document);
        parameters.put(JRParameter.REPORT_VIRTUALIZER, virtualizer);
        DocumentPages filling = new DocumentPages(context, fonts, parameters);
        filling.open(document.charts().isEmpty() ? plain.report() : charts.report());
        for (ReportTable table : document.further()) {
            filling.table(lists, table, further(filling, document, true), false, shown -> shown == table.rows().size() ? table.title()
                    : table.title() + "（列出 " + shown + " 项，其余 " + (table.rows().size() - shown) + " 项见工作簿）");
        }
        analysis(filling, listing);
        if (!document.list().rows().isEmpty()) {
            list(filling, document.list(), listing.excerpt(), further(filling, document, false));
        }
        filling.notes(tables, document);
        return filling.pages();
    }

    private void analysis(DocumentPages filling, Listing listing) throws JRException {
        for (ReportTable table : listing.analysis()) {
            filling.table(tables, table.shortened(listing.excerpt().rule().summaryRows(), "工作簿"));
        }
    }

    /** All rows when they fit, else those that need somebody. */
    private void list(DocumentPages filling, ReportTable list, Excerpt excerpt, int further) throws JRException {
        if (!excerpt.mayShowAll() || !filling.table(lists, list, further, true, shown -> list.title())) {
            filling.table(lists, excerpt.notable(), further, false, excerpt::heading);
        }
    }

    /**
     * How many pages may follow the last one before the notes.
     *
     * @param isBeforeRows whether analysis and a page of rows still have to find room, too
     */
    private int further(DocumentPages filling, ListDocument document, boolean isBeforeRows) throws JRException {
        DocumentPages rest = new DocumentPages(context, fonts, parameters(document));
        rest.open(plain.report());
        if (isBeforeRows) {
            analysis(rest, document.listing());
        }
        rest.notes(tables, document);
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
