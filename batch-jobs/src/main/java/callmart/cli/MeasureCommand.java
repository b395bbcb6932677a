package callmart.cli;

import callmart.run.RunLock;
import callmart.runlog.CheckResult;
import callmart.wiring.Configuration;
import callmart.wiring.Wiring;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Computes a day's measures from the facts that are there, and holds the checks against them; nothing is loaded, recorded or made. */
@Command(name = "measure", description = "computes a day's measures again from its facts and prints the checks; for whoever changes "
        + "sql/measures or sql/checks")
final class MeasureCommand extends MartCommand {

    @Option(names = "--date", required = true, paramLabel = "DATE", description = "business day, 2026-11-21")
    private LocalDate date;

    @Override
    int run(Configuration configuration, Wiring mart) throws IOException {
        List<CheckResult> checks;
        try (RunLock lock = configuration.lock("measure", mart.clock().now())) {
            mart.measureJob().compute(date);
            checks = mart.checks().run(date);
        }
        Rows rows = new Rows("check", "day", "holds", "detail");
        checks.forEach(check -> rows.add(check.name(), check.day(), check.holds() ? "yes" : "no", check.detail()));
        rows.print(OutputFormat.TABLE, out());
        return checks.stream().allMatch(CheckResult::holds) ? Exit.DONE : Exit.WARNINGS;
    }
}
