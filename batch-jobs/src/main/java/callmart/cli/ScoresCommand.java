package callmart.cli;

import callmart.calendar.Period;
import callmart.contract.score.AgentScore;
import callmart.contract.score.AgentScores;
import callmart.contract.score.ComponentScore;
import callmart.contract.score.ScoreComponent;
import callmart.wiring.Configuration;
import callmart.wiring.Wiring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "scores", description = "the agents' scores of a month or quarter, with rank, points and what was left out")
final class ScoresCommand extends MartCommand {

    @Option(names = {"--month", "--period"}, required = true, paramLabel = "PERIOD", description = "2026-11, or a quarter as 2026-Q4")
    private Period period;

    @Spec
    private CommandSpec spec;

    @Option(names = "--format", defaultValue = "table", description = "table, csv or json (default: table)")
    private OutputFormat format;

    @Override
    int run(Configuration configuration, Wiring mart) {
        if (period.kind() != Period.Kind.MONTH && period.kind() != Period.Kind.QUARTER) {
            throw new ParameterException(spec.commandLine(), "'" + period + "' is not a month or quarter; write it as 2026-11 or"
                    + " 2026-Q4");
        }
        AgentScores scores = mart.agentMonth().scores(period);
        List<String> columns = new ArrayList<>(List.of(period.kind().name().toLowerCase(Locale.ROOT), "rank",
                "agent_id", "name", "team", "score", "top"));
        scores.rules().components().forEach(part -> columns.addAll(List.of(part.id() + "_value", part.id() + "_points")));
        columns.addAll(List.of("weight", "left_out"));
        Rows rows = new Rows(columns.toArray(String[]::new));
        scores.agents().forEach(agent -> rows.add(values(agent).toArray()));
        rows.print(format, out());
        return Exit.DONE;
    }

    private List<Object> values(AgentScore agent) {
        List<Object> values = new ArrayList<>(Arrays.asList(period.name(), agent.rank().isPresent() ? agent.rank().getAsInt() : null,
                agent.agentId(), agent.name(), agent.team().orElse(null), agent.score().orElse(null), agent.top() ? "yes" : "no"));
        for (ComponentScore part : agent.components()) {
            values.add(part.ratio().flatMap(ratio -> ratio.value(6)).orElse(null));
            values.add(part.points().orElse(null));
        }
        values.add(agent.assessedWeight());
        values.add(agent.leftOut().stream().map(ScoreComponent::id).collect(Collectors.joining(" ")));
        return values;
    }
}
