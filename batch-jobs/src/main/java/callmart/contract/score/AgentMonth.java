package callmart.contract.score;

import callmart.calendar.Period;
import callmart.measure.Dimension;
import callmart.measure.MeasureScope;
import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.KpiRow;
import callmart.measure.kpi.Ratio;
import callmart.wiring.Wiring;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Scores the agents who have any measure in a month, from the KPI values by agent. */
public final class AgentMonth {

    private final Wiring mart;

    public AgentMonth(Wiring mart) {
        this.mart = mart;
    }

    public AgentScores scores(YearMonth month) {
        ScoreRules rules = mart.configuration().scores();
        List<Kpi> kpis = rules.components().stream().flatMap(part -> part.scale().stream()).map(ScoreComponent.Scale::kpi).distinct().toList();
        Period period = Period.month(month);
        Map<String, Map<String, Ratio>> ratios = new TreeMap<>();
        mart.measureSums().sum(period.from(), period.to(), Optional.of(Dimension.AGENT)).keySet().stream()
                .filter(agent -> !agent.equals(Dimension.NO_VALUE)).forEach(agent -> ratios.put(agent, new HashMap<>()));
        for (KpiRow row : mart.kpiQuery().values(period.from(), period.to(), Optional.of(Dimension.AGENT), MeasureScope.ALL, kpis)) {
            if (!row.key().equals(Dimension.NO_VALUE)) {
                ratios.computeIfAbsent(row.key(), agent -> new HashMap<>()).put(row.kpi().id(), row.ratio());
            }
        }
        return AgentScores.of(rules, ratios, people(period.to()));
    }

    /** Everybody with the team that the list of agents held on a day has. */
    private Map<String, AgentScores.Person> people(LocalDate day) {
        Map<String, AgentScores.Person> people = new HashMap<>();
        mart.warehouse().forEach("SELECT people.agent_id AS agent_id, people.name AS name, held_teams.held_team AS team"
                + " FROM (SELECT agent_id, name, {day:Date} AS day FROM agents) AS people"
                + " ASOF LEFT JOIN held_teams ON held_teams.held_agent = people.agent_id AND held_teams.held_from <= people.day", Map.of("day", day), row -> people.put(row.string("agent_id"),
                new AgentScores.Person(row.string("name"), Optional.ofNullable(row.string("team")))));
        return people;
    }
}
