package callmart.report.xlsx;

import callmart.report.FiguresDocument;
import callmart.report.ReportTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Makes the workbook of a report of figures: cards, findings and native charts, a sheet a table, the base data that formulas read, the
 * charts' data, the notes. The base data and the tables are streamed, so that any number of agents takes bounded memory. Decision 249.
 */
final class FiguresWorkbook {

    private static final String BASE = "基础数据";

    private FiguresWorkbook() {
    }

    static byte[] render(XSSFWorkbook workbook, FiguresDocument document) {
        Styles styles = new Styles(workbook);
        XSSFSheet summary = XlsxRenderer.sheet(workbook, "概览");
        document.tables().forEach(table -> XlsxRenderer.sheet(workbook, table.title()));
        XlsxRenderer.sheet(workbook, BASE);
        ChartDataSheet charts = document.charts().isEmpty() ? null : new ChartDataSheet(workbook, styles);
        XSSFSheet notes = XlsxRenderer.sheet(workbook, "数据说明");
        try (SXSSFWorkbook streamed = new SXSSFWorkbook(workbook, ListWorkbook.ROWS_IN_MEMORY, true, false)) {
            streamed.setZip64Mode(Zip64Mode.AsNeeded);
            BaseSheet base = new BaseSheet(streamed.getSheet(BASE), styles);
            base.write(document);
            CellWriter cells = new CellWriter(styles, base);
            for (ReportTable table : document.tables()) {
                new TableSheet(streamed.getSheet(XlsxRenderer.name(table.title())), styles, cells).write(document.head(), table);
            }
            new SummarySheet(summary, styles, cells).write(document);
            if (charts != null) {
                new NativeCharts(summary, charts).draw(document.charts(), SummarySheet.rowBelowFindings(document));
            }
            new NotesSheet(notes, styles, cells).write(document);
            CardLines.draw(summary, document);
            return XlsxRenderer.bytes(streamed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
