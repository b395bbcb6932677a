package callmart.sample;

import callmart.config.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * A table as people keep it in Excel: merged title rows above the header, real dates, and a row without values at the end. The cells are
 * the same each time; the bytes are not.
 */
final class WorkbookFile {

    private static final int ROWS_IN_MEMORY = 200;

    private final SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY);
    private final CellStyle date = style("yyyy-mm-dd");
    private final CellStyle time = style("yyyy-mm-dd hh:mm:ss");
    private final CellStyle title = workbook.createCellStyle();

    private WorkbookFile() {
        title.setAlignment(HorizontalAlignment.CENTER);
    }

    /** Writes the file whole or not at all. */
    static void write(Path file, String sheetName, List<String> titles, Table table) throws IOException {
        WorkbookFile made = new WorkbookFile();
        try (SXSSFWorkbook workbook = made.workbook) {
            made.fill(workbook.createSheet(sheetName), titles, table);
            WholeFile.write(file, workbook::write);
        }
    }

    private void fill(Sheet sheet, List<String> titles, Table table) {
        int columns = table.header().size();
        int line = 0;
        for (String text : titles) {
            Cell cell = sheet.createRow(line).createCell(0);
            cell.setCellValue(text);
            cell.setCellStyle(title);
            sheet.addMergedRegion(new CellRangeAddress(line, line, 0, columns - 1));
            line++;
        }
        Row header = sheet.createRow(line++);
        for (int column = 0; column < columns; column++) {
            header.createCell(column).setCellValue(table.header().get(column));
        }
        for (List<Object> row : table.rows()) {
            Row cells = sheet.createRow(line++);
            for (int column = 0; column < columns; column++) {
                set(cells, column, row.get(column));
            }
        }
        Row blank = sheet.createRow(line);
        for (int column = 0; column < columns; column++) {
            blank.createCell(column).setBlank();
        }
    }

    private void set(Row row, int column, Object value) {
        if (value == null) {
            return;
        }
        Cell cell = row.createCell(column);
        if (value instanceof LocalDate day) {
            cell.setCellValue(day);
            cell.setCellStyle(date);
        } else if (value instanceof LocalDateTime moment) {
            cell.setCellValue(moment);
            cell.setCellStyle(time);
        } else if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
        } else if (value instanceof Boolean yes) {
            cell.setCellValue(yes ? "是" : "否");
        } else {
            cell.setCellValue(value.toString());
        }
    }

    private CellStyle style(String format) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        return style;
    }
}
