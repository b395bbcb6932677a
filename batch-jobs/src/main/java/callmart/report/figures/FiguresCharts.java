package callmart.report.figures;

import callmart.calendar.Period;
import callmart.config.EnumWord;
import callmart.measure.kpi.FigureUnit;
import callmart.measure.kpi.MeasureRole;
import callmart.measure.kpi.Ratio;
import callmart.measure.kpi.Target;
import callmart.report.Chart;
import callmart.report.Figure;
import callmart.report.Formats;
import callmart.report.LongRows;
import callmart.report.MeasureRow;
import callmart.report.Text;
import callmart.report.Texts;
import callmart.report.definition.FiguresLayout;
import callmart.report.definition.FiguresLayout.ChartKind;
import callmart.report.definition.FiguresLayout.TableKind;
import callmart.report.figures.FiguresTables.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The charts of a report of figures. */
final class FiguresCharts {

    private static final BigDecimal MINUTE = BigDecimal.valueOf(60);

    private final FiguresLayout layout;
    private final FiguresData data;
    private final Period period;
    private final Optional<Figure> serviceLevel;
    private final Texts texts;

    FiguresCharts(FiguresLayout layout, FiguresData data, Period period, String serviceLevel) {
        this.layout = layout;
        this.data = data;
        this.period = period;
        this.texts = data.texts();
        this.serviceLevel = find(serviceLevel);
    }

    /** In the order of the first page. */
    List<Chart> list() {
        return layout.charts().stream().map(kind -> switch (kind) {
            case HOURS -> serviceLevel(EnumWord.of(kind), Text.CHART_HOURS, TableKind.HOURS);
            case DAYS -> serviceLevel(EnumWord.of(kind), Text.CHART_DAYS, TableKind.DAYS);
            case CATEGORIES -> bars(Chart.Kind.BARS, EnumWord.of(kind), texts.of(Text.CHART_CATEGORIES), data.lines(TableKind.CATEGORIES),
                    MeasureRole.OFFERED, MeasureRole.LOST);
            case RATINGS -> ratings(data.total().orElseThrow());
            case INBOUND -> inbound(data.total().orElseThrow());
            case TRAFFIC -> period.kind() == Period.Kind.DAY
                    ? bars(Chart.Kind.COMPARISON, EnumWord.of(kind), texts.of(Text.CHART_TRAFFIC_HOURS), data.lines(TableKind.HOURS),
                            MeasureRole.OFFERED, MeasureRole.OUTBOUND)
                    : new Chart(EnumWord.of(kind), texts.of(Text.CHART_TRAFFIC_DAYS), Chart.Kind.COMPARISON, dayLabels(), series(data
                            .lines(TableKind.DAYS), MeasureRole.OFFERED, MeasureRole.OUTBOUND), Optional.empty(), Optional.empty());
            case QUEUES -> bars(Chart.Kind.BARS, EnumWord.of(kind), texts.of(Text.CHART_QUEUES), queues(),
                    MeasureRole.OFFERED, MeasureRole.LOST);
            case TALKS -> bars(Chart.Kind.COMPARISON, EnumWord.of(kind), texts.of(Text.CHART_TALKS, mostAgents()),
                    first(MeasureRole.TALKS), MeasureRole.TALKS, MeasureRole.OUTBOUND);
            case BUSY -> busy();
        }).toList();
    }

    /** Without the line where it has no value, as every hour has few calls. */
    private Chart serviceLevel(String id, Text title, TableKind by) {
        List<Line> lines = data.lines(by);
        Optional<Figure> drawn = serviceLevel.filter(figure -> line(figure, lines).values().stream().anyMatch(Optional::isPresent));
        return new Chart(id, texts.of(title, drawn.map(figure -> texts.of(Text.CHART_KPI, figure.label())).orElse("")),
                Chart.Kind.BARS_AND_LINE,
                by == TableKind.DAYS ? dayLabels() : labels(lines), series(lines, MeasureRole.OFFERED, MeasureRole.LOST),
                drawn.map(figure -> line(figure, lines)), drawn.flatMap(Figure::target).map(Target::limit));
    }

    private Chart bars(Chart.Kind kind, String id, String title, List<Line> lines, MeasureRole... figures) {
        return new Chart(id, title, kind, labels(lines), series(lines, figures), Optional.empty(), Optional.empty());
    }

    /** The queues that somebody called. */
    private List<Line> queues() {
        return data.lines(TableKind.QUEUES).stream().filter(line -> data.sum(line.row().orElseThrow(), MeasureRole.OFFERED).signum() > 0)
                .toList();
    }

