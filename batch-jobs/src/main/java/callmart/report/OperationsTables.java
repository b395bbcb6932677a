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

    /** One row a figure: value, target, verdict, and earlier periods with the changes. */
    ReportTable total(String now, Optional<MeasureRow> total, List<Comparison> earlier) {
        List<Column> columns = new ArrayList<>(List.of(new Column("指标", Align.LEFT, 22), new Column(now, Align.RIGHT, 14),
                new Column("目标", Align.RIGHT, 14), new Column("达标情况", Align.CENTER, 12)));
        earlier.forEach(before -> columns.addAll(List.of(new Column(before.label(), Align.RIGHT, 14),
                new Column(before.changeLabel(), Align.RIGHT, 17))));
        return new ReportTable("total", "指标总表", columns, figures.stream().map(figure -> {
            List<Cell> cells = new ArrayList<>(List.of(new Cell.Text(figure.label()), new Cell.Value(figure, total),
                    new Cell.Text(figure.target().isEmpty() ? "" : Formats.target(figure)), new Cell.Verdict(figure, total)));
            earlier.forEach(before -> cells.addAll(List.of(new Cell.Value(figure.withoutTarget(), before.row()),
                    new Cell.Change(figure, total, before.row()))));
            return new Row(false, cells);
        }).toList());
    }

    /** One row a key, one column a figure, and the total below. */
    ReportTable by(String id, String title, Column key, List<Line> lines, MeasureRow total) {
        List<Column> columns = new ArrayList<>();
        columns.add(key);
        figures.forEach(figure -> columns.add(new Column(figure.label(), Align.RIGHT,
                figure.unit() == FigureUnit.PERCENT ? 9 : 7)));
        List<Row> all = new ArrayList<>();
        lines.forEach(line -> all.add(row(false, line)));
        all.add(row(true, new Line("合计", Optional.of(total))));
        return new ReportTable(id, title, columns, all);
    }

    private Row row(boolean total, Line line) {
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell.Text(line.label()));
        figures.forEach(figure -> cells.add(new Cell.Value(figure, line.row())));
        return new Row(total, cells);
    }

    /** What a row of a table is about; without measures it shows that there are none. */
    record Line(String label, Optional<MeasureRow> row) {

        static List<Line> of(List<MeasureRow> rows) {
            return rows.stream().map(row -> new Line(row.label(), Optional.of(row))).toList();
        }
    }
}
