package callmart.cli;

import callmart.measure.RowModel;
import callmart.measure.explain.KpiRows;
import callmart.warehouse.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How the columns of a row that a KPI counts are written: times in the business time zone, with milliseconds where there are any. */
record ExplainCells(ZoneId zone) {

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MILLISECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    /** Names of the columns: what the row adds, then what it is. */
    static List<String> header(RowModel model) {
        return Stream.concat(Stream.of("numerator", "denominator"), KpiRows.columns(model).stream()).toList();
    }

    /** The row's values of these columns; null where it has none. */
    List<Object> of(Row row, List<String> columns) {
        List<Object> cells = new ArrayList<>();
        columns.forEach(column -> cells.add(row.columns().contains(column) ? cell(row.value(column)) : null));
        return cells;
    }

    private Object cell(Object value) {
        if (value instanceof Instant instant) {
            return (instant.getNano() == 0 ? SECOND : MILLISECOND).format(instant.atZone(zone));
        }
        return value instanceof BigDecimal decimal ? number(decimal) : value;
    }

    /** Without zeros behind the point. */
    static BigDecimal number(BigDecimal decimal) {
        BigDecimal stripped = decimal.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
