package callmart.report.xlsx;

import callmart.report.Cell;
import callmart.report.ListDocument;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Align;
import callmart.report.ReportTable.Column;
import java.util.List;
import org.apache.poi.ss.usermodel.IgnoredErrorType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * The sheet of a detail list: title, totals, frozen head with filter, rows as high as their text needs, sums as formulas.
 *
 * @param whole the same sheet, for what is not streamed
 */
record ListSheet(SXSSFSheet sheet, XSSFSheet whole, Styles styles, CellWriter cells) {

    private static final int TOTALS_ROW = 2;
    private static final int HEAD_ROW = 3;

    /** Percent of the type of cells that the opening takes, bold as it is; points of its lines. */
    private static final int LARGER = 130;
    private static final float LINE = 16;
    private static final float BESIDE = 4;

    void write(ListDocument document) {
        ReportTable list = document.list();
        SheetColumns columns = new SheetColumns(list, styles, Styles.Role.TITLE.width(document.head().title()));
        int first = PrintPages.titleColumn(columns.widths());
        Row title = sheet.createRow(0);
        title.setHeightInPoints(28);
        Sheets.words(title, first, document.head().title(), styles.words(Styles.Role.TITLE, Align.LEFT));
        Row period = sheet.createRow(1);
        Sheets.words(period, first, document.head().line(), styles.words(Styles.Role.PERIOD, Align.LEFT));
        if (!document.listing().analysis().isEmpty()) {
            Sheets.link(period.getCell(first), ListWorkbook.ANALYSIS, 0, ListWorkbook.ANALYSIS);
        }
        opening(document, first, columns.widths());
        columns.heads(sheet, sheet.createRow(HEAD_ROW));
        int lastPlain = rows(list, columns);
        Sheets.furnish(sheet, document.head(), HEAD_ROW, 1, list.columns().size() - 1, lastPlain);
        if (lastPlain > HEAD_ROW) {
            whole.addIgnoredErrors(new CellRangeAddress(HEAD_ROW + 1, lastPlain, 0, list.columns().size() - 1),
                    IgnoredErrorType.NUMBER_STORED_AS_TEXT);
        }
    }

    /** As wide as the first printed page, as high as its lines; without a link, as LibreOffice breaks none. */
    private void opening(ListDocument document, int first, int[] widths) {
        int last = PrintPages.lastOfFirst(widths);
        Row totals = sheet.createRow(TOTALS_ROW);
        String text = document.listing().totals();
        int lines = Sheets.lines(text, PrintPages.titleRoom(widths) * 100 / LARGER);
        totals.setHeightInPoints(BESIDE + lines * LINE);
        Sheets.words(totals, first, text, styles.words(Styles.Role.OPENING, Align.LEFT));
        if (last > first) {
            sheet.addMergedRegion(new CellRangeAddress(TOTALS_ROW, TOTALS_ROW, first, last));
        }
    }

    /** Returns the last row that is not a total at the end. */
    private int rows(ReportTable list, SheetColumns columns) {
        int number = HEAD_ROW;
        int lastPlain = HEAD_ROW;
        int groupStart = HEAD_ROW + 1;
        int left = list.rows().size();
        for (ReportTable.Row row : list.rows()) {
            left--;
            Row target = sheet.createRow(++number);
            boolean isGrandTotal = row.total() && left == 0;
            int from = isGrandTotal ? HEAD_ROW + 1 : groupStart;
            write(target, row, list.columns(), from, number - 1);
            columns.finish(target, row);
            if (row.total()) {
                groupStart = number + 1;
            }
            lastPlain = isGrandTotal ? lastPlain : number;
        }
        return lastPlain;
    }

    private void write(Row target, ReportTable.Row row, List<Column> columns, int from, int to) {
        for (int i = 0; i < columns.size(); i++) {
            Cell cell = row.cells().get(i);
            org.apache.poi.ss.usermodel.Cell made = target.createCell(i);
            if (row.total() && cell instanceof Cell.Field field && field.format().addsUp() && field.value() != null) {
                String column = CellReference.convertNumToColString(i);
                made.setCellFormula("SUBTOTAL(109," + column + (from + 1) + ":" + column + (to + 1) + ")");
            }
            cells.write(made, cell, row.total() ? Styles.Role.TOTAL : Styles.Role.LIST, columns.get(i).align());
        }
    }
}
