package callmart.report.pdf;

import callmart.report.ListDocument;
import callmart.report.ReportDocument;
import callmart.report.ReportTable;
import callmart.report.chart.ReportFonts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRField;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.design.JRDesignBand;
import net.sf.jasperreports.engine.design.JRDesignExpression;
import net.sf.jasperreports.engine.design.JRDesignField;
import net.sf.jasperreports.engine.design.JRDesignSection;
import net.sf.jasperreports.engine.design.JRDesignTextField;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** What the libraries alone take for a document's rows: a table of texts without heading, style, chart or note. Only for the bench. */
public final class BareFiles {

    private static final int WIDTH = 800;
    private static final int ROW = 12;
    /** A long list is printed in part; about so many rows of it fit the pages that it may have. */
    private static final int MOST_PRINTED = 300;

    private final JasperReportsContext context;
    private final Map<Integer, JasperReport> templates = new HashMap<>();

    public BareFiles(ReportFonts fonts) {
        this.context = PdfContext.with(fonts);
    }

    /** Rows of a table, one a record. */
    private record Rows(Iterator<ReportTable.Row> rows, ReportTable.Row[] current) implements JRDataSource {

        @Override
        public boolean next() {
            boolean more = rows.hasNext();
            current[0] = more ? rows.next() : null;
            return more;
        }

        @Override
        public Object getFieldValue(JRField field) {
            return current[0].cells().get(Integer.parseInt(field.getName())).text();
        }
    }

    /** Makes ready what a renderer has ready, too: templates are compiled before they are needed. */
    public void prepare(ReportDocument document) throws JRException {
        for (ReportTable table : printed(document)) {
            template(table.columns().size());
        }
    }

    public byte[] pdf(ReportDocument document) throws JRException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JasperPrint pages = null;
        for (ReportTable table : printed(document)) {
            JasperPrint filled = JasperFillManager.getInstance(context).fill(template(table.columns().size()), new HashMap<>(),
                    new Rows(table.rows().stream().limit(MOST_PRINTED).iterator(), new ReportTable.Row[1]));
            if (pages == null) {
                pages = filled;
            } else {
                filled.getPages().forEach(pages::addPage);
            }
        }
        JRPdfExporter exporter = new JRPdfExporter(context);
        exporter.setExporterInput(new SimpleExporterInput(pages));
        exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(bytes));
        exporter.exportReport();
        return bytes.toByteArray();
    }

    public byte[] xlsx(ReportDocument document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (SXSSFWorkbook book = new SXSSFWorkbook(null, 100, false, false)) {
            for (ReportTable table : document.tables()) {
                SXSSFSheet sheet = book.createSheet();
                int at = 0;
                for (ReportTable.Row row : table.rows()) {
                    SXSSFRow line = sheet.createRow(at++);
                    for (int column = 0; column < row.cells().size(); column++) {
                        line.createCell(column).setCellValue(row.cells().get(column).text());
                    }
                }
            }
            book.write(bytes);
        }
        return bytes.toByteArray();
    }

    private static List<ReportTable> printed(ReportDocument document) {
        return document.byKind(ReportDocument::tables, BareFiles::listed, ReportDocument::tables);
    }

    private static List<ReportTable> listed(ListDocument document) {
        boolean whole = document.listing().excerpt().mayShowAll() && document.list().rows().size() <= MOST_PRINTED;
        return Stream.concat(Stream.of(whole ? document.list() : document.listing().excerpt().notable()), document.further().stream()).toList();
    }

    private JasperReport template(int columns) throws JRException {
        JasperReport made = templates.get(columns);
        if (made == null) {
            made = JasperCompileManager.getInstance(context).compile(design(columns));
            templates.put(columns, made);
        }
        return made;
    }

    private static JasperDesign design(int columns) throws JRException {
        JasperDesign design = new JasperDesign();
        design.setName("bare" + columns);
        design.setPageWidth(WIDTH + 40);
        design.setPageHeight(595);
        design.setColumnWidth(WIDTH);
        design.setLeftMargin(20);
        design.setRightMargin(20);
        JRDesignBand band = new JRDesignBand();
        band.setHeight(ROW);
        for (int column = 0; column < columns; column++) {
            JRDesignField field = new JRDesignField();
            field.setName(String.valueOf(column));
            field.setValueClass(String.class);
            design.addField(field);
            JRDesignTextField text = new JRDesignTextField();
            text.setExpression(new JRDesignExpression("$F{" + column + "}"));
            text.setX(WIDTH / columns * column);
            text.setWidth(WIDTH / columns);
            text.setHeight(ROW);
            text.setFontSize(7f);
            band.addElement(text);
        }
        ((JRDesignSection) design.getDetailSection()).addBand(band);
        return design;
    }
}
