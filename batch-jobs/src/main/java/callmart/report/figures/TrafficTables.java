package callmart.report.figures;

import callmart.calendar.Period;
import callmart.measure.kpi.MeasureRole;
import callmart.report.Cell;
import callmart.report.DatasetRow;
import callmart.report.DatasetSource;
import callmart.report.Figure;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Align;
import callmart.report.ReportTable.Column;
import callmart.report.ReportTable.Row;
import callmart.report.Text;
import callmart.report.Texts;
import callmart.report.definition.FiguresLayout;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Ways of calls through the centre: what the IVR settled by its routes, and which queue calls went on to from which. Decision 358. */
public final class TrafficTables {

    /** The query that gives one row a route. */
    public static final String ROUTES = "operations_routes";

    /** The query that gives one row a pair of queues. */
    public static final String OVERFLOW = "operations_overflow";

    private TrafficTables() {
    }

    /** Empty where no source names a route. */
    static Optional<ReportTable> routes(DatasetSource source, Period period, FiguresLayout layout, FiguresData data) {
        List<DatasetRow> routes = read(source, ROUTES, period);
        if (routes.stream().allMatch(route -> route.findText("route").isEmpty())) {
            return Optional.empty();
        }
        Texts texts = data.texts();
        String settledId = data.id(MeasureRole.SELF_SERVICE);
        String askedId = data.id(MeasureRole.OFFERED);
        String share = layout.figures().stream().filter(figure -> Set.copyOf(figure.measures()).equals(Set.of(settledId, askedId)))
                .map(Figure::label).findFirst().orElseGet(() -> texts.of(Text.HEADING_SHARE));
        List<Column> columns = List.of(texts.left(Text.HEADING_ROUTE, 22), column(data, MeasureRole.SELF_SERVICE),
                column(data, MeasureRole.OFFERED), new Column(share, Align.RIGHT, 12));
        List<Row> rows = new ArrayList<>();
        for (DatasetRow route : routes) {
            BigDecimal settled = route.number(settledId);
            BigDecimal all = settled.add(route.number(askedId));
            String own = "[" + rows.size() + ",1]";
            rows.add(new Row(false, List.of(new Cell.Text(route.findText("route").orElseGet(() -> texts.of(Text.WORD_NO_ROUTE))),
                    count(route, settledId), count(route, askedId), new Cell.Computed(settled.divide(all, MathContext.DECIMAL64),
                            Cell.Shape.PERCENT, own + "/(" + own + "+[" + rows.size() + ",2])"))));
        }
        return Optional.of(new ReportTable("routes", texts.of(Text.TITLE_ROUTES), columns, rows));
    }

    static ReportTable overflow(DatasetSource source, Period period, FiguresData data) {
        Texts texts = data.texts();
        List<Column> columns = List.of(texts.left(Text.HEADING_FROM_QUEUE, 22), texts.left(Text.HEADING_TO_QUEUE, 22),
                texts.right(Text.HEADING_ENTRIES, 12), texts.right(Text.HEADING_ENTRIES_ANSWERED, 12));
        List<Row> rows = read(source, OVERFLOW, period).stream().map(pair -> new Row(false, List.of(
                queue(pair, "from_queue", texts), queue(pair, "to_queue", texts),
                count(pair, "entries"), count(pair, data.id(MeasureRole.ANSWERED))))).toList();
        return new ReportTable("overflow", rows.isEmpty() ? texts.of(Text.TITLE_NO_OVERFLOW, texts.of(period).now())
                : texts.of(Text.TITLE_OVERFLOW), columns, rows);
    }

    private static List<DatasetRow> read(DatasetSource source, String dataset, Period period) {
        return source.read(dataset, Map.of("from", period.from(), "to", period.to()));
    }

    private static Cell queue(DatasetRow pair, String column, Texts texts) {
        return new Cell.Text(pair.findText(column).orElseGet(() -> texts.of(Text.WORD_NO_QUEUE)));
    }

    private static Column column(FiguresData data, MeasureRole role) {
        return new Column(data.label(role), Align.RIGHT, 12);
    }

    private static Cell count(DatasetRow row, String column) {
        return new Cell.Count(row.number(column).longValueExact());
    }
}
