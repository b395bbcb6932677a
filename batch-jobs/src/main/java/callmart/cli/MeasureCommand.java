package callmart.cli;

import callmart.run.RunLock;
import callmart.runlog.CheckResult;
import callmart.wiring.Configuration;
import callmart.wiring.Wiring;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Computes a day's measures from the facts that are there, and holds the checks against them; nothing is loaded, recorded or made.
 * Or computes what waits for the next night, which then need not.
 */
@Command(name = "measure", description = "computes a day's measures again from its facts and prints the checks, for whoever changes "
        + "sql/measures or sql/checks; or, after an upgrade, the days that wait for the next night")
final class MeasureCommand extends MartCommand {

    @ArgGroup(multiplicity = "1")
    private Days days;

    private static final class Days {

        @Option(names = "--date", required = true, paramLabel = "DATE", description = "business day, 2026-11-21")
        private LocalDate date;

        @Option(names = "--waiting", required = true, description = "the days that status lists under MEASURING; their checks are recorded")
        private boolean waiting;
    }

    @Override
    boolean showsFigures() {
        return false;
    }

    @Override
    int run(Configuration configuration, Wiring mart) throws IOException {
        if (days.waiting) {
            try (RunLock lock = configuration.lock("measure", mart.clock().now())) {
                mart.requireWhole(lost -> false);
                out().println("measured: " + mart.nightSteps().measureWaiting("measure-" + mart.clock().now()) + " days that waited");
            }
            return Exit.DONE;
        }
        List<CheckResult> checks;
        try (RunLock lock = configuration.lock("measure", mart.clock().now())) {
            mart.requireWhole(lost -> false);
            mart.measureJob().compute(days.date);
            checks = mart.checks().run(days.date);
        }
        Rows rows = new Rows("check", "day", "holds", "detail");
        checks.forEach(check -> rows.add(check.name(), check.day(), check.holds() ? "yes" : "no", check.detail()));
        rows.print(OutputFormat.TABLE, out());
        return checks.stream().allMatch(CheckResult::holds) ? Exit.DONE : Exit.WARNINGS;
    }
}
