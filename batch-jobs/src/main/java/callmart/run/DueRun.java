package callmart.run;

import callmart.calendar.BusinessClock;
import callmart.calendar.Period;
import callmart.feed.Feeds;
import callmart.mail.Dispatch;
import callmart.mail.Post;
import callmart.publish.Gap;
import callmart.publish.ReportDesk;
import callmart.runlog.DeliveryLog;
import callmart.runlog.FeedRun;
import callmart.runlog.LedgerCopy;
import callmart.runlog.RunLog;
import callmart.runlog.RunRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what is due: loads the days and runs the jobs of the reports that are missing, the earliest deadline first, and sends their
 * messages. The run lock must be held.
 */
public final class DueRun {

    private static final Logger LOG = LoggerFactory.getLogger(DueRun.class);
    private static final String COMMAND = "due";

    /** A report that is still withheld so long after its deadline is tried less often. */
    private static final Duration EAGER = Duration.ofDays(1);
    private static final Duration PAUSE = Duration.ofHours(6);

    private final BusinessClock clock;
    private final DuePlan plan;
    private final Post post;
    private final DeliveryLog copy;
    private final RunLog runLog;
    private final Supplier<ReportDesk> desks;
    private final Supplier<Jobs> open;
    private final ChangedFiles changed;
    private final Dispatch dispatch;
    private final RunEnd end;
    private final Map<Period, RunRecord.State> ran = new LinkedHashMap<>();
    private final Set<LocalDate> loaded = new HashSet<>();

    /**
     * @param copy of the ledger in the warehouse
     * @param desks made anew for what is loaded now
     * @param open starts the jobs
     * @param changed loads days again whose files changed
     */
    public DueRun(BusinessClock clock, DuePlan plan, Post post, DeliveryLog copy, RunLog runLog, Supplier<ReportDesk> desks,
            Supplier<Jobs> open, ChangedFiles changed, Dispatch dispatch, RunEnd end) {
        this.clock = clock;
        this.plan = plan;
        this.post = post;
        this.copy = copy;
        this.runLog = runLog;
        this.desks = desks;
        this.open = open;
        this.changed = changed;
        this.dispatch = dispatch;
        this.end = end;
    }

    /** As {@link Due#run(Instant)}. */
    RunRecord.State run(Instant moment) throws IOException {
        LedgerCopy.update(post.ledger(), copy);
        List<DueWork> work = plan.at(moment, post.ledger());
        if (!work.isEmpty()) {
            runAll(work);
        }
        dispatch.send("");
        RunRecord.State state = outcome(moment);
        end.finish();
        return state;
    }

    private void runAll(List<DueWork> work) {
        try (Jobs jobs = open.get()) {
            ran.putAll(changed.loadAgain(jobs, clock.today(), JobRequest.all(COMMAND)));
            for (DueWork item : work) {
                if (!ran.containsKey(item.period()) && !isPaused(item)) {
                    loadMissingDays(jobs, item);
                    run(jobs, item.period());
                }
            }
        }
    }

    /** Whether the report was withheld for long and tried a short while ago. */
    private boolean isPaused(DueWork item) {
        Instant now = clock.now();
        return item.deadline().plus(EAGER).isBefore(now)
                && runLog.lastStart(item.period().name()).filter(start -> start.plus(PAUSE).isAfter(now)).isPresent()
                && desks.get().whyWithheld(item.report(), item.period()).isPresent();
    }

    private void run(Jobs jobs, Period period) {
        List<String> feeds = period.kind() == Period.Kind.DAY ? feedsToLoad(period.from()) : List.of();
        RunRecord run = jobs.run(period, new JobRequest(COMMAND, feeds, true, true));
        ran.put(period, run.state());
        if (run.state() == RunRecord.State.FAILED) {
            LOG.error("{} {} failed: {}", run.job(), period, run.message());
        } else {
            LOG.info("{} {} {}", run.job(), period, run.state() == RunRecord.State.DONE ? "done" : "ended with warnings: " + run.message());
        }
    }

    /** Loads, without making their reports, the days that a longer period lacks, from the first day of delivery on. */
    private void loadMissingDays(Jobs jobs, DueWork item) {
        if (item.period().kind() == Period.Kind.DAY) {
            return;
        }
        LocalDate first = plan.firstDay(clock.now(), post.ledger());
        Set<LocalDate> days = new LinkedHashSet<>();
        desks.get().gaps(item.report(), item.period()).stream().filter(gap -> gap.kind() != Gap.Kind.CHECK)
                .forEach(gap -> gap.days().stream()
                .filter(day -> !day.isBefore(first) && day.isBefore(clock.today())).forEach(days::add));
        for (LocalDate day : days) {
            if (!ran.containsKey(Period.day(day)) && loaded.add(day)) {
                RunRecord run = jobs.run(Period.day(day), new JobRequest(COMMAND, feedsToLoad(day), false, false));
                LOG.info("{} {} for {} {}: {}", run.job(), day, item.report().id(), item.period(), run.state());
            }
        }
    }

    /** All feeds of a day that no run has loaded; of another those that failed. */
    private List<String> feedsToLoad(LocalDate day) {
        List<FeedRun> runs = runLog.feeds(day, day);
        List<String> feeds = new ArrayList<>(Feeds.NAMES);
        runs.stream().filter(run -> run.state() == FeedRun.State.LOADED).forEach(run -> feeds.remove(run.feed()));
        return feeds;
    }

    private RunRecord.State outcome(Instant moment) {
        if (ran.containsValue(RunRecord.State.FAILED)) {
            return RunRecord.State.FAILED;
        }
        boolean open = !plan.at(moment, post.ledger()).isEmpty();
        boolean troubled = post.ledger().since(moment.minus(post.settings().lookBack())).stream()
                .anyMatch(delivery -> delivery.needsAttention());
        return open || troubled || ran.containsValue(RunRecord.State.WARNINGS) ? RunRecord.State.WARNINGS : RunRecord.State.DONE;
    }
}
