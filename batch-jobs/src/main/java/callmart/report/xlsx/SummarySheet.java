package callmart.report.xlsx;

import callmart.report.Card;
import callmart.report.Cell.Tone;
import callmart.report.Comparison;
import callmart.report.FiguresDocument;
import callmart.report.ReportTable.Align;
import callmart.report.ReportTable;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** The first sheet: title, cards, findings; the charts stand below and beside them. */
record SummarySheet(XSSFSheet sheet, Styles styles, CellWriter cells) {

    /** Columns of the sheet's grid; two make a card. */
    static final int COLUMNS = 12;

    /** Columns of the left part, where the wide charts stand. */
    static final int LEFT_COLUMNS = 8;

    /** First row below the cards. */
    static final int BODY_ROW = 10;

    /** The row of the cards' lines, where there are any. */
    static final int LINE_ROW = 8;

    /** Rows that findings have room for, at least. */
    private static final int FINDING_ROWS = 15;

    private static final int CARD_ROW = 3;
    static final int CARD_COLUMNS = 2;

    /** Half-width characters of a line of findings. */
    private static final int FINDING_WIDTH = 44;

    /** First row below the findings. */
    static int rowBelowFindings(FiguresDocument document) {
        return BODY_ROW + 1 + Math.max(FINDING_ROWS, rows(document).stream().mapToInt(Integer::intValue).sum());
    }

    /** The rows of each finding, with a blank one below it where all have room so. */
    private static List<Integer> rows(FiguresDocument document) {
        List<Integer> rows = document.sentences().stream().map(finding -> Sheets.lines(finding, FINDING_WIDTH)).toList();
        boolean isRoomy = rows.stream().mapToInt(Integer::intValue).sum() + rows.size() <= FINDING_ROWS;
        return rows.stream().map(lines -> isRoomy ? lines + 1 : lines).toList();
    }

    void write(FiguresDocument document) {
        for (int i = 0; i < COLUMNS; i++) {
            sheet.setColumnWidth(i, Sheets.width(12));
        }
        XSSFRow title = sheet.createRow(0);
        title.setHeightInPoints(28);
        Sheets.words(title, 0, document.head().title(), styles.words(Styles.Role.TITLE, Align.LEFT));
        Sheets.words(sheet.createRow(1), 0, document.head().line(), styles.words(Styles.Role.PERIOD, Align.LEFT));
        document.emptyText().ifPresentOrElse(this::empty, () -> {
            cards(document);
            findings(document);
        });
        Sheets.print(sheet, document.head());
        PrintPages.fit(sheet, BODY_ROW);
        sheet.createFreezePane(0, 2);
    }

    private void empty(String text) {
        XSSFRow row = sheet.createRow(CARD_ROW + 1);
        row.setHeightInPoints(48);
        Sheets.words(row, 0, text, styles.words(Styles.Role.EMPTY, Align.CENTER));
        sheet.addMergedRegion(new CellRangeAddress(row.getRowNum(), row.getRowNum(), 0, COLUMNS - 1));
    }

    private void cards(FiguresDocument document) {
        boolean lines = CardLines.past(document).isPresent();
        float[] heights = lines ? new float[] {18, 30, 15, 15, 15, 24} : new float[] {18, 30, 15, 15, 16};
        for (int i = 0; i < heights.length; i++) {
            sheet.createRow(CARD_ROW + i).setHeightInPoints(heights[i]);
        }
        int column = 0;
        for (Card card : document.cards()) {
            XSSFCell label = place(0, column, Styles.Role.CARD_LABEL);
            cells.words(label, card.figure().label(), Styles.Role.CARD_LABEL, Align.LEFT, Tone.NONE);
            link(label, card, document.tables().get(0));
            cells.write(place(1, column, Styles.Role.CARD_VALUE), card.value(), Styles.Role.CARD_VALUE, Align.LEFT);
            cells.words(place(2, column, Styles.Role.CARD_NOTE), card.targetText(), Styles.Role.CARD_NOTE, Align.LEFT,
                    card.verdict().tone());
            change(card, 0, place(3, column, Styles.Role.CARD_NOTE), Styles.Role.CARD_NOTE);
            Styles.Role last = lines ? Styles.Role.CARD_NOTE : Styles.Role.CARD_LAST;
            change(card, 1, place(4, column, last), last);
            if (lines) {
                cells.words(place(LINE_ROW - CARD_ROW, column, Styles.Role.CARD_LAST), "", Styles.Role.CARD_LAST, Align.LEFT, Tone.NONE);
            }
            column += CARD_COLUMNS;
        }
    }

    /** To the figure's row in the table of totals. */
    private void link(XSSFCell label, Card card, ReportTable totals) {
        String figure = card.figure().headLabel();
        IntStream.range(0, totals.rows().size()).filter(i -> totals.rows().get(i).cells().get(0).text().equals(figure)).findFirst()
                .ifPresent(i -> Sheets.link(label, XlsxRenderer.name(totals.title()), TableSheet.FIRST_ROW + i, totals.title()));
    }

    private void change(Card card, int comparison, XSSFCell target, Styles.Role role) {
        if (comparison < card.known().size()) {
            Comparison earlier = card.known().get(comparison);
            cells.write(target, card.since(earlier), role, Align.LEFT, earlier.changeLabel() + " ");
        } else {
            cells.words(target, "", role, Align.LEFT, Tone.NONE);
        }
    }

    /** The left one of a card's two cells, which are joined. */
    private XSSFCell place(int line, int column, Styles.Role role) {
        XSSFRow row = sheet.getRow(CARD_ROW + line);
        row.createCell(column + 1).setCellStyle(styles.words(role, Align.LEFT));
        sheet.addMergedRegion(new CellRangeAddress(CARD_ROW + line, CARD_ROW + line, column, column + 1));
        return row.createCell(column);
    }

    private void findings(FiguresDocument document) {
        Sheets.words(sheet.createRow(BODY_ROW), LEFT_COLUMNS, "  要点", styles.words(Styles.Role.SECTION, Align.LEFT));
        int row = BODY_ROW + 1;
        int number = 1;
        List<Integer> heights = rows(document);
        for (String finding : document.sentences()) {
            cells.words(sheet.createRow(row).createCell(LEFT_COLUMNS), number + ". " + finding, Styles.Role.FINDING,
                    Align.LEFT, number <= document.alarming() ? Tone.MISSED : Tone.NONE);
            int rows = heights.get(number++ - 1);
            sheet.addMergedRegion(new CellRangeAddress(row, row + rows - 1, LEFT_COLUMNS, COLUMNS - 1));
            row += rows;
        }
    }
}
