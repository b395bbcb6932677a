package callmart.cli;

import callmart.calendar.Period;
import callmart.mail.Resend;
import callmart.report.definition.ReportDefinition;
import callmart.run.RunLock;
import callmart.wiring.Configuration;
import callmart.wiring.Wiring;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "resend", description = "sends a report's stored files again, or the correction that is offered")
final class ResendCommand extends GlobalCommand implements Audited {

    @Parameters(paramLabel = "REPORT", description = "id in reports.yml, such as daily-operations")
    private String report;

    @Option(names = "--period", required = true, paramLabel = "P", description = "2026-11-21, 2026-W47, 2026-11, 2026-Q4 or 2026")
    private String period;

    @Option(names = "--to", paramLabel = "ADDRESS", description = "to this address alone (default: the report's recipients)")
    private String to;

    @Option(names = "--corrected", description = "the correction that is offered, with what it changes")
    private boolean corrected;

    @Override
    public Integer call() throws Exception {
        Configuration configuration = globals.configuration();
        Clock clock = globals.clock();
        ReportDefinition definition = configuration.reports().get(report);
        Period of = Period.parse(period);
        try (RunLock lock = configuration.lock(spec.name(), clock.instant());
                Wiring mart = new Wiring(configuration, clock)) {
            record(mart);
            Resend resend = mart.resend();
            Resend.Result result = corrected ? resend.corrected(definition, of, Optional.ofNullable(to))
                    : resend.again(definition, of, Optional.ofNullable(to));
            mart.runEnd().finish();
            PrintWriter out = out();
            out.println(report + " " + of + " version " + result.version() + ": " + result.state() + " to " + String.join(", ", result.to())
                    + (result.error().isEmpty() ? "" : "; " + result.error()));
            result.changes().forEach(change -> out.println("  " + change));
            return result.state().equals("sent") && result.error().isEmpty() ? Exit.DONE : Exit.WARNINGS;
        }
    }
}
