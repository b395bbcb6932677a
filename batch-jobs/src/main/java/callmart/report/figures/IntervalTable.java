package callmart.report.figures;

import callmart.calendar.Period;
import callmart.report.Cell;
import callmart.report.DatasetRow;
import callmart.report.DatasetSource;
import callmart.report.FieldFormat;
import callmart.report.Figure;
import callmart.report.MeasureRow;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Align;
import callmart.report.ReportTable.Column;
import callmart.report.ReportTable.Row;
import callmart.report.Text;
import callmart.report.Texts;
import callmart.report.definition.FiguresLayout;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Calls of a day by half hour, or what else an interval is, beside those that were expected, and the seats beside those required.
 * Decision 338.
 */
public final class IntervalTable {

    /** The query that gives one row an interval. */
    public static final String DATASET = "operations_intervals";

    /** Columns of the dataset, by their headings; one without any value is left out. */
    private static final List<Text> PLANNED = List.of(Text.HEADING_FORECAST_OFFERED, Text.HEADING_FORECAST_REQUIRED, Text.HEADING_REQUIRED,
            Text.HEADING_PRESENT);

    private final FiguresLayout layout;
    private final List<Figure> shown;
    private final List<DatasetRow> rows;
    private final List<MeasureRow> measures = new ArrayList<>();
    private final Texts texts;

    /** @param shown what calls are counted by; those that the report does not have are left out @param data of the same day */
    IntervalTable(FiguresLayout layout, List<Figure> shown, DatasetSource source, Period day, ZoneId zone, FiguresData data) {
        this.layout = layout;
        this.shown = shown;
        this.texts = data.texts();
        this.rows = source.read(DATASET, Map.of("from", day.from(), "to", day.to(), "zone", zone.getId()));
        for (int i = 0; i < rows.size(); i++) {
            measures.add(measures(i, rows.get(i), data.total().orElseThrow()));
        }
    }

    private static MeasureRow measures(int number, DatasetRow row, MeasureRow total) {
        Map<String, BigDecimal> values = new TreeMap<>();
        row.values().keySet().stream().filter(column -> total.measures().containsKey(column) && row.find(column).isPresent())
                .forEach(column -> values.put(column, row.number(column)));
        return new MeasureRow("interval:" + number, label(row), values);
    }

    private static String label(DatasetRow row) {
        return row.text("begins") + "–" + row.text("ends");
    }

    /** Empty where no interval is known. @param total of the day */
    Optional<ReportTable> table(MeasureRow total) {
        List<Text> planned = PLANNED.stream().filter(column -> rows.stream().anyMatch(row -> row.find(column.column()).isPresent()))
                .toList();
        List<Column> columns = new ArrayList<>(List.of(texts.left(Text.HEADING_INTERVAL, 13)));
        shown.forEach(figure -> columns.add(new Column(figure.headLabel(), Align.RIGHT, 13)));
        planned.forEach(column -> columns.add(texts.right(column, 13)));
        List<Row> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<Cell> cells = new ArrayList<>(List.of(new Cell.Text(measures.get(i).label())));
            for (Figure figure : shown) {
                cells.add(value(figure, measures.get(i)));
            }
            DatasetRow row = rows.get(i);
            planned.forEach(column -> cells.add(new Cell.Field(FieldFormat.DECIMAL, row.find(column.column()).isEmpty() ? null
                    : row.number(column.column()).setScale(1, RoundingMode.HALF_UP))));
            lines.add(new Row(false, cells));
        }
        List<Cell> sum = new ArrayList<>(List.of(new Cell.Text(texts.of(Text.WORD_SUM))));
        shown.forEach(figure -> sum.add(new Cell.Value(figure, Optional.of(total))));
        planned.forEach(column -> sum.add(new Cell.Text("")));
        lines.add(new Row(true, sum));
        return rows.isEmpty() ? Optional.empty() : Optional.of(new ReportTable("intervals", texts.of(Text.TITLE_INTERVALS), columns,
                lines));
    }

    private Cell value(Figure figure, MeasureRow row) {
        Cell.Value value = new Cell.Value(figure, Optional.of(row));
        return layout.isOverFew(figure, row.measures()) ? new Cell.Toned(value, Cell.Tone.FEW) : value;
    }

    /** What the cells are computed from. */
    List<MeasureRow> base() {
        return measures;
    }
}
