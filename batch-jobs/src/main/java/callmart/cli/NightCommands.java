package callmart.cli;

import callmart.feed.Feeds;
import callmart.pipeline.Configuration;
import callmart.pipeline.Mart;
import callmart.pipeline.Night;
import callmart.pipeline.NightRequest;
import callmart.pipeline.RunLock;
import callmart.runlog.RunRecord;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands that run nights: they change the warehouse, so one at a time and under the home's lock. */
abstract class NightCommands implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(NightCommands.class);

    @Mixin
    private Globals globals;

    @Spec
    private CommandSpec spec;

    @Option(names = "--no-mail", description = "make no messages")
    private boolean noMail;

    @Option(names = "--feeds", split = ",", paramLabel = "FEED", description = "load only these feeds (default: all)")
    private List<String> feeds = List.of();

    abstract List<LocalDate> days(LocalDate yesterday);

    @Override
    public Integer call() throws Exception {
        feeds.stream().filter(feed -> !Feeds.NAMES.contains(feed)).findFirst().ifPresent(unknown -> {
            throw new ParameterException(spec.commandLine(), "--feeds: there is no feed '" + unknown + "'; valid: "
                    + String.join(", ", Feeds.NAMES));
        });
        Configuration configuration = globals.configuration();
        Clock clock = Clock.systemUTC();
        List<LocalDate> days = days(LocalDate.now(clock.withZone(configuration.settings().zone())).minusDays(1));
        try (RunLock lock = RunLock.take(configuration.folders().var(), spec.name(), clock.instant());
                Mart mart = Mart.open(configuration, clock);
                Night night = Night.open(mart)) {
            return runAll(night, days, spec.commandLine().getErr());
        }
    }

    private int runAll(Night night, List<LocalDate> days, PrintWriter err) {
        List<String> selected = feeds.isEmpty() ? Feeds.NAMES : feeds;
        int exit = Exit.DONE;
        for (LocalDate day : days) {
            RunRecord run = night.run(day, new NightRequest(spec.name(), selected, !noMail));
            switch (run.state()) {
                case FAILED -> {
                    LOG.error("{} {} failed: {}", run.job(), day, run.message());
                    return Exit.FAILED;
                }
                case WARNINGS -> {
                    LOG.warn("{} {} ended with warnings: {}", run.job(), day, run.message());
                    exit = Exit.WARNINGS;
                }
                default -> LOG.info("{} {} done", run.job(), day);
            }
        }
        return exit;
    }

    @Command(name = "nightly", description = "extract, load, compute, reconcile, render and deliver what belongs to a day")
    static final class Nightly extends NightCommands {

        @Option(names = "--date", paramLabel = "DATE", description = "business day (default: yesterday)")
        private LocalDate date;

        @Override
        List<LocalDate> days(LocalDate yesterday) {
            return List.of(date == null ? yesterday : date);
        }
    }

    @Command(name = "backfill", description = "the same again for each day of a period")
    static final class Backfill extends NightCommands {

        @Option(names = "--from", required = true, paramLabel = "DATE", description = "first business day")
        private LocalDate from;

        @Option(names = "--to", required = true, paramLabel = "DATE", description = "last business day, included")
        private LocalDate to;

        @Spec
        private CommandSpec backfill;

        @Override
        List<LocalDate> days(LocalDate yesterday) {
            if (to.isBefore(from)) {
                throw new ParameterException(backfill.commandLine(), "--to " + to + " is before --from " + from);
            }
            return from.datesUntil(to.plusDays(1)).toList();
        }
    }
}
