package callmart.report.xlsx;

import callmart.report.ReportDocument;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Align;
import callmart.report.ReportTable.Column;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** A sheet of one table: frozen head, filter over the rows but not the total. */
final class TableSheet {

    private static final int HEAD_ROW = 2;
    private static final int LEAST_WIDTH = 9;
    private static final int MOST_WIDTH = 60;
    private static final int PADDING = 3;

    /** A longer head takes two lines. */
    private static final int ONE_LINE = 11;

    private final XSSFSheet sheet;
    private final Styles styles;
    private final CellWriter cells;

    TableSheet(XSSFSheet sheet, Styles styles, CellWriter cells) {
        this.sheet = sheet;
        this.styles = styles;
        this.cells = cells;
    }

    void write(ReportDocument document, ReportTable table) {
        Sheets.heading(sheet, styles, document, table.title());
        XSSFRow head = sheet.createRow(HEAD_ROW);
        head.setHeightInPoints(30);
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            Sheets.words(head, i, column.label(), styles.words(Styles.Role.HEAD, column.align()));
            sheet.setColumnWidth(i, Sheets.width(width(table, i)));
        }
        int number = HEAD_ROW;
        int lastPlain = HEAD_ROW;
        for (ReportTable.Row row : table.rows()) {
            XSSFRow target = sheet.createRow(++number);
            target.setHeightInPoints(16);
            for (int i = 0; i < row.cells().size(); i++) {
                Align align = table.columns().get(i).align();
                cells.write(target.createCell(i), row.cells().get(i),
                        row.total() ? Styles.Role.TOTAL : Styles.Role.CELL, align);
            }
            lastPlain = row.total() ? lastPlain : number;
        }
        Sheets.furnish(sheet, document, HEAD_ROW, 1, table.columns().size() - 1, lastPlain);
    }

    /** Wide enough for every cell and for the head in one line or two. */
    private static int width(ReportTable table, int column) {
        int head = Sheets.measure(table.columns().get(column).label());
        int widest = head <= ONE_LINE ? head : (head + 1) / 2;
        for (ReportTable.Row row : table.rows()) {
            widest = Math.max(widest, Sheets.measure(row.cells().get(column).text()));
        }
        return Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, widest + PADDING));
    }
}
