package callmart.report.pdf;

import callmart.report.Listing;
import callmart.report.NoteTables;
import callmart.report.ReportDocument;
import callmart.report.ReportTable;
import callmart.report.chart.ChartDrawing;
import callmart.report.chart.ReportFonts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.JREmptyDataSource;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRVirtualizer;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.xml.JRXmlLoader;

/** The pages of a detail list: opening, analysis, the list, further tables, notes. Pages of a long list wait on the disk. */
final class ListPages {

    /** The first page draws so many charts. */
    private static final int MOST_CHARTS = 2;

    private final JasperReportsContext context;
    private final CompiledTemplates compiled;
    private final TableDesign tables;
    private final ListDesign lists;
    private final Path opening;
    private final ChartDrawing drawing;
    private final ReportFonts fonts;

    ListPages(JasperReportsContext context, Path templates, CompiledTemplates compiled, TableDesign tables, ChartDrawing drawing,
            ReportFonts fonts) {
        this.context = context;
        this.compiled = compiled;
        this.tables = tables;
        this.lists = new ListDesign(context, templates.resolve("list.jrxml"));
        this.opening = templates.resolve("list-analysis.jrxml");
        this.drawing = drawing;
        this.fonts = fonts;
    }

    /** @param virtualizer where pages wait */
    JasperPrint fill(ReportDocument document, JRVirtualizer virtualizer) throws JRException {
        Listing listing = document.listing().orElseThrow();
        Map<String, Object> parameters = parameters(document, listing);
        parameters.put(JRParameter.REPORT_VIRTUALIZER, virtualizer);
        JasperFillManager filler = JasperFillManager.getInstance(context);
        List<JasperPrint> parts = new ArrayList<>();
        boolean opened = !listing.analysis().isEmpty();
        if (opened) {
            parts.add(filler.fill(compiled.get(List.of(opening), () -> JRXmlLoader.load(context, opening.toFile())), new HashMap<>(parameters),
                    new JREmptyDataSource(0)));
            for (ReportTable table : listing.analysis()) {
                parts.add(table(filler, table, parameters));
            }
        }
        for (ReportTable table : document.tables()) {
            if (parts.isEmpty() || !table.rows().isEmpty() || table != document.tables().get(0)) {
                parameters.put("heading", fonts.printable(table.title()));
                parts.add(filler.fill(lists.compiled(compiled, table, parts.isEmpty()), new HashMap<>(parameters),
                        new TableRows(table, fonts)));
            }
        }
        for (ReportTable table : NoteTables.of(document)) {
            parts.add(table(filler, table, parameters));
        }
        return Pages.join(parts);
    }

    private JasperPrint table(JasperFillManager filler, ReportTable table, Map<String, Object> parameters) throws JRException {
        parameters.put("heading", table.title());
        return filler.fill(tables.compiled(compiled, table), new HashMap<>(parameters), new TableRows(table, fonts));
    }

    private Map<String, Object> parameters(ReportDocument document, Listing listing) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("title", fonts.printable(document.title()));
        parameters.put("period", document.periodText());
        parameters.put("asOf", document.asOfText());
        parameters.put("totals", fonts.printable(listing.totals()));
        document.emptyText().ifPresent(text -> parameters.put("empty", fonts.printable(text)));
        for (int i = 0; i < Math.min(MOST_CHARTS, document.charts().size()); i++) {
            parameters.put("chart" + i, new ChartPicture(document.charts().get(i), drawing));
        }
        return parameters;
    }
}
