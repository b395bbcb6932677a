package callmart.report.xlsx;

import callmart.report.Cell.Tone;
import callmart.report.Chart;
import callmart.report.Formats;
import callmart.report.ReportTable.Align;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The sheet 图表数据, hidden and so never printed: the numbers that the native charts point to. A cell without a value stays blank:
 * words would be drawn as zero. Decision 344.
 */
final class ChartDataSheet {

    private static final String NAME = "图表数据";

    private final XSSFSheet sheet;
    private final Styles styles;
    private int next;

    /** Becomes the workbook's last sheet so far. */
    ChartDataSheet(XSSFWorkbook workbook, Styles styles) {
        this.sheet = XlsxRenderer.sheet(workbook, NAME);
        this.styles = styles;
        workbook.setSheetVisibility(workbook.getSheetIndex(sheet), SheetVisibility.HIDDEN);
        sheet.setColumnWidth(0, Sheets.width(24));
    }

    /** A chart's labels in the first column and its series beside them. */
    final class Block {

        private final int first;
        private final int count;
        private int column;

        private Block(Chart chart) {
            XSSFRow title = row(next);
            Sheets.words(title, 0, chart.title(), styles.words(Styles.Role.SECTION, Align.LEFT));
            Sheets.words(row(next + 1), 0, "", styles.words(Styles.Role.HEAD, Align.LEFT));
            first = next + 2;
            count = chart.labels().size();
            for (int i = 0; i < count; i++) {
                String label = chart.labels().get(i);
                Sheets.words(row(first + i), 0, label, styles.outside(Styles.Role.CELL, Align.LEFT, Tone.NONE, label));
            }
            next = first + count + 1;
        }

        XDDFCategoryDataSource labels() {
            return XDDFDataSourcesFactory.fromStringCellRange(sheet, new CellRangeAddress(first, first + count - 1, 0, 0));
        }

        XDDFNumericalDataSource<Double> series(String label, List<Optional<BigDecimal>> values, String pattern) {
            column++;
            sheet.setColumnWidth(column, Sheets.width(14));
            Sheets.words(row(first - 1), column, label, styles.words(Styles.Role.HEAD, Align.RIGHT));
            for (int i = 0; i < count; i++) {
                XSSFCell cell = row(first + i).createCell(column);
                cell.setCellStyle(styles.of(Styles.Role.CELL, pattern, Align.RIGHT, Tone.NONE));
                values.get(i).ifPresent(value -> cell.setCellValue(value.doubleValue()));
            }
            return XDDFDataSourcesFactory.fromNumericCellRange(sheet,
                    new CellRangeAddress(first, first + count - 1, column, column));
        }

        String count() {
            return Formats.pattern(callmart.measure.kpi.FigureUnit.COUNT);
        }
    }

    Block add(Chart chart) {
        return new Block(chart);
    }

    private XSSFRow row(int number) {
        XSSFRow row = sheet.getRow(number);
        return row == null ? sheet.createRow(number) : row;
    }
}
