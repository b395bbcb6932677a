package callmart.report.pdf;

import callmart.report.Format;
import callmart.report.NoteTables;
import callmart.report.RenderingException;
import callmart.report.ReportDocument;
import callmart.report.ReportRenderer;
import callmart.report.ReportTable;
import callmart.report.chart.ChartDrawing;
import callmart.report.chart.ReportFonts;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.JREmptyDataSource;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.fill.JRSwapFileVirtualizer;
import net.sf.jasperreports.engine.util.JRSwapFile;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.SimplePdfExporterConfiguration;

/**
 * Makes the PDF of a document: first page, tables, notes. Reads a template when it is first needed, compiles it once and keeps
 * the compiled form. Characters that the font lacks appear as a visible substitute.
 */
public final class PdfRenderer implements ReportRenderer {

    private static final int PAGES_IN_MEMORY = 40;
    private static final int SWAP_BLOCK = 8192;
    private static final int SWAP_BLOCKS = 256;

    private final JasperReportsContext context;
    private final ReportFonts fonts;
    private final CompiledTemplates compiled;
    private final TableDesign tables;
    private final FirstPage firstPage;
    private final TableDesign statementTables;
    private final FirstPage statementOpening;
    private final ListPages lists;

    /**
     * @param templates the folder {@code report-templates}
     * @param compiledFolder where compiled templates are kept between runs; made when missing
     */
    public PdfRenderer(Path templates, Path compiledFolder, ReportFonts fonts) {
        this.context = PdfContext.with(fonts);
        this.fonts = fonts;
        Path template = templates.resolve("operations.jrxml");
        this.compiled = new CompiledTemplates(context, compiledFolder);
        this.tables = new TableDesign(context, template);
        this.firstPage = new FirstPage(context, template, new ChartDrawing(fonts), fonts);
        Path statement = templates.resolve("statement.jrxml");
        this.statementTables = new TableDesign(context, statement);
        this.statementOpening = new FirstPage(context, statement, new ChartDrawing(fonts), fonts);
        this.lists = new ListPages(context, templates, compiled, tables, new ChartDrawing(fonts), fonts);
    }

    @Override
    public Format format() {
        return Format.PDF;
    }

    @Override
    public byte[] render(ReportDocument document) {
        return document.listing().isPresent() ? list(document) : figures(document);
    }

    private byte[] list(ReportDocument document) {
        JRSwapFileVirtualizer virtualizer = new JRSwapFileVirtualizer(PAGES_IN_MEMORY,
                new JRSwapFile(context, System.getProperty("java.io.tmpdir"), SWAP_BLOCK, SWAP_BLOCKS));
        try {
            return export(document, lists.fill(document, virtualizer));
        } catch (JRException e) {
            throw failed(document, e);
        } finally {
            virtualizer.cleanup();
        }
    }

    private byte[] figures(ReportDocument document) {
        try {
            JasperFillManager filler = JasperFillManager.getInstance(context);
            List<JasperPrint> parts = new ArrayList<>();
            FirstPage opening = document.isStatement() ? statementOpening : firstPage;
            TableDesign design = document.isStatement() ? statementTables : tables;
            Map<String, Object> parameters = new HashMap<>(opening.parameters(document));
            parts.add(filler.fill(opening.compiled(compiled), parameters, new JREmptyDataSource(0)));
            List<ReportTable> all = new ArrayList<>(document.tables());
            all.addAll(NoteTables.of(document));
            for (ReportTable table : all) {
                parameters.put("heading", table.title());
                parts.add(filler.fill(design.compiled(compiled, table), parameters, new TableRows(table, fonts)));
            }
            return export(document, Pages.join(parts));
        } catch (JRException e) {
            throw failed(document, e);
        }
    }

    private static RenderingException failed(ReportDocument document, JRException e) {
        return new RenderingException("the PDF of " + document.id() + " " + document.period() + " failed: " + e.getMessage(), e);
    }

    private byte[] export(ReportDocument document, JasperPrint pages) throws JRException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JRPdfExporter exporter = new JRPdfExporter(context);
        exporter.setExporterInput(new SimpleExporterInput(pages));
        exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(bytes));
        SimplePdfExporterConfiguration configuration = new SimplePdfExporterConfiguration();
        configuration.setMetadataTitle(document.title());
        configuration.setMetadataCreator("Callmart");
        configuration.setDisplayMetadataTitle(true);
        exporter.setConfiguration(configuration);
        exporter.exportReport();
        return bytes.toByteArray();
    }
}
