package callmart.report.xlsx;

import callmart.report.DocumentHead;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Align;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** A sheet of one table: frozen head, filter over the rows but not the total. */
final class TableSheet {

    private static final int HEAD_ROW = 2;

    /** The first row below the head, from 0. */
    static final int FIRST_ROW = HEAD_ROW + 1;

    private final XSSFSheet sheet;
    private final Styles styles;
    private final CellWriter cells;

    /** @param cells if they are computed from base data, each row leads to that of its first figure */
    TableSheet(XSSFSheet sheet, Styles styles, CellWriter cells) {
        this.sheet = sheet;
        this.styles = styles;
        this.cells = cells;
    }

    void write(DocumentHead document, ReportTable table) {
        Sheets.heading(sheet, styles, document, table.title());
        SheetColumns columns = new SheetColumns(table, styles);
        columns.heads(sheet, sheet.createRow(HEAD_ROW));
        int number = HEAD_ROW;
        int lastPlain = HEAD_ROW;
        for (ReportTable.Row row : table.rows()) {
            XSSFRow target = sheet.createRow(++number);
            for (int i = 0; i < row.cells().size(); i++) {
                Align align = table.columns().get(i).align();
                cells.write(target.createCell(i), row.cells().get(i),
                        row.total() ? Styles.Role.TOTAL : Styles.Role.CELL, align);
            }
            cells.link(target.getCell(0), row);
            columns.finish(target, row);
            lastPlain = row.total() ? lastPlain : number;
        }
        Sheets.furnish(sheet, document, HEAD_ROW, 1, table.columns().size() - 1, lastPlain);
        PrintPages.gather(sheet, number + 1, columns.widths());
    }
}
