package callmart.contract.score;

import callmart.measure.kpi.Ratio;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The scores of all agents for one month or quarter.
 * Decision 42.
 *
 * @param rules what was scored
 * @param agents by rank, then by agent id; those without a score last
 */
public record AgentScores(ScoreRules rules, List<AgentScore> agents) {

    /**
     * Who an agent is.
     *
     * @param name Chinese name
     * @param team absent when the agent has none
     */
    public record Person(String name, Optional<String> team) {
    }

    public AgentScores {
        agents = List.copyOf(agents);
    }

    /**
     * Scores and ranks. Agents with the same score share the better rank and the next one is skipped; the best are those whose rank
     * lies within the share of the ranked agents, rounded down, but at least the first.
     *
     * @param ratios agent to KPI id to value, for every agent who shall be listed
     * @param people agent to person; one who is missing goes by the id
     */
    public static AgentScores of(ScoreRules rules, Map<String, Map<String, Ratio>> ratios, Map<String, Person> people) {
        List<AgentScore> scores = new ArrayList<>();
        ratios.forEach((agent, values) -> {
            Person person = people.getOrDefault(agent, new Person(agent, Optional.empty()));
            scores.add(AgentScore.of(agent, person.name(), person.team(), rules.components().stream()
                    .map(part -> ComponentScore.of(part, part.scale().map(scale -> values.get(scale.kpi().id())))).toList()));
        });
        List<AgentScore> scored = scores.stream().filter(agent -> agent.score().isPresent())
                .sorted(Comparator.comparing((AgentScore agent) -> agent.score().orElseThrow()).reversed()
                        .thenComparing(AgentScore::agentId)).toList();
        List<AgentScore> all = new ArrayList<>();
        int best = rules.top().multiply(BigDecimal.valueOf(scored.size())).setScale(0, RoundingMode.DOWN).max(BigDecimal.ONE)
                .intValueExact();
        int rank = 0;
        for (int i = 0; i < scored.size(); i++) {
            if (i == 0 || !scored.get(i).score().equals(scored.get(i - 1).score())) {
                rank = i + 1;
            }
            all.add(scored.get(i).ranked(rank, rank <= best));
        }
        scores.stream().filter(agent -> agent.score().isEmpty()).sorted(Comparator.comparing(AgentScore::agentId)).forEach(all::add);
        return new AgentScores(rules, all);
    }
}
