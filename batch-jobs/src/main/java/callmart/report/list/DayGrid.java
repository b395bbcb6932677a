package callmart.report.list;

import callmart.calendar.Period;
import callmart.report.Cell;
import callmart.report.DatasetRow;
import callmart.report.FieldFormat;
import callmart.report.Formats;
import callmart.report.FreeText;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Align;
import callmart.report.ReportTable.Column;
import callmart.report.definition.ListPart;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A grid of days: keeps a line of marks and sums for each value of the first key, in the order in which they come. Decision 264. */
final class DayGrid {

    private static final int KEY_WIDTH = 9;
    private static final int DAY_WIDTH = 3;
    private static final int TOTAL_WIDTH = 5;

    private record Line(List<String> keys, Map<LocalDate, String> marks, Map<String, BigDecimal> totals) {
    }

    private final ListPart.Grid grid;
    private final Period period;
    private final Map<String, Line> lines = new LinkedHashMap<>();

    DayGrid(ListPart.Grid grid, Period period) {
        this.grid = grid;
        this.period = period;
    }

    void add(DatasetRow row) {
        List<String> keys = grid.keys().keySet().stream().map(key -> FreeText.clean(row.findText(key).orElse(""))).toList();
        Line line = lines.computeIfAbsent(keys.get(0), key -> new Line(keys, new HashMap<>(), new HashMap<>()));
        line.marks().put(LocalDate.parse(row.text(grid.day())), mark(row));
        grid.totals().keySet().forEach(total -> line.totals().merge(total, row.number(total), BigDecimal::add));
    }

    private String mark(DatasetRow row) {
        String marks = grid.marks().entrySet().stream().filter(mark -> row.number(mark.getKey()).signum() > 0).map(Map.Entry::getValue)
                .collect(Collectors.joining());
        return !marks.isEmpty() ? marks : grid.otherwise().entrySet().stream().filter(mark -> row.number(mark.getKey()).signum() > 0)
                .map(Map.Entry::getValue).findFirst().orElse("");
    }

    /** Empty when there was no row. */
    Optional<ReportTable> table(String id) {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        List<Column> columns = new ArrayList<>();
        grid.keys().values().forEach(label -> columns.add(new Column(label, Align.LEFT, KEY_WIDTH)));
        boolean isWeek = period.kind() == Period.Kind.WEEK;
        period.days().forEach(day -> columns.add(new Column(isWeek ? Formats.date(day).substring("2026-".length())
                : String.valueOf(day.getDayOfMonth()), Align.CENTER, DAY_WIDTH)));
        grid.totals().values().forEach(label -> columns.add(new Column(label, Align.RIGHT, TOTAL_WIDTH)));
        return Optional.of(new ReportTable(id, grid.title(), columns, lines.values().stream().map(this::row).toList()));
    }

    private ReportTable.Row row(Line line) {
        List<Cell> cells = new ArrayList<>();
        line.keys().forEach(key -> cells.add(new Cell.Text(key)));
        period.days().forEach(day -> cells.add(new Cell.Text(line.marks().getOrDefault(day, ""))));
        grid.totals().keySet().forEach(total -> cells.add(number(line.totals().get(total))));
        return new ReportTable.Row(false, cells);
    }

    private static Cell number(BigDecimal sum) {
        if (sum.signum() == 0) {
            return new Cell.Text("");
        }
        return new Cell.Field(sum.stripTrailingZeros().scale() > 0 ? FieldFormat.DECIMAL : FieldFormat.INT, sum);
    }
}
