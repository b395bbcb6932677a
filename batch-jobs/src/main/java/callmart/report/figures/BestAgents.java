package callmart.report.figures;

import callmart.calendar.Period;
import callmart.measure.kpi.MeasureRole;
import callmart.measure.kpi.Ratio;
import callmart.measure.kpi.Target;
import callmart.report.Cell;
import callmart.report.DatasetSource;
import callmart.report.Figure;
import callmart.report.Formats;
import callmart.report.LongRows;
import callmart.report.MeasureRow;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Align;
import callmart.report.ReportTable.Column;
import callmart.report.ReportTable.Row;
import callmart.report.Text;
import callmart.report.Texts;
import callmart.report.definition.FiguresLayout;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The best and the last agents by one figure, with others beside it, among those with enough talks. Who has few cases of the figure is
 * not ranked. Decision 333.
 */
public final class BestAgents {

    /** The query that gives one row an agent, in its section {@code agent}. */
    public static final String DATASET = "agent_workload";

    /** The query that counts slips by agent. */
    public static final String SLIPS = "operations_slips";

    private final FiguresLayout layout;
    private final FiguresLayout.Best best;
    private final Texts texts;
    private final FiguresData data;
    private final int count;
    private final List<MeasureRow> first;
    private final List<MeasureRow> last;
    private final Map<String, Long> slips = new HashMap<>();
    private boolean isAnySlip;

    BestAgents(FiguresLayout layout, DatasetSource source, Period period, FiguresReport.Names names, PeriodMeasures measures) {
        this.layout = layout;
        this.best = layout.best().orElseThrow();
        this.texts = names.texts();
        this.data = new FiguresData(source, DATASET, List.of("agent"), period, names, measures::absent);
        this.count = (int) ranked().count();
        Comparator<MeasureRow> order = Comparator.comparing((MeasureRow row) -> best.by().ratio(row.measures()), this::better)
                .thenComparing(row -> data.sum(row, MeasureRole.TALKS), Comparator.reverseOrder())
                .thenComparing(MeasureRow::id);
        this.first = LongRows.first(ranked(), order, Math.min(best.agents(), (count + 1) / 2));
        List<MeasureRow> fromLast = new ArrayList<>(LongRows.first(ranked(), order.reversed(), Math.min(best.agents(),
                count - first.size())));
        Collections.reverse(fromLast);
        this.last = fromLast;
        Set<String> shown = base().stream().map(BestAgents::id).collect(Collectors.toSet());
        source.forEach(SLIPS, Map.of("from", period.from(), "to", period.to()), List.of(), row -> {
            isAnySlip = true;
            if (shown.contains(row.text("agent_id"))) {
                slips.put(row.text("agent_id"), row.number("slips").longValueExact());
            }
        });
    }

    /** In no order. */
    private Stream<MeasureRow> ranked() {
        return data.agents().filter(row -> data.sum(row, MeasureRole.TALKS).compareTo(BigDecimal.valueOf(best.talks())) >= 0)
                .filter(row -> best.by().isCountedIn(row.measures()) && !layout.isOverFew(best.by(), row.measures()));
    }

    /** The better value first; without a target more is better. */
    private int better(Ratio left, Ratio right) {
        int more = right.numerator().multiply(left.denominator()).compareTo(left.numerator().multiply(right.denominator()));
        return best.by().target().map(Target::direction).filter(Target.Direction.AT_MOST::equals).isPresent() ? -more : more;
    }

    /** Empty where fewer than two agents are ranked. */
    Optional<ReportTable> table() {
        if (count < 2) {
            return Optional.empty();
        }
        List<Figure> shown = best.figures().stream().filter(figure -> ranked()
                .anyMatch(row -> figure.isCountedIn(row.measures()))).toList();
        List<Column> columns = new ArrayList<>(List.of(texts.right(Text.HEADING_RANK, 8), texts.left(Text.HEADING_AGENT_ID, 10),
                texts.left(Text.HEADING_NAME, 14)));
        shown.forEach(figure -> columns.add(new Column(figure.headLabel(), Align.RIGHT, 14)));
        if (isAnySlip) {
            columns.add(texts.right(Text.HEADING_SLIPS, 11));
        }
        String title = texts.of(Text.TITLE_BEST, best.by().label(), best.talks(), count);
        return Optional.of(new ReportTable("best", title, columns, Stream.concat(
                IntStream.range(0, first.size()).mapToObj(i -> row(i, first.get(i), shown)),
                IntStream.range(0, last.size()).mapToObj(i -> row(count - last.size() + i, last.get(i), shown))).toList()));
    }

    private Row row(int place, MeasureRow agent, List<Figure> shown) {
        String id = id(agent);
        List<Cell> cells = new ArrayList<>(List.of(new Cell.Count(place + 1L), new Cell.Text(id), new Cell.Text(name(agent, id))));
        shown.forEach(figure -> cells.add(new Cell.Value(figure, Optional.of(agent))));
        if (isAnySlip) {
            cells.add(new Cell.Count(slips.getOrDefault(id, 0L)));
        }
        return new Row(false, cells);
    }

    private static String id(MeasureRow agent) {
        return agent.id().substring(agent.id().indexOf(':') + 1);
    }

    private static String name(MeasureRow agent, String id) {
        return agent.label().equals(id) ? Formats.NO_VALUE : agent.label().substring(id.length()).strip();
    }

    /** What the cells are computed from. */
    List<MeasureRow> base() {
        return Stream.concat(first.stream(), last.stream()).toList();
    }
}
