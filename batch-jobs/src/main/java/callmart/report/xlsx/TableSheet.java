package callmart.report.xlsx;

import callmart.report.DocumentHead;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Align;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * A sheet of one table: frozen head, filter over the rows but not the total.
 *
 * @param cells if they are computed from base data, each of the first rows leads to that of its first figure
 */
record TableSheet(Sheet sheet, Styles styles, CellWriter cells) {

    private static final int HEAD_ROW = 2;

    /** The first row below the head, from 0. */
    static final int FIRST_ROW = HEAD_ROW + 1;

    /** Links are kept in memory until the workbook is written, and programs open no more than some ten thousand of a sheet. */
    private static final int MOST_LINKS = 1_000;

    void write(DocumentHead document, ReportTable table) {
        SheetColumns columns = new SheetColumns(table, styles, Sheets.headingWidth(document, table.title()));
        Sheets.heading(sheet, styles, document, table.title(), PrintPages.titleColumn(columns.widths()));
        columns.heads(sheet, sheet.createRow(HEAD_ROW));
        int number = HEAD_ROW;
        int lastPlain = HEAD_ROW;
        for (ReportTable.Row row : table.rows()) {
            Row target = sheet.createRow(++number);
            for (int i = 0; i < row.cells().size(); i++) {
                Align align = table.columns().get(i).align();
                cells.write(target.createCell(i), row.cells().get(i),
                        row.total() ? Styles.Role.TOTAL : Styles.Role.CELL, align);
            }
            if (number - HEAD_ROW <= MOST_LINKS) {
                cells.link(target.getCell(0), row);
            }
            columns.finish(target, row);
            lastPlain = row.total() ? lastPlain : number;
        }
        Sheets.furnish(sheet, document, HEAD_ROW, 1, table.columns().size() - 1, lastPlain);
        if (lastPlain > HEAD_ROW) {
            sheet.setAutoFilter(new CellRangeAddress(HEAD_ROW, lastPlain, 0, columns.lastFilter()));
        }
        PrintPages.gather(sheet, number + 1, columns.widths());
    }
}
