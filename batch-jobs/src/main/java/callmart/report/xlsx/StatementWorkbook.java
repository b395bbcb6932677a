package callmart.report.xlsx;

import callmart.report.Cell;
import callmart.report.Formats;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Align;
import callmart.report.StatementDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The sheets of a statement: what is signed on the first one, then a sheet a table. Formulas name cells by table, row and column; here
 * they get their addresses, and the computed value is stored beside them.
 */
final class StatementWorkbook {

    private static final Pattern PLACE = Pattern.compile("\\[(?:([a-z0-9]+)!)?(\\d+|\\*),(\\d+)\\]");
    private static final String FACE = "结算单";
    private static final int FIRST_FACE_ROW = 3;
    private static final int FACE_COLUMNS = 4;
    private static final int FACE_WIDTH = 130;
    private static final int HEAD_ROW = 2;
    private static final float HEAD_HEIGHT = 20;
    private static final float FACE_HEIGHT = 17;
    private static final float SIGNATURE_HEIGHT = 26;

    /** Where a table stands. @param first row of its first row of data, from 0 */
    private record Place(String sheet, int first, ReportTable table) {
    }

    /** Bold and large, as headers of pages have it; the blank ends the size. */
    private static final String DRAFT_STYLE = "&B&28 ";

    /** Inches; the header begins at 0.3 of them. */
    private static final double DRAFT_MARGIN = 0.9;

    private final XSSFWorkbook workbook;
    private final Styles styles;
    private final CellWriter cells;
    private final Map<String, Place> places = new LinkedHashMap<>();

    StatementWorkbook(XSSFWorkbook workbook, Styles styles, CellWriter cells) {
        this.workbook = workbook;
        this.styles = styles;
        this.cells = cells;
    }

    void write(StatementDocument document) {
        XSSFSheet face = workbook.createSheet(FACE);
        List<ReportTable> signed = document.tables().stream().filter(table -> document.face().contains(table.id())).toList();
        List<ReportTable> others = document.tables().stream().filter(table -> !document.face().contains(table.id())).toList();
        int row = FIRST_FACE_ROW + document.findings().size() + 1;
        for (ReportTable table : signed) {
            places.put(table.id(), new Place(FACE, row + 2, table));
            row += table.rows().size() + 3;
        }
        for (ReportTable table : others) {
            String name = XlsxRenderer.name(table.title());
            workbook.createSheet(name);
            places.put(table.id(), new Place(name, HEAD_ROW + 1, table));
        }
        face(document, face, signed);
        others.forEach(table -> sheet(document, table));
    }

    /** Says on each printed page of all sheets what a draft is. */
    void mark(StatementDocument document) {
        if (document.isDraft()) {
            workbook.forEach(sheet -> {
                sheet.getHeader().setCenter(DRAFT_STYLE + StatementDocument.DRAFT);
                sheet.setMargin(PageMargin.TOP, DRAFT_MARGIN);
            });
        }
    }

    private void face(StatementDocument document, XSSFSheet sheet, List<ReportTable> tables) {
        XSSFRow title = sheet.createRow(0);
        title.setHeightInPoints(28);
        Sheets.words(title, 0, document.head().title(), styles.words(Styles.Role.TITLE, Align.LEFT));
        Sheets.words(sheet.createRow(1), 0, document.head().line(), styles.words(Styles.Role.PERIOD, Align.LEFT));
        int number = FIRST_FACE_ROW;
        for (String finding : document.findings()) {
            XSSFRow row = sheet.createRow(number);
            row.setHeightInPoints(15f * Math.max(1, -Math.floorDiv(-Sheets.measure(finding), FACE_WIDTH)));
            Sheets.words(row, 0, finding, styles.words(Styles.Role.FINDING, Align.LEFT));
            sheet.addMergedRegion(new CellRangeAddress(number, number, 0, FACE_COLUMNS - 1));
            number++;
        }
        int[] widths = {34, 62, 22, 24};
        IntStream.range(0, FACE_COLUMNS).forEach(i -> sheet.setColumnWidth(i, Sheets.width(widths[i])));
        for (ReportTable table : tables) {
            Place place = places.get(table.id());
            Sheets.words(sheet.createRow(place.first() - 2), 0, table.title(), styles.words(Styles.Role.SECTION, Align.LEFT));
            faceHead(sheet.createRow(place.first() - 1), table);
            rows(sheet, place);
            for (int i = 0; i < table.rows().size(); i++) {
                sheet.getRow(place.first() + i).setHeightInPoints(table.id().startsWith("sign") ? SIGNATURE_HEIGHT : FACE_HEIGHT);
            }
        }
        Sheets.print(sheet, document.head());
        if (document.isDraft()) {
            sheet.setMargin(PageMargin.TOP, DRAFT_MARGIN);
        }
        int rows = sheet.getLastRowNum() + 1;
        if (PrintPages.isOnePage(sheet, rows)) {
            PrintPages.fit(sheet, rows);
        } else {
            PrintPages.split(sheet, places.get(tables.get(tables.size() - 1).id()).first() - 2);
        }
        sheet.createFreezePane(0, 2);
    }

