package callmart.report.xlsx;

import callmart.report.Chart;
import callmart.report.ListDocument;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Align;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** The sheet 分析: the analysis tables one below the other, the charts beside them, or below where there is no room. */
record AnalysisSheet(XSSFSheet sheet, Styles styles, CellWriter cells) {

    private static final int FIRST_WIDTH = 24;
    private static final int WIDTH = 12;
    private static final int CHART_COLUMNS = 7;
    /** Of a column that nobody made wider. */
    private static final int CHART_WIDTH = 9;
    private static final int CHART_ROWS = 14;

    /** @param data where the charts' numbers go; null without charts */
    void write(ListDocument document, ChartDataSheet data) {
        List<ReportTable> tables = document.listing().analysis();
        int columns = tables.stream().mapToInt(table -> table.columns().size()).max().orElse(0);
        for (int i = 0; i < columns; i++) {
            sheet.setColumnWidth(i, Sheets.width(i == 0 ? FIRST_WIDTH : WIDTH));
        }
        Sheets.heading(sheet, styles, document.head(), ListWorkbook.ANALYSIS);
        int row = 3;
        for (ReportTable table : tables) {
            row = write(table, row) + 1;
        }
        boolean isBeside = PrintPages.isOneWide(FIRST_WIDTH, (columns - 1) * WIDTH, (CHART_COLUMNS + 1) * CHART_WIDTH);
        int top = isBeside ? 3 : row;
        int left = isBeside ? columns + 1 : 0;
        for (Chart chart : document.charts()) {
            new NativeCharts(sheet, data).draw(chart, left, top, left + CHART_COLUMNS, top + CHART_ROWS);
            top += CHART_ROWS + 1;
        }
        Sheets.print(sheet, document.head());
        sheet.createFreezePane(0, 2);
    }

    private int write(ReportTable table, int first) {
        int row = first;
        Sheets.words(sheet.createRow(row++), 0, table.title(), styles.words(Styles.Role.SECTION, Align.LEFT));
        XSSFRow head = sheet.createRow(row++);
        for (int i = 0; i < table.columns().size(); i++) {
            Sheets.words(head, i, table.columns().get(i).label(), styles.words(Styles.Role.HEAD, table.columns().get(i).align()));
        }
        for (ReportTable.Row one : table.rows()) {
            XSSFRow target = sheet.createRow(row++);
            for (int i = 0; i < one.cells().size(); i++) {
                cells.write(target.createCell(i), one.cells().get(i), one.total() ? Styles.Role.TOTAL : Styles.Role.CELL,
                        table.columns().get(i).align());
            }
        }
        return row;
    }
}
