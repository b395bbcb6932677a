package callmart.report.xlsx;

import callmart.report.ListDocument;
import callmart.report.ReportTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Makes the workbook of a detail list: the list, the analysis with native charts, further tables, the charts' data, the notes.
 * The list's rows are streamed, its words written into the cells, so that any number of rows takes bounded memory.
 */
final class ListWorkbook {

    /** The sheet of the analysis. */
    static final String ANALYSIS = "分析";

    static final int ROWS_IN_MEMORY = 100;

    private ListWorkbook() {
    }

    static byte[] render(XSSFWorkbook workbook, ListDocument document) {
        Styles styles = new Styles(workbook);
        CellWriter cells = new CellWriter(styles);
        XlsxRenderer.sheet(workbook, document.list().title());
        if (!document.listing().analysis().isEmpty()) {
            analysis(workbook, styles, cells, document);
        }
        for (ReportTable table : document.further()) {
            new TableSheet(XlsxRenderer.sheet(workbook, sheetName(table)), styles, cells).write(document.head(), table);
        }
        new NotesSheet(XlsxRenderer.sheet(workbook, "数据说明"), styles, cells).write(document);
        try (SXSSFWorkbook streamed = new SXSSFWorkbook(workbook, ROWS_IN_MEMORY, true, false)) {
            streamed.setZip64Mode(Zip64Mode.AsNeeded);
            new ListSheet(streamed.getSheetAt(0), workbook.getSheetAt(0), styles, cells).write(document);
            return XlsxRenderer.bytes(streamed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void analysis(XSSFWorkbook workbook, Styles styles, CellWriter cells, ListDocument document) {
        XSSFSheet sheet = XlsxRenderer.sheet(workbook, ANALYSIS);
        ChartDataSheet data = document.charts().isEmpty() ? null : new ChartDataSheet(workbook, styles);
        new AnalysisSheet(sheet, styles, cells).write(document, data);
    }

    /** The title up to the words that an empty table adds. */
    private static String sheetName(ReportTable table) {
        int colon = table.title().indexOf('：');
        return colon < 0 ? table.title() : table.title().substring(0, colon);
    }
}
