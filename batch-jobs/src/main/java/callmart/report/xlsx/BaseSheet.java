package callmart.report.xlsx;

import callmart.measure.kpi.Expression;
import callmart.measure.kpi.FigureUnit;
import callmart.report.Cell.Tone;
import callmart.report.Figure;
import callmart.report.FiguresDocument;
import callmart.report.MeasureRow;
import callmart.report.ReportTable.Align;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;

/** The additive measures that every figure of the workbook is computed from, one row a day, category or hour. Decision 344. */
final class BaseSheet {

    private static final int HEAD_ROW = 2;

    /** Of the two lines on top, all that is printed: a month's rows would fill more than a hundred pages. */
    private static final int PRINTED_COLUMNS = 8;
    private static final String EXACT_SECONDS = "#,##0.000";

    private final Sheet sheet;
    private final Styles styles;
    private final Map<String, Integer> rowById = new HashMap<>();
    private final Map<String, Integer> columnByMeasure = new HashMap<>();

    BaseSheet(Sheet sheet, Styles styles) {
        this.sheet = sheet;
        this.styles = styles;
    }

    void write(FiguresDocument document) {
        Sheets.heading(sheet, styles, document.head(), "基础数据：各指标的分子与分母（供核对公式，不打印）");
        List<Figure> measures = document.baseFigures();
        Row head = sheet.createRow(HEAD_ROW);
        Sheets.words(head, 0, "范围", styles.words(Styles.Role.HEAD, Align.LEFT));
        sheet.setColumnWidth(0, Sheets.width(20));
        for (int i = 0; i < measures.size(); i++) {
            columnByMeasure.put(measures.get(i).id(), i + 1);
            Sheets.words(head, i + 1, measures.get(i).label() + (measures.get(i).unit() == FigureUnit.DURATION ? "（秒）" : ""),
                    styles.words(Styles.Role.HEAD, Align.RIGHT));
            sheet.setColumnWidth(i + 1, Sheets.width(13));
        }
        head.setHeightInPoints(30);
        int number = HEAD_ROW;
        for (MeasureRow row : document.base()) {
            rowById.put(row.id(), ++number);
            write(sheet.createRow(number), row, measures);
        }
        Sheets.furnish(sheet, document.head(), HEAD_ROW, 1, measures.size(), number);
        sheet.getWorkbook().setPrintArea(sheet.getWorkbook().getSheetIndex(sheet), 0, PRINTED_COLUMNS - 1, 0, HEAD_ROW - 1);
    }

    private void write(Row cells, MeasureRow row, List<Figure> measures) {
        Sheets.words(cells, 0, row.label(), styles.outside(Styles.Role.CELL, Align.LEFT, Tone.NONE, row.label()));
        for (int i = 0; i < measures.size(); i++) {
            Cell cell = cells.createCell(i + 1);
            if (row.measures().containsKey(measures.get(i).id())) {
                cell.setCellValue(row.measure(measures.get(i).id()).doubleValue());
            }
            cell.setCellStyle(styles.of(Styles.Role.CELL,
                    measures.get(i).unit() == FigureUnit.DURATION ? EXACT_SECONDS : "#,##0", Align.RIGHT, Tone.NONE));
        }
    }

    /** The expression over the row as a formula, in brackets when it has several terms. */
    String formula(Expression expression, MeasureRow row) {
        StringBuilder formula = new StringBuilder();
        for (Expression.Term term : expression.terms()) {
            formula.append(term.negative() ? "-" : formula.length() > 0 ? "+" : "").append(reference(term.measure(), row));
        }
        return expression.terms().size() > 1 ? "(" + formula + ")" : formula.toString();
    }

    /** Leads from a cell to a row of the sheet. */
    void link(Cell from, MeasureRow row) {
        Sheets.link(from, sheet.getSheetName(), rowById.get(row.id()), sheet.getSheetName());
    }

    private String reference(String measure, MeasureRow row) {
        Integer column = columnByMeasure.get(measure);
        Integer number = rowById.get(row.id());
        if (column == null || number == null) {
            throw new IllegalArgumentException("the base data has no " + measure + " of " + row.id());
        }
        return new CellReference(sheet.getSheetName(), number, column, true, true).formatAsString();
    }
}
