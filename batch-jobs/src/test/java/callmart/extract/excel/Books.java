package callmart.extract.excel;

import callmart.extract.Origin;
import callmart.extract.PathPattern;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Workbooks made by POI, and what the cursor reads of them. */
final class Books {

    static final Set<String> KNOWN = Set.of("call_id", "流水号", "arrived_at", "queue", "caller");

    /** A number with a format. */
    record Formatted(double value, String format) {
    }

    /** A formula, with its value computed or not. */
    record Formula(String text, boolean computed) {
    }

    record Read(List<String> header, List<List<String>> rows, List<Long> lines, String sheet) {
    }

    private Books() {
    }

    static Workbook book(String kind) {
        return kind.equals("xls") ? new HSSFWorkbook() : new XSSFWorkbook();
    }

    /** Adds a row: texts, numbers, booleans, errors, {@link Formatted}, {@link Formula}; null is a cell that is not there. */
    static Row row(Sheet sheet, int number, Object... values) {
        Row row = sheet.createRow(number - 1);
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                fill(row.createCell(i), values[i]);
            }
        }
        return row;
    }

    private static void fill(Cell cell, Object value) {
        if (value instanceof Formatted number) {
            cell.setCellValue(number.value());
            CellStyle style = cell.getSheet().getWorkbook().createCellStyle();
            style.setDataFormat(cell.getSheet().getWorkbook().createDataFormat().getFormat(number.format()));
            cell.setCellStyle(style);
        } else if (value instanceof Formula formula) {
            cell.setCellFormula(formula.text());
            if (formula.computed()) {
                cell.getSheet().getWorkbook().getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(cell);
            }
        } else if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
        } else if (value instanceof Boolean yes) {
            cell.setCellValue(yes);
        } else if (value instanceof FormulaError error) {
            cell.setCellErrorValue(error.getCode());
        } else {
            cell.setCellValue((String) value);
        }
    }

    static Path write(Workbook book, Path file) throws IOException {
        try (book; OutputStream out = Files.newOutputStream(file)) {
            book.write(out);
        }
        return file;
    }

    static Read read(Path file, String sheet) throws IOException {
        try (ExcelCursor cursor = open(file, sheet)) {
            List<List<String>> rows = new ArrayList<>();
            List<Long> lines = new ArrayList<>();
            for (String[] cells = cursor.next(); cells != null; cells = cursor.next()) {
                rows.add(List.of(cells));
                lines.add(cursor.line());
            }
            return new Read(cursor.header(), rows, lines, cursor.sheet());
        }
    }

    static Read read(Path file) throws IOException {
        return read(file, "");
    }

    /** Opens a file as the kind that its name ends with, under the name {@code in/calls}. */
    static ExcelCursor open(Path file, String sheet) throws IOException {
        Origin.InFiles origin = new Origin.InFiles(new PathPattern("*"), Optional.empty(), Optional.empty(),
                Optional.of(sheet).filter(name -> !name.isEmpty()), true);
        return file.toString().endsWith(".xls") ? ExcelCursor.openXls(file, "in/calls", origin, KNOWN)
                : ExcelCursor.openXlsx(file, "in/calls", origin, KNOWN);
    }
}
