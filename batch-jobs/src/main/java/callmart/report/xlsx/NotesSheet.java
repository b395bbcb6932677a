package callmart.report.xlsx;

import callmart.report.NoteTables;
import callmart.report.ReportDocument;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Align;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** The sheet 数据说明: the note tables one below the other, the last column of each as wide as the sheet. */
record NotesSheet(XSSFSheet sheet, Styles styles, CellWriter cells) {

    private static final int HEADING_ROWS = 2;
    private static final int COLUMNS = 10;
    private static final int FIRST_WIDTH = 20;
    private static final int PERIOD_WIDTH = 34;
    private static final int WIDTH = 12;
    private static final int ROW_HEIGHT = 15;

    void write(ReportDocument document) {
        for (int i = 0; i < COLUMNS; i++) {
            sheet.setColumnWidth(i, Sheets.width(width(i)));
        }
        Sheets.heading(sheet, styles, document.head(), "数据说明");
        int row = 3;
        for (ReportTable table : NoteTables.of(document)) {
            Sheets.words(sheet.createRow(row++), 0, table.title(), styles.words(Styles.Role.SECTION, Align.LEFT));
            XSSFRow head = sheet.createRow(row++);
            for (int i = 0; i < COLUMNS; i++) {
                Sheets.words(head, i, i < table.columns().size() ? table.columns().get(i).label() : "",
                        styles.words(Styles.Role.HEAD, i < table.columns().size() ? table.columns().get(i).align()
                                : Align.LEFT));
            }
            joinRest(head, table.columns().size());
            for (ReportTable.Row one : table.rows()) {
                write(sheet.createRow(row++), one, table);
            }
            row++;
        }
        Sheets.print(sheet, document.head());
        PrintPages.fit(sheet, row);
        sheet.setRepeatingRows(new CellRangeAddress(0, HEADING_ROWS - 1, -1, -1));
        sheet.createFreezePane(0, HEADING_ROWS);
    }

    /** The second one shows from when to when the data is. */
    private static int width(int column) {
        return column == 0 ? FIRST_WIDTH : column == 1 ? PERIOD_WIDTH : WIDTH;
    }

    private void write(XSSFRow target, ReportTable.Row row, ReportTable table) {
        List<ReportTable.Column> columns = table.columns();
        for (int i = 0; i < COLUMNS; i++) {
            if (i < columns.size()) {
                cells.write(target.createCell(i), row.cells().get(i), Styles.Role.CELL, columns.get(i).align());
            } else {
                target.createCell(i).setCellStyle(styles.words(Styles.Role.CELL, Align.LEFT));
            }
        }
        joinRest(target, columns.size());
        int lines = 1;
        for (int i = 0; i < columns.size(); i++) {
            int merged = i == columns.size() - 1 ? COLUMNS - i : 1;
            lines = Math.max(lines, Sheets.lines(row.cells().get(i).text(), width(i) + (merged - 1) * WIDTH - 2));
        }
        target.setHeightInPoints(ROW_HEIGHT * lines);
    }

    private void joinRest(XSSFRow row, int columns) {
        if (columns < COLUMNS) {
            sheet.addMergedRegion(new CellRangeAddress(row.getRowNum(), row.getRowNum(), columns - 1, COLUMNS - 1));
        }
    }
}
