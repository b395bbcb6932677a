package callmart.contract.score;

import callmart.report.Text;
import callmart.report.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * An agent's month.
 *
 * @param agentId agent
 * @param name name in the newest snapshot of agents; the id when it has none
 * @param team team in the same snapshot
 * @param components every component in the order of {@code scores.yml}
 * @param score 0 to 100 with two decimals; empty when no component has a value
 * @param rank 1 for the highest score, the same for the same score (1, 2, 2, 4); empty without a score
 * @param top whether the agent is among the best share that {@code scores.yml} names
 */
public record AgentScore(String agentId, String name, Optional<String> team, List<ComponentScore> components,
        Optional<BigDecimal> score, OptionalInt rank, boolean top) {

    private static final int DECIMALS = 2;
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    public AgentScore {
        components = List.copyOf(components);
    }

    /** Unranked; the score is 100 × Σ points ÷ Σ weights over the components that have points, rounded HALF_UP to two decimals. */
    static AgentScore of(String agentId, String name, Optional<String> team, List<ComponentScore> components) {
        BigDecimal points = components.stream().flatMap(part -> part.points().stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal weights = assessed(components);
        Optional<BigDecimal> score = weights.signum() == 0 ? Optional.empty()
                : Optional.of(points.multiply(HUNDRED).divide(weights, DECIMALS, RoundingMode.HALF_UP));
        return new AgentScore(agentId, name, team, components, score, OptionalInt.empty(), false);
    }

    AgentScore ranked(int place, boolean amongTheBest) {
        return new AgentScore(agentId, name, team, components, score, OptionalInt.of(place), amongTheBest);
    }

    /** Sum of the weights of the components that have a value; 100 when all have. */
    public BigDecimal assessedWeight() {
        return assessed(components);
    }

    /** The components without a value. */
    public List<ScoreComponent> leftOut() {
        return components.stream().filter(part -> part.points().isEmpty()).map(ComponentScore::component).toList();
    }

    /** What was left out and how the rest was scaled up; empty when every component has a value. */
    public String note(Texts texts) {
        List<ScoreComponent> leftOut = leftOut();
        return leftOut.isEmpty() ? "" : score.isEmpty() ? texts.of(Text.SCORE_NONE) : texts.of(Text.SCORE_LEFT_OUT,
                leftOut.stream().map(ScoreComponent::label).collect(Collectors.joining(texts.of(Text.WORD_AND))),
                assessedWeight().stripTrailingZeros().toPlainString());
    }

    private static BigDecimal assessed(List<ComponentScore> components) {
        return components.stream().filter(part -> part.points().isPresent()).map(part -> part.component().weight())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
