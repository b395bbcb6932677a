package callmart.extract.excel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks as long as a month of calls, in the heap that the tests have. */
class LongWorkbooksTest {

    private static final int COLUMNS = 5;

    @TempDir
    Path folder;

    @Test
    void a_workbook_of_300_000_rows_is_streamed() throws IOException {
        try (SXSSFWorkbook book = new SXSSFWorkbook(100)) {
            long read = readBack(book, 300_000, "xlsx");
            assertThat(read).isEqualTo(300_000);
        }
    }

    @Test
    void an_xls_workbook_of_60_000_rows_is_streamed() throws IOException {
        try (HSSFWorkbook book = new HSSFWorkbook()) {
            assertThat(readBack(book, 60_000, "xls")).isEqualTo(60_000);
        }
    }

    private long readBack(Workbook book, int rows, String kind) throws IOException {
        fill(book, rows);
        Path file = folder.resolve("long." + kind);
        try (OutputStream out = Files.newOutputStream(file)) {
            book.write(out);
        }
        long read = 0;
        try (ExcelCursor cursor = Books.open(file, "")) {
            assertThat(cursor.done()).isLessThan(0.2);
            for (String[] cells = cursor.next(); cells != null; cells = cursor.next()) {
                read++;
                if (cursor.line() != read + 1 || !cells[0].equals("call-" + read)
                        || !cells[1].equals(Long.toString(13_800_000_000L + read)) || !cells[2].startsWith("2026-11-21 ")) {
                    throw new AssertionError("row " + cursor.line() + ": " + String.join(",", cells));
                }
            }
            assertThat(cursor.done()).isGreaterThan(0.9);
        }
        return read;
    }

    private static void fill(Workbook book, int rows) {
        Sheet sheet = book.createSheet();
        CellStyle time = book.createCellStyle();
        time.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd hh:mm:ss"));
        Books.row(sheet, 1, "call_id", "caller", "arrived_at", "queue", "e");
        for (int i = 1; i <= rows; i++) {
            Row row = sheet.createRow(i);
            row.createCell(0).setCellValue("call-" + i);
            row.createCell(1).setCellValue(13_800_000_000L + i);
            row.createCell(2).setCellValue(46347 + i % 86400 / 86400.0);
            row.getCell(2).setCellStyle(time);
            for (int column = 3; column < COLUMNS; column++) {
                row.createCell(column).setCellValue("text " + i % (column * 1000));
            }
        }
    }
}
