package callmart.cli;

import callmart.pipeline.Configuration;
import callmart.pipeline.Mart;
import callmart.pipeline.JobRequest;
import callmart.pipeline.Jobs;
import callmart.pipeline.RunLock;
import callmart.calendar.Period;
import callmart.runlog.ReportRun;
import callmart.runlog.RunRecord;
import callmart.sample.SampleCentre;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes the sample centre's source data and runs the nights of the last days on it, as a cron job would. */
@Command(name = "demo", description = "makes a sample centre's data, runs its last nights and prints where the reports are (default)")
final class DemoCommand implements Callable<Integer> {

    private static final int DAYS_OF_DATA = 35;
    private static final int NIGHTS = 8;

    @Mixin
    private Globals globals;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Configuration configuration = globals.configuration();
        Clock clock = Clock.systemUTC();
        LocalDate yesterday = LocalDate.now(clock.withZone(configuration.settings().zone())).minusDays(1);
        try (RunLock lock = RunLock.take(configuration.folders().var(), "demo", clock.instant())) {
            new SampleCentre().write(configuration.folders().var().resolve("sample"),
                    yesterday.minusDays(DAYS_OF_DATA - 1L), yesterday);
            try (Mart mart = Mart.open(configuration, clock); Jobs jobs = Jobs.open(mart)) {
                return run(mart, jobs, yesterday);
            }
        }
    }

    private int run(Mart mart, Jobs jobs, LocalDate yesterday) {
        Rows rows = new Rows("day", "night", "rows", "rejected", "report", "state", "file");
        int exit = Exit.DONE;
        for (LocalDate day : yesterday.minusDays(NIGHTS - 1L).datesUntil(yesterday.plusDays(1)).toList()) {
            RunRecord run = jobs.run(Period.day(day), JobRequest.all("demo"));
            exit = switch (run.state()) {
                case FAILED -> Exit.FAILED;
                case WARNINGS -> exit == Exit.DONE ? Exit.WARNINGS : exit;
                default -> exit;
            };
            add(rows, mart, day, run);
        }
        PrintWriter out = spec.commandLine().getOut();
        rows.print(OutputFormat.TABLE, out);
        out.println();
        out.println("home: " + mart.configuration().folders().home());
        return exit;
    }

    private static void add(Rows rows, Mart mart, LocalDate day, RunRecord run) {
        long loaded = mart.runLog().feeds(day, day).stream().mapToLong(feed -> feed.loaded()).sum();
        long rejected = mart.runLog().feeds(day, day).stream().mapToLong(feed -> feed.rejected()).sum();
        List<Object> cells = new ArrayList<>(List.of(day, word(run.state()), loaded, rejected));
        for (ReportRun report : mart.runLog().reportsOf(day.toString())) {
            for (String file : report.files().isEmpty() ? List.of(report.message()) : report.files()) {
                List<Object> line = new ArrayList<>(cells);
                line.addAll(List.of(report.report(), word(report.state()), file));
                rows.add(line.toArray());
                cells = new ArrayList<>(List.of("", "", "", ""));
            }
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
