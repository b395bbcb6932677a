package callmart.report.definition;

import callmart.config.EnumWord;
import callmart.report.Figure;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Figures of the catalogue: in total, by day, category and hour, against target and earlier periods.
 *
 * @param figures in the order of the columns
 * @param cards the headline figures, in their order; each is one of {@code figures}
 * @param reasons why calls got no agent: figures of a table of their own, those without a value left out (decision 260)
 * @param charts what the first page draws
 * @param tables what follows the table of totals
 * @param few a ratio over fewer cases is grey in tables and draws no line
 * @param best what the table of the best and the last agents shows; there is one exactly where {@code tables} has it
 */
public record FiguresLayout(List<Figure> figures, List<Figure> cards, List<Figure> reasons, List<ChartKind> charts,
        List<TableKind> tables, int few, Optional<Best> best) implements ReportLayout {

    /** The first page has room for so many. */
    static final int MOST_CARDS = 6;

    /**
     * The best and the last agents.
     *
     * @param figures the columns
     * @param by the figure that ranks
     * @param agents so many of each
     * @param talks who has fewer talks is not ranked
     */
    public record Best(List<Figure> figures, Figure by, int agents, int talks) {

        public Best {
            figures = List.copyOf(figures);
        }
    }

    /** What the first page can draw. */
    public enum ChartKind {
        /** Calls and service level by hour. */
        HOURS,
        /** Calls and service level by day. */
        DAYS,
        /** Calls by business category. */
        CATEGORIES,
        /** Ratings by their kind. */
        RATINGS,
        /** Inbound calls by what became of them. */
        INBOUND,
        /** Calls in and out, by hour of a day, by day of a longer period. */
        TRAFFIC,
        /** Calls in and out by queue. */
        QUEUES,
        /** The agents with most talks. */
        TALKS,
        /** The agents who were busy longest. */
        BUSY
    }

    /** What can follow the table of totals. */
    public enum TableKind {
        /** The headline figures of the last periods, which cards draw as a line. */
        PAST,
        /** By day; left out in a report of one day. */
        DAYS,
        CATEGORIES, HOURS, QUEUES, AGENTS,
        /** Calls and seats by half hour, or what else an interval is; in a report of one day. */
        INTERVALS,
        /** Callers who were answered and lost within so many seconds. */
        WAITS,
        /** The best and the last agents by a figure. */
        BEST,
        /** Calls and service level by hour and weekday; left out in a report of one day. */
        HEAT,
        /** Every KPI with a target: sums, value, target, gap, and the two periods before. */
        KPIS,
        /** Problems of systems, with downtime and seats. */
        INCIDENTS,
        /** Devices that failed, with downtime and the time between faults. */
        EQUIPMENT,
        /** Alerts about the period's data. */
        ALERTS,
        /** Calls that the IVR settled and that asked for an agent, by route; left out where no source names routes. */
        ROUTES,
        /** Entries of calls into further queues, by queue from and to. */
        OVERFLOW,
        /** Calls and seats of the week to come, in a report of a week; left out where it is not forecast. */
        STAFFING,
        /** What contracts cost if the month ended now; in editions for readers of {@code outlook} alone. */
        OUTLOOK
    }

    public FiguresLayout {
        figures = List.copyOf(figures);
        cards = List.copyOf(cards);
        reasons = List.copyOf(reasons);
        charts = List.copyOf(charts);
        tables = List.copyOf(tables);
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("a report needs figures");
        }
    }

    /** Whether a figure's value rests on so few cases that it says little. */
    public boolean isOverFew(Figure figure, Map<String, BigDecimal> measures) {
        return figure.denominator().isPresent() && figure.isCountedIn(measures)
                && figure.ratio(measures).denominator().compareTo(BigDecimal.valueOf(few)) < 0;
    }

    /** All that the report shows of the dataset's measures, each once. */
    public List<Figure> shown() {
        return Stream.concat(figures.stream(), reasons.stream()).distinct().toList();
    }

    /** Whether the first page has room for the cards, and the report their figures. */
    boolean fits() {
        return cards.size() <= MOST_CARDS && figures.containsAll(cards);
    }

    @Override
    public Map<String, String> contents() {
        Map<String, String> parts = new LinkedHashMap<>();
        tables.forEach(table -> parts.put(EnumWord.dashed(table), ""));
        charts.forEach(chart -> parts.put(EnumWord.dashed(chart), ""));
        shown().forEach(figure -> parts.put(figure.id(), figure.label()));
        return parts;
    }

    /** The same with the outlook of the month's penalties behind its tables. */
    FiguresLayout withOutlook() {
        return new FiguresLayout(figures, cards, reasons, charts, Stream.concat(tables.stream(), Stream.of(TableKind.OUTLOOK)).distinct()
                .toList(), few, best);
    }

    @Override
    public FiguresLayout without(Set<String> parts) {
        return new FiguresLayout(without(figures, parts), without(cards, parts), without(reasons, parts),
                charts.stream().filter(chart -> !parts.contains(EnumWord.dashed(chart))).toList(),
                tables.stream().filter(table -> !parts.contains(EnumWord.dashed(table))).toList(), few, best);
    }

    private static List<Figure> without(List<Figure> figures, Set<String> parts) {
        return figures.stream().filter(figure -> !parts.contains(figure.id())).toList();
    }

    @Override
    public <T> T byKind(Function<FiguresLayout, T> figured, Function<ListForm, T> list, Function<StatementLayout, T> statement) {
        return figured.apply(this);
    }
}
