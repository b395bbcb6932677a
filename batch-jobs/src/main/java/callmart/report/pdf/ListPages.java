package callmart.report.pdf;

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
    private final PageTemplate analysis;
    private final ChartDrawing drawing;
    private final ReportFonts fonts;

    /** @param tables for figures and notes */
    ListPages(JasperReportsContext context, Path templates, TableDesign tables, TextWidths texts, ChartDrawing drawing, ReportFonts fonts) {
        this.context = context;
        this.tables = tables;
        this.lists = new TableDesign(context, templates.resolve("list.jrxml"), texts);
        this.analysis = new PageTemplate(context, templates.resolve("list-analysis.jrxml"));
        this.drawing = drawing;
        this.fonts = fonts;
    }

    /** @param virtualizer where pages wait */
    JasperPrint fill(ListDocument document, JRVirtualizer virtualizer) throws JRException {
        Listing listing = document.listing();
        Map<String, Object> parameters = parameters(document);
        parameters.put(JRParameter.REPORT_VIRTUALIZER, virtualizer);
        DocumentPages filling = new DocumentPages(context, fonts, parameters);
        ReportTable list = document.list();
        if (listing.analysis().isEmpty()) {
            filling.open(lists, list);
        } else {
            filling.open(analysis.report());
            for (ReportTable table : listing.analysis()) {
                filling.table(tables, table);
            }
        }
        for (ReportTable table : document.tables()) {
            if (table != list || !listing.analysis().isEmpty() && !table.rows().isEmpty()) {
                filling.table(lists, table);
            }
        }
        filling.notes(tables, document);
        return filling.pages();
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
