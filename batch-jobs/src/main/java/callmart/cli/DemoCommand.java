package callmart.cli;

import callmart.calendar.Period;
import callmart.run.JobRequest;
import callmart.run.Jobs;
import callmart.run.RunLock;
import callmart.runlog.RunRecord;
import callmart.sample.SampleCentre;
import callmart.wiring.Configuration;
import callmart.wiring.Wiring;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Makes the sample centre's source data of the last complete month and the days since, runs their nights as a cron job would, and
 * then the week and the month. Only the last nights make reports; those before load facts, whose
 * measures the first of the last nights computes at once.
 */
@Command(name = "demo", description = "makes a sample centre's data, runs its nights, last week and last month, and prints where the "
        + "reports are (default)")
final class DemoCommand extends GlobalCommand {

    static final String NAME = "demo";

    @Option(names = "--days", paramLabel = "N", defaultValue = "2",
            description = "how many of the last days get their daily reports, at least 1"
            + " (default: ${DEFAULT-VALUE})")
    private int days;

    @Override
    public Integer call() throws Exception {
        Configuration configuration = globals.configuration().toRun(true);
        Clock clock = globals.clock();
        LocalDate today = LocalDate.now(clock.withZone(configuration.settings().zone()));
        List<Period> periods = periods(today);
        ProgressLine steps = new ProgressLine(spec.commandLine().getErr(), clock, periods.size());
        try (RunLock lock = configuration.lock(NAME, clock.instant())) {
            steps.say("making the sample centre's data from " + periods.get(0) + " to " + today.minusDays(1));
            new SampleCentre().write(configuration.folders().var().resolve("sample"), periods.get(0).from(), today.minusDays(1));
            try (Wiring mart = new Wiring(configuration, clock); Jobs jobs = mart.jobs()) {
                steps.begin();
                int exit = run(mart, jobs, periods, today.minusDays(Math.max(1, days)), steps);
                mart.runEnd().finish();
                return exit;
            }
        }
    }

    /** The days of the last complete month and since, then the last week and month. */
    private static List<Period> periods(LocalDate today) {
        Period month = Period.of(Period.Kind.MONTH, today).previous();
        List<Period> periods = new ArrayList<>(month.from().datesUntil(today).map(Period::day).toList());
        periods.add(Period.of(Period.Kind.WEEK, today).previous());
        periods.add(month);
        return periods;
    }

    private int run(Wiring mart, Jobs jobs, List<Period> periods, LocalDate firstReported, ProgressLine steps) {
        MadeFiles made = new MadeFiles(mart);
        int exit = Exit.DONE;
        for (Period period : periods) {
            boolean reported = period.kind() != Period.Kind.DAY || !period.from().isBefore(firstReported);
            RunRecord run = jobs.run(period, reported ? JobRequest.all(NAME) : JobRequest.factsOnly(NAME));
            steps.done(run);
            exit = switch (run.state()) {
                case FAILED -> Exit.FAILED;
                case WARNINGS -> exit == Exit.DONE ? Exit.WARNINGS : exit;
                default -> exit;
            };
            made.add(period);
        }
        made.print(out());
        return exit;
    }
}