    private void faceHead(XSSFRow head, ReportTable table) {
        head.setHeightInPoints(HEAD_HEIGHT);
        for (int i = 0; i < table.columns().size(); i++) {
            Sheets.words(head, i, table.columns().get(i).label(), styles.words(Styles.Role.HEAD, table.columns().get(i).align()));
        }
    }

    private void sheet(StatementDocument document, ReportTable table) {
        Place place = places.get(table.id());
        XSSFSheet sheet = workbook.getSheet(place.sheet());
        SheetColumns columns = new SheetColumns(table, styles, Sheets.headingWidth(document.head(), table.title()));
        Sheets.heading(sheet, styles, document.head(), table.title(), PrintPages.titleColumn(columns.widths()));
        columns.heads(sheet, sheet.createRow(HEAD_ROW));
        rows(sheet, place);
        for (int i = 0; i < table.rows().size(); i++) {
            columns.finish(sheet.getRow(place.first() + i), table.rows().get(i));
        }
        Sheets.furnish(sheet, document.head(), HEAD_ROW, 1, table.columns().size() - 1, HEAD_ROW + plain(table));
    }

    /** How many rows stand before the total. */
    private static int plain(ReportTable table) {
        return (int) table.rows().stream().filter(row -> !row.total()).count();
    }

    private void rows(XSSFSheet sheet, Place place) {
        ReportTable table = place.table();
        for (int i = 0; i < table.rows().size(); i++) {
            ReportTable.Row row = table.rows().get(i);
            XSSFRow target = sheet.createRow(place.first() + i);
            for (int j = 0; j < row.cells().size(); j++) {
                write(target.createCell(j), row.cells().get(j), row.total() ? Styles.Role.TOTAL : Styles.Role.CELL,
                        table.columns().get(j).align(), place);
            }
        }
    }

    private void write(XSSFCell target, Cell cell, Styles.Role role, Align align, Place place) {
        if (cell instanceof Cell.Computed computed && computed.number() != null) {
            String mark = computed.tone() == Cell.Tone.MISSED ? "\"" + Formats.MISSED_MARK + "\"" : "";
            target.setCellStyle(styles.of(role, mark + Formats.pattern(computed), align, computed.tone()));
            if (!computed.formula().isEmpty()) {
                target.setCellFormula(addressed(computed.formula(), place));
            }
            target.setCellValue((computed.shape() == Cell.Shape.DURATION ? CellWriter.ofDay(computed.number()) : computed.number())
                    .doubleValue());
        } else {
            cells.words(target, cell.text(), role, align, cell.tone());
        }
    }

    /** The formula with the addresses of its cells; those of other sheets carry the sheet's name. */
    private String addressed(String formula, Place own) {
        return PLACE.matcher(formula).replaceAll((MatchResult found) -> Matcher.quoteReplacement(address(found, own)));
    }

    private String address(MatchResult found, Place own) {
        Place place = found.group(1) == null ? own : places.get(found.group(1));
        String sheet = place.sheet().equals(own.sheet()) ? "" : "'" + place.sheet().replace("'", "''") + "'!";
        String column = CellReference.convertNumToColString(Integer.parseInt(found.group(3)));
        if (found.group(2).equals("*")) {
            return sheet + "$" + column + "$" + (place.first() + 1) + ":$" + column + "$"
                    + (place.first() + Math.max(1, plain(place.table())));
        }
        return sheet + column + (place.first() + 1 + Integer.parseInt(found.group(2)));
    }
}
