package callmart.report.xlsx;

import callmart.report.DocumentHead;
import callmart.report.HeadWords;
import callmart.report.ReportTable.Align;
import callmart.report.ReportTable.Column;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;

/** What the sheets of a workbook have in common: heading lines, print layout, widths. */
final class Sheets {

    /** A character in the workbook's unit of width. */
    private static final int CHARACTER = 256;
    private static final int WIDEST = 255;

    /** A longer head takes two lines. */
    private static final int ONE_LINE = 6;
    private static final int ARROW = 3;

    /** So long are two Chinese words, mostly; with room they stand on one line. */
    private static final int TWO_WORDS = 8;

    /** Points of a line of text, and what a row has beside its lines. */
    private static final float LINE = 13;
    private static final float BESIDE = 3;
    private static final float HIGHEST = 400;

    /** Points of a row with a title of one of several tables. */
    static final float SECTION_HEIGHT = 18;

    /** In points; it shrinks with its sheet. */
    private static final String FOOTER = "&9 ";

    private Sheets() {
    }

    /** Two lines on top: report and sheet, which leads back to the first sheet, period and time of the data. */
    static void heading(Sheet sheet, Styles styles, DocumentHead document, String title) {
        heading(sheet, styles, document, title, 0);
    }

    /** @param column where they begin */
    static void heading(Sheet sheet, Styles styles, DocumentHead document, String title, int column) {
        Row first = sheet.createRow(0);
        first.setHeightInPoints(22);
        words(first, column, line(document, title), styles.words(Styles.Role.SECTION, Align.LEFT));
        String start = sheet.getWorkbook().getSheetName(0);
        link(first.getCell(column), start, 0, "返回" + start);
        words(sheet.createRow(1), column, document.line(), styles.words(Styles.Role.PERIOD, Align.LEFT));
    }

    private static String line(DocumentHead document, String title) {
        return document.title() + " · " + title;
    }

    /** Half-width characters of the type of cells that {@link #heading} takes. */
    static int headingWidth(DocumentHead document, String title) {
        return Math.max(Styles.Role.SECTION.width(line(document, title)), Styles.Role.PERIOD.width(document.line()));
    }

    /** Leads from a cell, whose words stay as they are, to the first cell of a row. @param row from 0 @param says what is there */
    static void link(Cell from, String sheet, int row, String says) {
        Hyperlink link = from.getSheet().getWorkbook().getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
        link.setAddress(new CellReference(sheet, row, 0, false, false).formatAsString());
        ((XSSFHyperlink) link).setTooltip(says);
        from.setHyperlink(link);
    }

    static void words(Row row, int column, String text, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellValue(text);
        cell.setCellStyle(style);
    }

    /** Frozen head, filter over the rows below it, and the print layout with the head on every page. The columns have their widths. */
    static void furnish(Sheet sheet, DocumentHead document, int headRow, int fixedColumns, int lastColumn, int lastRow) {
        sheet.createFreezePane(fixedColumns, headRow + 1);
        if (lastRow > headRow) {
            sheet.setAutoFilter(new CellRangeAddress(headRow, lastRow, 0, lastColumn));
        }
        sheet.setRepeatingRows(new CellRangeAddress(0, headRow, -1, -1));
        print(sheet, document);
        List<Integer> breaks = PrintPages.breaks(IntStream.rangeClosed(0, lastColumn)
                .map(column -> sheet.getColumnWidth(column) / CHARACTER).toArray());
        if (!breaks.isEmpty()) {
            sheet.setFitToPage(false);
            sheet.getPrintSetup().setScale((short) PrintPages.ROWS_SCALE);
            sheet.getPrintSetup().setLeftToRight(true);
            sheet.setRepeatingColumns(new CellRangeAddress(-1, -1, 0, 0));
            breaks.forEach(first -> sheet.setColumnBreak(first - 1));
        }
    }

    /** A4 landscape, as wide as the page, page x of y. */
    static void print(Sheet sheet, DocumentHead document) {
        sheet.setDisplayGridlines(false);
        sheet.setFitToPage(true);
        PrintSetup setup = sheet.getPrintSetup();
        setup.setPaperSize(PrintSetup.A4_PAPERSIZE);
        setup.setLandscape(true);
        setup.setFitWidth((short) 1);
        setup.setFitHeight((short) 0);
        sheet.setMargin(org.apache.poi.ss.usermodel.PageMargin.LEFT, 0.4);
        sheet.setMargin(org.apache.poi.ss.usermodel.PageMargin.RIGHT, 0.4);
        sheet.setMargin(org.apache.poi.ss.usermodel.PageMargin.TOP, 0.45);
        sheet.setMargin(org.apache.poi.ss.usermodel.PageMargin.BOTTOM, 0.6);
        sheet.setHorizontallyCenter(true);
        sheet.getFooter().setLeft(FOOTER + document.title().replace("&", "&&") + "  " + document.periodText());
        sheet.getFooter().setRight(FOOTER + "第 &P / &N 页");
    }

    /** The width of so many half-width characters. */
    static int width(int characters) {
        return Math.min(characters, WIDEST) * CHARACTER;
    }

    /** Points of a row of so many lines; the file format ends at about 30 of them. */
    static float height(int lines) {
        return Math.min(HIGHEST, lines * LINE + BESIDE);
    }

    /** How many lines a text takes in a column of so many half-width characters. */
    static int lines(String text, int width) {
        return text.lines().mapToInt(line -> Math.max(1, -Math.floorDiv(-measure(line), width))).sum();
    }

    /**
     * A head in a column of so many half-width characters, broken into so many lines at most where it means something and has room, as
     * programs break Chinese anywhere. Decision 346.
     */
    static String head(Column column, int width, int lines) {
        return HeadWords.of(column.label()).broken(lines, line -> measure(line) < width).orElse(column.label());
    }

    /** What a head needs that does not break, if it is one word or two. */
    static int wideHeadWidth(String label) {
        int head = measure(label);
        return head <= TWO_WORDS ? head + ARROW : headWidth(label);
    }

    /** What a head of one line or two needs, with the arrow of the filter. */
    static int headWidth(String label) {
        int head = measure(label);
        return (head <= ONE_LINE ? head : (head + 1) / 2) + ARROW;
    }

    /** What it needs where a long one takes three lines. */
    static int narrowHeadWidth(String label) {
        int head = measure(label);
        return Math.min(headWidth(label), Math.max(ONE_LINE, (head + 2) / 3) + ARROW);
    }

    /** How many half-width characters a text takes: Chinese ones count two. */
    static int measure(String text) {
        return text.codePoints().map(point -> point < 0x1100 ? 1 : 2).sum();
    }
}
