package callmart.report.xlsx;

import callmart.report.ReportTable;
import callmart.report.ReportTable.Column;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;

/**
 * A table's columns on a sheet: as wide as their cells and the head in one line or two, two words of it in one line, narrower where that
 * saves a printed page, sentences as wide as their column asks for, or as the page has room; rows as high as their text; words that
 * follow figures away from them; the first of several pages side by side as wide as the title above. Decisions 263, 344 and 376.
 */
final class SheetColumns {

    private static final int PADDING = 3;

    /** A mark, of which two in a cell stand below each other. */
    private static final int MARK = 2;
    private static final int LEAST_PADDING = 2;

    /** Words after figures begin a little further right. */
    private static final int GAP = 2;

    /** Names and records' ids of up to so many half-width characters stay on one line. */
    private static final int MOST_WORDS = 24;

    /** Sentences take the room that the page leaves until they stand in so many lines, or are as wide as they can be read. */
    private static final int READ_LINES = 3;
    private static final int WIDEST_SENTENCES = 110;

    private final ReportTable table;
    private final Styles styles;
    private final int[] widths;
    private final int headLines;

    /** Goes over all rows. @param title half-width characters of the type of cells that the lines above the heads take */
    SheetColumns(ReportTable table, Styles styles, int title) {
        this.table = table;
        this.styles = styles;
        int[] texts = new int[table.columns().size()];
        for (ReportTable.Row row : table.rows()) {
            for (int i = 0; i < texts.length; i++) {
                texts[i] = Math.max(texts[i], Sheets.measure(row.cells().get(i).text()));
            }
        }
        int[] widest = widths(texts, PADDING, Sheets::wideHeadWidth);
        int[] less = widths(texts, PADDING, Sheets::headWidth);
        int[] wide = PrintPages.takesMore(widest, less) ? less : widest;
        int[] narrow = widths(texts, LEAST_PADDING, Sheets::narrowHeadWidth);
        boolean isNarrow = PrintPages.breaks(narrow).size() < PrintPages.breaks(wide).size();
        this.widths = isNarrow ? narrow : wide;
        this.headLines = isNarrow ? 3 : 2;
        PrintPages.widen(widths, IntStream.range(0, texts.length).map(i -> table.columns().get(i).holdsSentences()
                ? Math.min(WIDEST_SENTENCES, texts[i] / READ_LINES) + PADDING : 0).toArray());
        PrintPages.hold(widths, title);
    }

    private int[] widths(int[] texts, int padding, ToIntFunction<String> headWidth) {
        return IntStream.range(0, texts.length).map(i -> {
            Column column = table.columns().get(i);
            if (column.holdsMarks()) {
                return Math.max(Sheets.measure(column.label()), MARK) + 1;
            }
            int most = !column.wraps() ? Integer.MAX_VALUE : column.holdsSentences() ? column.weight()
                    : Math.max(column.weight(), MOST_WORDS);
            return (table.followsFigures(i) ? GAP : 0)
                    + Math.max(headWidth.applyAsInt(column.label()), Math.min(texts[i], most) + padding);
        }).toArray();
    }

    /** Half-width characters. */
    int[] widths() {
        return widths.clone();
    }

    /** The row of heads, in columns of their widths. */
    void heads(Sheet sheet, Row head) {
        head.setHeightInPoints(Sheets.height(headLines));
        for (int i = 0; i < widths.length; i++) {
            Column column = table.columns().get(i);
            sheet.setColumnWidth(i, Sheets.width(widths[i]));
            Sheets.words(head, i, Sheets.head(column, widths[i], headLines), styles.words(Styles.Role.HEAD, column.align()));
            settle(head.getCell(i), i);
        }
    }

    /** To be called when the row's cells have their styles: keeps words away from figures, and makes the row high enough. */
    void finish(Row target, ReportTable.Row row) {
        int lines = 1;
        for (int i = 0; i < widths.length; i++) {
            settle(target.getCell(i), i);
            lines = Math.max(lines, Sheets.lines(row.cells().get(i).text(), widths[i] - 1));
        }
        target.setHeightInPoints(Sheets.height(lines));
    }

    /** The last column with a filter: marks have no room for its button, which would hide their heads. */
    int lastFilter() {
        return IntStream.range(1, widths.length).filter(i -> table.columns().get(i).holdsMarks()).findFirst().orElse(widths.length) - 1;
    }

    private void settle(Cell cell, int column) {
        if (table.followsFigures(column)) {
            cell.setCellStyle(styles.indented(cell.getCellStyle()));
        }
    }
}
