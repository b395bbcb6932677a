package callmart.report.figures;

import callmart.calendar.Period;
import callmart.report.Cell;
import callmart.report.DatasetRow;
import callmart.report.DatasetSource;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Align;
import callmart.report.ReportTable.Column;
import callmart.report.ReportTable.Row;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ways of calls through the centre: what the IVR settled by its routes, and which queue calls went on to from which. Decision 358. */
public final class TrafficTables {

    /** The query that gives one row a route. */
    public static final String ROUTES = "operations_routes";

    /** The query that gives one row a pair of queues. */
    public static final String OVERFLOW = "operations_overflow";

    static final String ROUTES_TITLE = "按IVR引导去向";
    static final String OVERFLOW_TITLE = "溢出";

    private static final String NO_QUEUE = "无技能组";

    private TrafficTables() {
    }

    /** Empty where no source names a route. */
    static Optional<ReportTable> routes(DatasetSource source, Period period) {
        List<DatasetRow> routes = read(source, ROUTES, period);
        if (routes.stream().allMatch(route -> route.findText("route").isEmpty())) {
            return Optional.empty();
        }
        List<Column> columns = List.of(new Column("IVR引导去向", Align.LEFT, 22), new Column("IVR自助量", Align.RIGHT, 12),
                new Column("占用次数", Align.RIGHT, 12), new Column("自助服务率", Align.RIGHT, 12));
        List<Row> rows = new ArrayList<>();
        for (DatasetRow route : routes) {
            BigDecimal settled = route.number("ivr_only");
            BigDecimal all = settled.add(route.number("seizures"));
            String own = "[" + rows.size() + ",1]";
            rows.add(new Row(false, List.of(new Cell.Text(route.findText("route").orElse("未说明")), count(route, "ivr_only"),
                    count(route, "seizures"), new Cell.Computed(settled.divide(all, MathContext.DECIMAL64), Cell.Shape.PERCENT,
                            own + "/(" + own + "+[" + rows.size() + ",2])"))));
        }
        return Optional.of(new ReportTable("routes", ROUTES_TITLE, columns, rows));
    }

    static ReportTable overflow(DatasetSource source, Period period) {
        List<Column> columns = List.of(new Column("原技能组", Align.LEFT, 22), new Column("转入技能组", Align.LEFT, 22),
                new Column("溢出量", Align.RIGHT, 12), new Column("其中接通", Align.RIGHT, 12));
        List<Row> rows = read(source, OVERFLOW, period).stream().map(pair -> new Row(false, List.of(
                new Cell.Text(pair.findText("from_queue").orElse(NO_QUEUE)), new Cell.Text(pair.findText("to_queue").orElse(NO_QUEUE)),
                count(pair, "entries"), count(pair, "answered")))).toList();
        return new ReportTable("overflow", rows.isEmpty() ? OVERFLOW_TITLE + "：" + PeriodWords.of(period).inText() + "无溢出"
                : OVERFLOW_TITLE, columns, rows);
    }

    private static List<DatasetRow> read(DatasetSource source, String dataset, Period period) {
        return source.read(dataset, Map.of("from", period.from(), "to", period.to()));
    }

    private static Cell count(DatasetRow row, String column) {
        return new Cell.Count(row.number(column).longValueExact());
    }
}
