package callmart.report.pdf;

import callmart.report.DocumentHead;
import callmart.report.Format;
import callmart.report.ListDocument;
import callmart.report.RenderingException;
import callmart.report.ReportDocument;
import callmart.report.ReportRenderer;
import callmart.report.chart.ChartDrawing;
import callmart.report.chart.ReportFonts;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.fill.JRSwapFileVirtualizer;
import net.sf.jasperreports.engine.util.JRSwapFile;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.SimplePdfExporterConfiguration;

/**
 * Makes the PDF of a document: first page, tables, notes. Reads a template when it is first needed. Characters that the font lacks
 * appear as a visible substitute. Safe for use by several threads.
 */
public final class PdfRenderer implements ReportRenderer {

    private static final int PAGES_IN_MEMORY = 40;
    private static final int SWAP_BLOCK = 8192;
    private static final int SWAP_BLOCKS = 256;

    /** Pages that are made when they are asked for. */
    private interface Filled {
        JasperPrint pages() throws JRException;
    }

    private final JasperReportsContext context;
    private final FiguresPages operations;
    private final FiguresPages statements;
    private final ListPages lists;

    /** @param templates the folder {@code report-templates} */
    public PdfRenderer(Path templates, ReportFonts fonts) {
        this.context = PdfContext.with(fonts);
        ChartDrawing drawing = new ChartDrawing(fonts);
        TextWidths texts = new TextWidths(fonts);
        TableDesign tables = new TableDesign(context, templates.resolve("tables.jrxml"), texts);
        this.operations = new FiguresPages(context, templates.resolve("operations.jrxml"), tables, drawing, fonts);
        this.statements = new FiguresPages(context, templates.resolve("statement.jrxml"), tables, drawing, fonts);
        this.lists = new ListPages(context, templates, tables, texts, drawing, fonts);
    }

    @Override
    public Format format() {
        return Format.PDF;
    }

    @Override
    public byte[] render(ReportDocument document) {
        return document.byKind(figures -> export(figures.head(), () -> operations.fill(figures)), this::list,
                statement -> export(statement.head(), () -> statements.fill(statement)));
    }

    private byte[] list(ListDocument document) {
        JRSwapFileVirtualizer virtualizer = new JRSwapFileVirtualizer(PAGES_IN_MEMORY,
                new JRSwapFile(context, System.getProperty("java.io.tmpdir"), SWAP_BLOCK, SWAP_BLOCKS));
        try {
            return export(document.head(), () -> lists.fill(document, virtualizer));
        } finally {
            virtualizer.cleanup();
        }
    }

    private byte[] export(DocumentHead document, Filled filled) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            JRPdfExporter exporter = new JRPdfExporter(context);
            exporter.setExporterInput(new SimpleExporterInput(filled.pages()));
            exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(bytes));
            SimplePdfExporterConfiguration configuration = new SimplePdfExporterConfiguration();
            configuration.setMetadataTitle(document.title());
            configuration.setMetadataCreator("Callmart");
            configuration.setDisplayMetadataTitle(true);
            exporter.setConfiguration(configuration);
            exporter.exportReport();
            return bytes.toByteArray();
        } catch (JRException e) {
            throw new RenderingException("the PDF of " + document.id() + " " + document.period() + " failed: " + e.getMessage(), e);
        }
    }
}
