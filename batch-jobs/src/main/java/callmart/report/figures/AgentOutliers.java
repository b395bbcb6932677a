package callmart.report.figures;

import callmart.measure.kpi.MeasureRole;
import callmart.measure.kpi.Ratio;
import callmart.report.Figure;
import callmart.report.Formats;
import callmart.report.LongRows;
import callmart.report.MeasureRow;
import callmart.report.Text;
import callmart.report.Texts;
import callmart.report.Texts.Limit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds agents whose average talk lies far from that of the others. The limits are those of {@code texts.yml}. */
final class AgentOutliers {

    private record Agent(MeasureRow row, Ratio ratio, BigDecimal distance) {
    }

    private AgentOutliers() {
    }

    /** The sentence without its full stop; absent when nobody is far. */
    static Optional<String> sentence(List<Figure> figures, FiguresData data) {
        Texts texts = data.texts();
        List<String> meanTalk = List.of(data.id(MeasureRole.TALK_TIME), data.id(MeasureRole.TALKS));
        Optional<Figure> talk = figures.stream().filter(figure -> figure.measures().equals(meanTalk)).findFirst();
        if (talk.isEmpty()) {
            return Optional.empty();
        }
        Figure figure = talk.get();
        List<BigDecimal> values = enough(data).map(row -> value(figure.ratio(row.measures()))).toList();
        if (values.size() < texts.of(Limit.OUTLIER_AGENTS).intValue()) {
            return Optional.empty();
        }
        BigDecimal mean = mean(values);
        BigDecimal deviation = mean(values.stream().map(value -> value.subtract(mean).pow(2)).toList())
                .sqrt(MathContext.DECIMAL64);
        List<Agent> far = LongRows.first(enough(data).map(row -> new Agent(row, figure.ratio(row.measures()),
                        value(figure.ratio(row.measures())).subtract(mean).abs()))
                .filter(agent -> agent.distance().compareTo(deviation.multiply(texts.of(Limit.OUTLIER_DEVIATIONS))) > 0),
                Comparator.comparing(Agent::distance).reversed(), texts.of(Limit.OUTLIERS).intValue());
        return far.isEmpty() ? Optional.empty() : Optional.of(texts.of(Text.FINDING_OUTLIERS, figure.label(), far.stream()
                .map(agent -> texts.of(Text.FINDING_OUTLIER, agent.row().label(),
                        Formats.valueWithUnit(figure, Optional.of(agent.ratio()))))
                .collect(Collectors.joining(texts.of(Text.WORD_AND))), Formats.seconds(mean)));
    }

    private static Stream<MeasureRow> enough(FiguresData data) {
        return data.agents().filter(row -> data.sum(row, MeasureRole.TALKS).compareTo(data.texts().of(Limit.OUTLIER_TALKS)) >= 0);
    }

    private static BigDecimal value(Ratio ratio) {
        return ratio.value(6).orElse(BigDecimal.ZERO);
    }

    private static BigDecimal mean(List<BigDecimal> values) {
        return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL64);
    }
}
