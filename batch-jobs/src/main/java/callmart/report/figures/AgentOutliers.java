package callmart.report.figures;

import callmart.measure.kpi.MeasureRole;
import callmart.measure.kpi.Ratio;
import callmart.report.Figure;
import callmart.report.Formats;
import callmart.report.MeasureRow;
import callmart.report.definition.FiguresLayout.TableKind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds agents whose average talk lies far from that of the others. The reasons for the limits are in {@code docs/decisions}. */
final class AgentOutliers {

    /** An agent with fewer talks is left out. */
    static final BigDecimal LEAST_TALKS = BigDecimal.valueOf(20);

    /** With fewer agents a mean says nothing. */
    static final int LEAST_AGENTS = 6;

    /** Far is more than so many standard deviations. */
    static final BigDecimal FAR = BigDecimal.valueOf(2);

    /** At most so many are named. */
    static final int MOST = 3;

    private record Agent(MeasureRow row, Ratio ratio, BigDecimal distance) {
    }

    private AgentOutliers() {
    }

    /** The sentence without its full stop; absent when nobody is far. */
    static Optional<String> sentence(List<Figure> figures, FiguresData data) {
        List<String> meanTalk = List.of(data.id(MeasureRole.TALK_TIME), data.id(MeasureRole.TALKS));
        Optional<Figure> talk = figures.stream().filter(figure -> figure.measures().equals(meanTalk)).findFirst();
        List<MeasureRow> enough = data.rows(TableKind.AGENTS).stream().filter(row -> !row.id().equals("agent:")
                && data.sum(row, MeasureRole.TALKS).compareTo(LEAST_TALKS) >= 0).toList();
        if (talk.isEmpty() || enough.size() < LEAST_AGENTS) {
            return Optional.empty();
        }
        Figure figure = talk.get();
        List<BigDecimal> values = enough.stream().map(row -> value(figure.ratio(row.measures()))).toList();
        BigDecimal mean = mean(values);
        BigDecimal deviation = mean(values.stream().map(value -> value.subtract(mean).pow(2)).toList())
                .sqrt(MathContext.DECIMAL64);
        List<Agent> far = enough.stream().map(row -> new Agent(row, figure.ratio(row.measures()),
                        value(figure.ratio(row.measures())).subtract(mean).abs()))
                .filter(agent -> agent.distance().compareTo(deviation.multiply(FAR)) > 0)
                .sorted(Comparator.comparing(Agent::distance).reversed()).limit(MOST).toList();
        return far.isEmpty() ? Optional.empty() : Optional.of(figure.label() + "明显偏离的坐席：" + far.stream()
                .map(agent -> agent.row().label() + "（"
                        + Formats.valueWithUnit(figure, Optional.of(agent.ratio())) + "）")
                .collect(Collectors.joining("、")) + "；坐席平均 " + Formats.seconds(mean) + " 秒");
    }

    private static BigDecimal value(Ratio ratio) {
        return ratio.value(6).orElse(BigDecimal.ZERO);
    }

    private static BigDecimal mean(List<BigDecimal> values) {
        return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL64);
    }
}
