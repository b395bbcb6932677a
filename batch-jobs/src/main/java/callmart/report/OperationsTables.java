package callmart.report;

import callmart.report.ReportTable.Align;
import callmart.report.ReportTable.Column;
import callmart.report.ReportTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables of an operations report, all over the same figures in the same order. */
final class OperationsTables {

    private final List<Figure> figures;

    OperationsTables(List<Figure> figures) {
        this.figures = figures;
    }

    /** One row a figure: value, target, verdict, and two earlier days with the changes. */
    ReportTable total(Optional<MeasureRow> today, Optional<MeasureRow> dayBefore, Optional<MeasureRow> weekBefore) {
        List<Column> columns = List.of(new Column("指标", Align.LEFT, 22), new Column("当日", Align.RIGHT, 14),
                new Column("目标", Align.RIGHT, 14), new Column("达标情况", Align.CENTER, 12),
                new Column("前日", Align.RIGHT, 14), new Column("较前日", Align.RIGHT, 17),
                new Column("上周同日", Align.RIGHT, 14), new Column("较上周同日", Align.RIGHT, 17));
        return new ReportTable("total", "指标总表", columns, figures.stream().map(figure -> new Row(false, List.of(
                new Cell.Text(figure.label()), new Cell.Value(figure, today),
                new Cell.Text(figure.target().isEmpty() ? "" : Formats.target(figure)),
                new Cell.Verdict(figure, today), plain(figure, dayBefore), new Cell.Change(figure, today, dayBefore),
                plain(figure, weekBefore), new Cell.Change(figure, today, weekBefore)))).toList());
    }

    /** An earlier day is for comparison: it is not judged again. */
    private static Cell plain(Figure figure, Optional<MeasureRow> row) {
        return new Cell.Value(new Figure(figure.id(), figure.label(), figure.unit(), figure.numerator(),
                figure.denominator(), Optional.empty(), figure.meaning()), row);
    }

    /** One row a key, one column a figure, and the total below. */
    ReportTable by(String id, String title, String keyLabel, List<MeasureRow> rows, MeasureRow total) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(keyLabel, Align.LEFT, 13));
        figures.forEach(figure -> columns.add(new Column(figure.label(), Align.RIGHT,
                figure.unit() == FigureUnit.PERCENT ? 9 : 7)));
        List<Row> all = new ArrayList<>();
        rows.forEach(row -> all.add(row(false, row.label(), row)));
        all.add(row(true, "合计", total));
        return new ReportTable(id, title, columns, all);
    }

    private Row row(boolean total, String label, MeasureRow row) {
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell.Text(label));
        figures.forEach(figure -> cells.add(new Cell.Value(figure, Optional.of(row))));
        return new Row(total, cells);
    }
}
