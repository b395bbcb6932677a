package callmart.report.figures;

import callmart.report.Cell;
import callmart.report.Figure;
import callmart.report.Formats;
import callmart.report.MeasureRow;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Align;
import callmart.report.ReportTable.Column;
import callmart.report.ReportTable.Row;
import callmart.report.Text;
import callmart.report.Texts;
import callmart.report.definition.FiguresLayout;
import callmart.report.definition.FiguresLayout.TableKind;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Calls and service level of a longer period by hour and weekday: an hour a row, the weekdays beside each other. The upper
 * two thirds of the span from fewest to most calls are coloured. Decision 331.
 */
final class HeatTable {

    /** How a row of the dataset is keyed: the weekday from 1, Monday, and the hour. */
    static final String ID = "slot:";

    private static final int HOURS = 24;
    private static final BigDecimal THREE = BigDecimal.valueOf(3);

    private final FiguresLayout layout;
    private final Texts texts;
    private final Map<String, MeasureRow> slots = new HashMap<>();
    private final List<Figure> shown;

    /** @param shown the number of calls, then the service level, as far as the report has them */
    HeatTable(FiguresLayout layout, FiguresData data, List<Figure> shown) {
        this.layout = layout;
        this.texts = data.texts();
        this.shown = shown;
        data.rows(TableKind.HEAT).forEach(row -> slots.put(row.id(), row));
    }

    /** Empty where the report shows neither, or nothing was counted. */
    Optional<ReportTable> table() {
        if (shown.isEmpty() || slots.isEmpty()) {
            return Optional.empty();
        }
        List<Column> columns = new ArrayList<>(List.of(texts.left(Text.HEADING_INTERVAL, 12)));
        shown.forEach(figure -> Stream.of(DayOfWeek.values()).forEach(day -> columns.add(new Column(Formats.weekday(day) + " "
                + figure.headLabel(), Align.RIGHT, 9))));
        List<Row> rows = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            int of = hour;
            if (Stream.of(DayOfWeek.values()).anyMatch(day -> slots.containsKey(id(day, of)))) {
                List<Cell> cells = new ArrayList<>(List.of(new Cell.Text(String.format(Locale.ROOT, "%02d:00–%02d:59", hour, hour))));
                shown.forEach(figure -> Stream.of(DayOfWeek.values()).forEach(day -> cells.add(cell(figure, Optional.ofNullable(
                        slots.get(id(day, of)))))));
                rows.add(new Row(false, cells));
            }
        }
        return Optional.of(new ReportTable("heat", texts.of(Text.TITLE_HEAT), columns, rows));
    }

    private static String id(DayOfWeek day, int hour) {
        return ID + day.getValue() + "-" + hour;
    }

    private Cell cell(Figure figure, Optional<MeasureRow> row) {
        Cell.Value value = new Cell.Value(figure, row);
        if (row.isEmpty()) {
            return value;
        }
        if (figure.denominator().isPresent()) {
            return layout.isOverFew(figure, row.get().measures()) ? new Cell.Toned(value, Cell.Tone.FEW) : value;
        }
        BigDecimal most = slots.values().stream().map(slot -> number(figure, slot)).max(BigDecimal::compareTo).orElseThrow();
        BigDecimal least = slots.values().stream().map(slot -> number(figure, slot)).min(BigDecimal::compareTo).orElseThrow();
        BigDecimal above = number(figure, row.get()).subtract(least).multiply(THREE);
        BigDecimal span = most.subtract(least);
        return new Cell.Toned(value, span.signum() > 0 && above.compareTo(span.add(span)) >= 0 ? Cell.Tone.HOT
                : span.signum() > 0 && above.compareTo(span) >= 0 ? Cell.Tone.WARM : Cell.Tone.NONE);
    }

    private static BigDecimal number(Figure figure, MeasureRow row) {
        return figure.ratio(row.measures()).numerator();
    }
}
