package callmart.cli;

import callmart.run.Jobs;
import callmart.run.RunLock;
import callmart.runlog.RunRecord;
import callmart.sample.SampleCentre;
import callmart.wiring.Configuration;
import callmart.wiring.Wiring;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Makes the sample centre's source data of the last complete month and the days since, and runs what a centre's own schedule would
 * have run, each at its own time. Only the last nights make reports of their days.
 */
@Command(name = "demo", description = "makes a sample centre's data, runs its nights, last week, last month and the forecast of the week "
        + "to come, each as of its own time, and prints where the reports are (default)")
final class DemoCommand extends GlobalCommand {

    static final String NAME = "demo";

    @Option(names = "--days", paramLabel = "N", defaultValue = "2",
            description = "how many of the last days get their daily reports, at least 1"
            + " (default: ${DEFAULT-VALUE})")
    private int days;

    @Override
    public Integer call() throws Exception {
        Configuration configuration = globals.configuration().toRun(true);
        Clock real = globals.clock();
        LocalDate today = LocalDate.now(real.withZone(configuration.settings().zone()));
        List<DemoPlan.Run> runs = DemoPlan.of(today, Math.max(1, days), NAME);
        ProgressLine steps = new ProgressLine(spec.commandLine().getErr(), real, runs.size());
        MovableClock clock = new MovableClock(real);
        try (RunLock lock = configuration.lock(NAME, real.instant())) {
            steps.say("making the sample centre's data from " + DemoPlan.history(today) + " to " + today.minusDays(1));
            new SampleCentre().write(configuration.folders().var().resolve("sample"), DemoPlan.history(today), today.minusDays(1));
            try (Wiring mart = new Wiring(configuration, clock); Jobs jobs = mart.jobs()) {
                steps.begin();
                int exit = run(mart, jobs, runs, clock, steps);
                clock.set(real.instant());
                mart.runEnd().finish();
                return exit;
            }
        }
    }

    /** Each at its time, unless the home has a record with later times; what is about a week that has begun is then left out. */
    private int run(Wiring mart, Jobs jobs, List<DemoPlan.Run> runs, MovableClock clock, ProgressLine steps) {
        ZoneId zone = mart.configuration().settings().zone();
        boolean first = mart.runLog().lastDay().isEmpty();
        MadeFiles made = new MadeFiles(mart);
        int exit = Exit.DONE;
        for (DemoPlan.Run planned : runs) {
            if (first) {
                clock.set(planned.at().atZone(zone).toInstant());
            } else if (planned.period().days().contains(LocalDate.ofInstant(clock.instant(), zone))) {
                continue;
            }
            RunRecord run = jobs.run(planned.period(), planned.request());
            steps.done(run);
            exit = switch (run.state()) {
                case FAILED -> Exit.FAILED;
                case WARNINGS -> exit == Exit.DONE ? Exit.WARNINGS : exit;
                default -> exit;
            };
            made.add(planned.period());
        }
        made.print(out());
        return exit;
    }
}
