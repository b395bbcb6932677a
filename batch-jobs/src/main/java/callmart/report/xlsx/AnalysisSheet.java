package callmart.report.xlsx;

import callmart.report.Chart;
import callmart.report.ListDocument;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Align;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * The sheet 分析: the analysis tables one below the other, the charts beside them, or below where there is no room; neither is
 * divided by the end of a printed page that it would fit on.
 */
record AnalysisSheet(XSSFSheet sheet, Styles styles, CellWriter cells) {

    private static final int FIRST_WIDTH = 24;
    private static final int WIDTH = 12;
    private static final int CHART_COLUMNS = 7;
    /** Of a column that nobody made wider. */
    private static final int CHART_WIDTH = 9;
    private static final int CHART_ROWS = 13;

    private static final int FIRST_ROW = 3;
    private static final int REPEATED_ROWS = 2;

    /** Of a table that is longer than a page: its title, head and some rows. */
    private static final int LEAST_ROWS = 8;

    /** @param data where the charts' numbers go; null without charts */
    void write(ListDocument document, ChartDataSheet data) {
        List<ReportTable> tables = document.listing().analysis();
        int columns = tables.stream().mapToInt(table -> table.columns().size()).max().orElse(0);
        for (int i = 0; i < columns; i++) {
            sheet.setColumnWidth(i, Sheets.width(width(i)));
        }
        Sheets.heading(sheet, styles, document.head(), ListWorkbook.ANALYSIS);
        Sheets.print(sheet, document.head());
        sheet.setRepeatingRows(new CellRangeAddress(0, REPEATED_ROWS - 1, -1, -1));
        boolean isBeside = !document.charts().isEmpty()
                && PrintPages.isOneWide(FIRST_WIDTH, (columns - 1) * WIDTH, (CHART_COLUMNS + 1) * CHART_WIDTH);
        int wide = FIRST_WIDTH + (columns - 1) * WIDTH + (isBeside ? (CHART_COLUMNS + 1) * CHART_WIDTH : 0);
        PageRows pages = PrintPages.ownScale(sheet, wide, !document.charts().isEmpty(), REPEATED_ROWS);
        pages.add(FIRST_ROW, FIRST_ROW);
        for (ReportTable table : tables) {
            pages.add(write(table, pages.next()), LEAST_ROWS);
            pages.add(pages.next() + 1, 1);
        }
        charts(document, new NativeCharts(sheet, data), pages, isBeside ? columns + 1 : 0, isBeside ? FIRST_ROW : pages.next());
        sheet.createFreezePane(0, REPEATED_ROWS);
    }

    /** Below each other, each whole on a page. */
    private static void charts(ListDocument document, NativeCharts drawn, PageRows pages, int left, int first) {
        int top = first;
        for (Chart chart : document.charts()) {
            top = pages.whole(top, CHART_ROWS);
            int end = top + CHART_ROWS;
            if (end > pages.next() && !pages.holds(end)) {
                top = Math.max(top, pages.next());
                end = top + CHART_ROWS;
            }
            if (end > pages.next()) {
                pages.add(end, end);
            }
            drawn.draw(chart, left, top, left + CHART_COLUMNS, end);
            top = end + 1;
        }
    }

    private int write(ReportTable table, int first) {
        int row = first;
        XSSFRow title = sheet.createRow(row++);
        title.setHeightInPoints(Sheets.SECTION_HEIGHT);
        Sheets.words(title, 0, table.title(), styles.words(Styles.Role.SECTION, Align.LEFT));
        XSSFRow head = sheet.createRow(row++);
        head.setHeightInPoints(Sheets.height(heads(table)));
        for (int i = 0; i < table.columns().size(); i++) {
            ReportTable.Column column = table.columns().get(i);
            Sheets.words(head, i, Sheets.head(column, width(i), 2), styles.words(Styles.Role.HEAD, column.align()));
        }
        for (ReportTable.Row one : table.rows()) {
            XSSFRow target = sheet.createRow(row++);
            target.setHeightInPoints(Sheets.height(Sheets.lines(one.cells().get(0).text(), FIRST_WIDTH - 1)));
            for (int i = 0; i < one.cells().size(); i++) {
                cells.write(target.createCell(i), one.cells().get(i), one.total() ? Styles.Role.TOTAL : Styles.Role.CELL,
                        table.columns().get(i).align());
            }
        }
        return row;
    }

    private static int heads(ReportTable table) {
        return IntStream.range(0, table.columns().size()).map(i -> Sheets.lines(table.columns().get(i).label(), width(i) - 1))
                .max().orElse(1);
    }

    private static int width(int column) {
        return column == 0 ? FIRST_WIDTH : WIDTH;
    }
}
