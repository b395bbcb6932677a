package callmart.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Reads workbooks for tests: what a reader sees, from the stored values. */
public final class Workbooks {

    private Workbooks() {
    }

    public static XSSFWorkbook open(byte[] bytes) {
        try {
            return new XSSFWorkbook(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A cell as Excel shows it without computing anything. */
    public static String shown(Cell cell) {
        DataFormatter formatter = new DataFormatter(Locale.ROOT);
        formatter.setUseCachedValuesForFormulaCells(true);
        return formatter.formatCellValue(cell);
    }

    /** Every cell that shows something, one a line; formulas behind their value. */
    public static String text(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (Sheet sheet : open(bytes)) {
            text.append("== ").append(sheet.getSheetName()).append('\n');
            for (Row row : sheet) {
                for (Cell cell : row) {
                    if (!shown(cell).isEmpty()) {
                        text.append(cell.getAddress()).append(' ').append(shown(cell))
                                .append(cell.getCellType() == CellType.FORMULA ? "  =" + cell.getCellFormula() : "")
                                .append('\n');
                    }
                }
            }
        }
        return text.toString();
    }

    /** How many formulas there are, after each was computed again and gave what is stored. */
    public static int formulasGiveWhatIsStored(XSSFWorkbook workbook) {
        FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();
        int formulas = 0;
        for (Sheet sheet : workbook) {
            for (Row row : sheet) {
                for (Cell cell : row) {
                    if (cell.getCellType() == CellType.FORMULA) {
                        String stored = shown(cell);
                        evaluator.evaluateFormulaCell(cell);
                        assertThat(shown(cell)).as(sheet.getSheetName() + " " + cell.getAddress()).isEqualTo(stored);
                        formulas++;
                    }
                }
            }
        }
        return formulas;
    }
}