    /** The agents with the largest value, largest first; the rows that no agent belongs to are no agent. */
    private List<Line> first(MeasureRole role) {
        return LongRows.first(data.lines(TableKind.AGENTS).stream()
                .filter(line -> !line.row().orElseThrow().id().equals(FiguresData.NOBODY)),
                Comparator.comparing((Line line) -> data.sum(line.row().orElseThrow(), role)).reversed(), mostAgents());
    }

    private int mostAgents() {
        return texts.of(Texts.Limit.CHART_AGENTS).intValue();
    }

    private Chart busy() {
        List<Line> lines = first(MeasureRole.BUSY);
        return new Chart(EnumWord.of(ChartKind.BUSY), texts.of(Text.CHART_BUSY, mostAgents()), Chart.Kind.BARS, labels(lines),
                List.of(new Chart.Series(data.label(MeasureRole.BUSY), lines.stream().map(line -> line.row().map(row ->
                        data.sum(row, MeasureRole.BUSY).divide(MINUTE, 0, RoundingMode.HALF_UP))).toList())), Optional.empty(),
                                Optional.empty());
    }

    private Chart ratings(MeasureRow total) {
        BigDecimal satisfied = data.sum(total, MeasureRole.SATISFIED);
        BigDecimal dissatisfied = data.sum(total, MeasureRole.DISSATISFIED);
        BigDecimal rated = data.sum(total, MeasureRole.RATED);
        String title = rated.signum() == 0 ? texts.of(Text.CHART_NO_RATINGS, texts.of(period).now()) : texts.of(Text.CHART_RATINGS);
        return ring("ratings", title, Text.CHART_RATED, rated, List.of(Text.CHART_SATISFIED, Text.CHART_NEUTRAL, Text.CHART_DISSATISFIED),
                List.of(satisfied, rated.subtract(satisfied).subtract(dissatisfied), dissatisfied));
    }

    private Chart inbound(MeasureRow total) {
        BigDecimal selfService = data.sum(total, MeasureRole.SELF_SERVICE);
        BigDecimal turnedAway = data.sum(total, MeasureRole.TURNED_AWAY);
        List<Text> labels = new ArrayList<>(List.of(Text.CHART_ANSWERED, Text.CHART_SELF_SERVICE, Text.CHART_LOST));
        List<BigDecimal> parts = new ArrayList<>(List.of(data.sum(total, MeasureRole.ANSWERED), selfService,
                data.sum(total, MeasureRole.LOST)));
        if (turnedAway.signum() > 0) {
            labels.add(Text.CHART_TURNED_AWAY);
            parts.add(turnedAway);
        }
        return ring("inbound", texts.of(Text.CHART_INBOUND), Text.CHART_CALLS, data.sum(total, MeasureRole.OFFERED).add(selfService)
                .add(turnedAway), labels, parts);
    }

    private Chart ring(String id, String title, Text what, BigDecimal whole, List<Text> labels, List<BigDecimal> parts) {
        return new Chart(id, title, Chart.Kind.RING, IntStream.range(0, parts.size()).mapToObj(i ->
                texts.of(Text.CHART_SLICE, texts.of(labels.get(i)), Formats.count(parts.get(i)), Formats.value(FigureUnit.PERCENT,
                        Optional.of(new Ratio(parts.get(i), whole)).filter(Ratio::hasValue)))).toList(),
                List.of(new Chart.Series(texts.of(what), parts.stream().map(Optional::of).toList())), Optional.empty(), Optional.empty());
    }

    /** The short name on an axis: the hour, the day, the agent's name. */
    private List<String> labels(List<Line> lines) {
        return lines.stream().map(line -> {
            String id = line.row().map(MeasureRow::id).orElse("");
            return id.startsWith("hour:") ? id.substring("hour:".length()) : line.labels().get(line.labels().size() - 1);
        }).toList();
    }

    /** Days as a week or a month names them. */
    private List<String> dayLabels() {
        return period.days().stream().map(day -> Formats.dayOf(period, day)).toList();
    }

    private List<Chart.Series> series(List<Line> lines, MeasureRole... roles) {
        return Stream.of(roles).flatMap(role -> find(data.id(role)).stream()).map(figure -> series(figure, lines)).toList();
    }

    private static Chart.Series series(Figure figure, List<Line> lines) {
        return new Chart.Series(figure.label(), lines.stream()
                .map(line -> line.row().flatMap(row -> figure.ratio(row.measures()).value(6))).toList());
    }

    /** A ratio over few cases is no point of a line. */
    private Chart.Series line(Figure figure, List<Line> lines) {
        return series(figure, lines.stream().map(line -> new Line(line.labels(),
                line.row().filter(row -> !layout.isOverFew(figure, row.measures())))).toList());
    }

    private Optional<Figure> find(String id) {
        return layout.figures().stream().filter(figure -> figure.id().equals(id)).findFirst();
    }
}
