package callmart.report.xlsx;

import callmart.report.DocumentHead;
import callmart.report.Format;
import callmart.report.RenderingException;
import callmart.report.ReportDocument;
import callmart.report.ReportRenderer;
import callmart.report.StatementDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Date;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Makes the workbook of a document: first sheet with cards, findings and native charts, a sheet a table, the base data that
 * the formulas read, the charts' data, and the notes. The same document gives the same bytes.
 */
public final class XlsxRenderer implements ReportRenderer {

    @Override
    public Format format() {
        return Format.XLSX;
    }

    @Override
    public byte[] render(ReportDocument document) {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            describe(workbook, document.head());
            return document.byKind(figures -> FiguresWorkbook.render(workbook, figures), list -> ListWorkbook.render(workbook, list),
                    statement -> statement(workbook, statement));
        } catch (IOException | UncheckedIOException e) {
            throw new RenderingException("the workbook of " + document.head().id() + " " + document.head().period() + " failed: "
                    + e.getMessage(), e);
        }
    }

    private static byte[] statement(XSSFWorkbook workbook, StatementDocument document) {
        Styles styles = new Styles(workbook);
        CellWriter cells = new CellWriter(styles);
        StatementWorkbook statement = new StatementWorkbook(workbook, styles, cells);
        statement.write(document);
        new NotesSheet(sheet(workbook, "数据说明"), styles, cells).write(document);
        statement.mark(document);
        return bytes(workbook);
    }

    /** The workbook as a file, open at its first sheet. */
    static byte[] bytes(Workbook workbook) {
        workbook.setActiveSheet(0);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            workbook.write(bytes);
            return StableZip.rewrite(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static XSSFSheet sheet(XSSFWorkbook workbook, String name) {
        return workbook.createSheet(name(name));
    }

    static String name(String title) {
        return WorkbookUtil.createSafeSheetName(title);
    }

    /** Fixed properties: the time of making is the data's, not the clock's. */
    private static void describe(XSSFWorkbook workbook, DocumentHead document) {
        POIXMLProperties.CoreProperties properties = workbook.getProperties().getCoreProperties();
        Date asOf = Date.from(document.asOf().toInstant());
        properties.setTitle(document.title());
        properties.setCreator("Callmart");
        properties.setCreated(Optional.of(asOf));
        properties.setModified(Optional.of(asOf));
        workbook.getProperties().getExtendedProperties().setApplication("Callmart");
    }
}
