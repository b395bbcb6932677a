package callmart.cli;

import callmart.calendar.Period;
import callmart.run.JobRequest;
import callmart.run.Jobs;
import callmart.run.RunLock;
import callmart.runlog.RunRecord;
import callmart.wiring.Configuration;
import callmart.wiring.EarlyEngine;
import callmart.wiring.Wiring;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** A command that runs jobs: they change the warehouse or the files, so one at a time and under the home's lock. */
abstract class JobCommand extends GlobalCommand {

    @Option(names = "--no-mail", description = "make no messages")
    private boolean noMail;

    /**
     * What to do, in order; the first failure ends it.
     *
     * @param today in the business time zone
     */
    abstract List<Period> periods(LocalDate today);

    /** @param command as the run record shall name it */
    abstract JobRequest request(String command, boolean mail);

    /** Whether it runs by the clock, so that a dead-man's switch waits for it. */
    boolean isRegular() {
        return true;
    }

    /** Whether it may run although shards lost rows of some days, as it loads them again. */
    boolean mends(Set<LocalDate> lost, Set<LocalDate> days) {
        return false;
    }

    /** The day before which days are loaded again whose files changed since; empty when they stay as they are. */
    Optional<LocalDate> looksBackFrom(LocalDate today) {
        return Optional.empty();
    }

    CommandSpec spec() {
        return spec;
    }

    @Override
    public Integer call() throws Exception {
        JobRequest request = request(spec.name(), !noMail);
        try (EarlyEngine engine = EarlyEngine.of(globals.folders())) {
            return run(globals.configuration().toRun(!noMail), request);
        }
    }

    private int run(Configuration configuration, JobRequest request) throws Exception {
        Clock clock = globals.clock();
        LocalDate today = LocalDate.now(clock.withZone(configuration.settings().zone()));
        List<Period> periods = periods(today);
        Callable<Integer> run = () -> run(configuration, clock, looksBackFrom(today), periods, request);
        return isRegular() ? new Watch(configuration, spec.name()).over(run) : run.call();
    }

    private int run(Configuration configuration, Clock clock, Optional<LocalDate> looksBackFrom, List<Period> periods, JobRequest request)
            throws Exception {
        try (RunLock lock = configuration.lock(spec.name(), clock.instant());
                Wiring mart = new Wiring(configuration, clock);
                Jobs jobs = mart.jobs()) {
            Set<LocalDate> days = periods.stream().flatMap(period -> period.days().stream()).collect(Collectors.toSet());
            mart.requireWhole(lost -> mends(lost, days));
            boolean again = looksBackFrom.map(day -> mart.changedFiles().loadAgain(jobs, day, request)).orElse(Map.of()).values().stream()
                    .anyMatch(state -> state != RunRecord.State.DONE);
            int exit = runAll(jobs, periods, request);
            if (again && exit == Exit.DONE) {
                exit = Exit.WARNINGS;
            }
            mart.runEnd().finish();
            MadeFiles made = new MadeFiles(mart);
            periods.forEach(made::add);
            made.print(out());
            return exit;
        }
    }

    private int runAll(Jobs jobs, List<Period> periods, JobRequest request) {
        int exit = Exit.DONE;
        for (Period period : periods) {
            RunRecord run = jobs.run(period, request);
            switch (run.state()) {
                case FAILED -> {
                    log().error("{} {} failed: {}", run.job(), period, run.message());
                    return Exit.FAILED;
                }
                case WARNINGS -> {
                    log().warn("{} {} ended with warnings: {}", run.job(), period, run.message());
                    exit = Exit.WARNINGS;
                }
                default -> log().info("{} {} done", run.job(), period);
            }
        }
        return exit;
    }
}
