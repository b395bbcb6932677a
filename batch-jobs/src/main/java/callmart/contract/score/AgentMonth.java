package callmart.contract.score;

import callmart.calendar.Period;
import callmart.measure.Dimension;
import callmart.measure.Figures;
import callmart.measure.MeasureScope;
import callmart.measure.MeasureSums;
import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.KpiRow;
import callmart.measure.kpi.Ratio;
import callmart.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Scores the agents who have any measure in a month or quarter, from the KPI values by agent. Decision 359. */
public final class AgentMonth {

    private final ScoreRules rules;
    private final MeasureSums sums;
    private final Figures figures;
    private final Warehouse warehouse;

    public AgentMonth(ScoreRules rules, MeasureSums sums, Figures figures, Warehouse warehouse) {
        this.rules = rules;
        this.sums = sums;
        this.figures = figures;
        this.warehouse = warehouse;
    }

    public AgentScores scores(Period period) {
        List<Kpi> kpis = rules.components().stream().flatMap(part -> part.scale().stream()).map(ScoreComponent.Scale::kpi).distinct()
                .toList();
        Map<String, Map<String, Ratio>> ratios = new TreeMap<>();
        sums.sum(period.from(), period.to(), Optional.of(Dimension.AGENT)).keySet().stream()
                .filter(agent -> !agent.equals(Dimension.NO_VALUE)).forEach(agent -> ratios.put(agent, new HashMap<>()));
        for (KpiRow row : figures.values(period.from(), period.to(), Optional.of(Dimension.AGENT), MeasureScope.ALL, kpis)) {
            if (!row.key().equals(Dimension.NO_VALUE)) {
                ratios.computeIfAbsent(row.key(), agent -> new HashMap<>()).put(row.kpi().id(), row.ratio());
            }
        }
        return AgentScores.of(rules, ratios, people(period.to()));
    }

    /** Everybody with the team that the list of agents held on a day has. */
    private Map<String, AgentScores.Person> people(LocalDate day) {
        Map<String, AgentScores.Person> people = new HashMap<>();
        warehouse.forEach("SELECT people.agent_id AS agent_id, people.name AS name, held_teams.held_team AS team"
                + " FROM (SELECT agent_id, name, {day:Date} AS day FROM agents) AS people"
                + " ASOF LEFT JOIN held_teams ON held_teams.held_agent = people.agent_id AND held_teams.held_from <= people.day",
                Map.of("day", day), row -> people.put(row.string("agent_id"),
                new AgentScores.Person(row.string("name"), Optional.ofNullable(row.string("team")))));
        return people;
    }
}
