package callmart.cli;

import callmart.calendar.Period;
import callmart.measure.Dimension;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** From when to when, by what, and how it is printed. */
final class PeriodOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--from", paramLabel = "DATE", description = "first business day, 2026-11-01")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "last business day, included")
    private LocalDate to;

    @Option(names = "--period", paramLabel = "PERIOD", description = "instead of both: 2026-11-21, 2026-W47, 2026-11,"
            + " 2026-Q4 or 2026")
    private Period period;

    @Option(names = "--by", paramLabel = "DIMENSION", description = "day, week, month, quarter, hour, queue, category, agent, team"
            + " or another dimension that the figures have, such as channel (default: the total)")
    private String by;

    @Option(names = "--format", defaultValue = "table", description = "table, csv or json (default: table)")
    private OutputFormat format;

    LocalDate from() {
        if (period != null ? from != null || to != null : from == null || to == null) {
            throw new ParameterException(spec.commandLine(), "say either --from and --to, or --period");
        }
        if (period == null && to.isBefore(from)) {
            throw new ParameterException(spec.commandLine(), "--to " + to + " is before --from " + from);
        }
        return period == null ? from : period.from();
    }

    LocalDate to() {
        return period == null ? to : period.to();
    }

    Optional<Dimension> by() {
        if (by == null) {
            return Optional.empty();
        }
        return Optional.of(Dimension.find(by).orElseThrow(() -> new ParameterException(spec.commandLine(), "--by " + by
                + " is not a dimension; valid: " + String.join(", ", Arrays.stream(Dimension.values()).map(Dimension::word).toList()))));
    }

    OutputFormat format() {
        return format;
    }
}
