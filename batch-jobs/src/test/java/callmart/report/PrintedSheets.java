package callmart.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFShape;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** How large the type of a workbook comes onto A4: columns are 7 pixels a character at 96 dots an inch, margins as the sheets say. */
public final class PrintedSheets {

    private static final double LEAST = 7;
    private static final double LONG = 842;
    private static final double SHORT = 595;
    private static final double INCH = 72;

    private PrintedSheets() {
    }

    /** No line of type under 7 points on any page of any sheet that is printed, and nothing beside a page. */
    public static void assertReadable(byte[] workbook) {
        XSSFWorkbook opened = Workbooks.open(workbook);
        IntStream.range(0, opened.getNumberOfSheets()).filter(i -> !opened.isSheetHidden(i)).forEach(i -> assertReadable(opened.getSheetAt(i)));
    }

    private static void assertReadable(XSSFSheet sheet) {
        boolean isAcross = sheet.getPrintSetup().getLandscape();
        double width = (isAcross ? LONG : SHORT) - (sheet.getMargin(org.apache.poi.ss.usermodel.PageMargin.LEFT)
                + sheet.getMargin(org.apache.poi.ss.usermodel.PageMargin.RIGHT)) * INCH;
        double height = (isAcross ? SHORT : LONG) - (sheet.getMargin(org.apache.poi.ss.usermodel.PageMargin.TOP)
                + sheet.getMargin(org.apache.poi.ss.usermodel.PageMargin.BOTTOM)) * INCH;
        List<Integer> ends = new ArrayList<>(IntStream.of(sheet.getColumnBreaks()).boxed().toList());
        ends.add(lastColumn(sheet));
        int from = 0;
        for (int end : ends) {
            double points = (from == 0 ? 0 : width(sheet, 0, 0)) + width(sheet, from, end);
            double printed = sheet.getFitToPage() ? Math.min(1, width / points) : sheet.getPrintSetup().getScale() / 100.0;
            int high = sheet.getFitToPage() ? sheet.getPrintSetup().getFitHeight() : 0;
            double scale = high == 0 ? printed : Math.min(printed, high * height / height(sheet, lastRow(sheet)));
            assertThat(scale * smallestType(sheet)).as("points of the smallest type of " + sheet.getSheetName()).isGreaterThanOrEqualTo(LEAST);
            assertThat(scale * points).as("width of " + sheet.getSheetName()).isLessThanOrEqualTo(width + 1);
            from = end + 1;
        }
        boolean isWhole = sheet.getWorkbook().getPrintArea(sheet.getWorkbook().getSheetIndex(sheet)) == null;
        if (ends.size() > 1 && isWhole) {
            assertThat(IntStream.rangeClosed(sheet.getRepeatingRows().getFirstRow(), sheet.getRepeatingRows().getLastRow() - 1)
                    .mapToObj(row -> sheet.getRow(row).getCell(0))).as("words above the heads in the column that all pages of " + sheet.getSheetName()
                    + " begin with").allMatch(cell -> cell == null || Workbooks.shown(cell).isEmpty());
        }
    }

    /** Of the cells, the foot of the page, and where there are charts, of their axes. */
    private static double smallestType(XSSFSheet sheet) {
        double smallest = Math.min(anchors(sheet).isEmpty() ? Double.MAX_VALUE : 8, Character.digit(sheet.getFooter().getLeft().charAt(1), 10));
        for (Row row : sheet) {
            for (Cell cell : row) {
                if (!Workbooks.shown(cell).isEmpty()) {
                    smallest = Math.min(smallest, ((XSSFCellStyle) cell.getCellStyle()).getFont().getFontHeightInPoints());
                }
            }
        }
        return smallest;
    }

    private static List<XSSFClientAnchor> anchors(XSSFSheet sheet) {
        return sheet.getDrawingPatriarch() == null ? List.of() : sheet.getDrawingPatriarch().getShapes().stream().map(XSSFShape::getAnchor)
                .map(XSSFClientAnchor.class::cast).toList();
    }

    private static int lastRow(XSSFSheet sheet) {
        return Math.max(sheet.getLastRowNum(), anchors(sheet).stream().mapToInt(anchor -> anchor.getRow2() - 1).max().orElse(0));
    }

    private static int lastColumn(XSSFSheet sheet) {
        int last = anchors(sheet).stream().mapToInt(anchor -> anchor.getCol2() - 1).max().orElse(0);
        for (Row row : sheet) {
            if (row.getLastCellNum() > 1) {
                last = Math.max(last, row.getLastCellNum() - 1);
            }
        }
        return last;
    }

    private static double width(XSSFSheet sheet, int from, int to) {
        return IntStream.rangeClosed(from, to).mapToDouble(column -> sheet.getColumnWidth(column) / 256.0 * 7 * INCH / 96).sum();
    }

    private static double height(XSSFSheet sheet, int last) {
        return IntStream.rangeClosed(0, last).mapToDouble(row -> sheet.getRow(row) == null ? sheet.getDefaultRowHeightInPoints()
                : sheet.getRow(row).getHeightInPoints()).sum();
    }
}
