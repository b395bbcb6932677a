package callmart.run;

import callmart.calendar.Period;
import callmart.feed.Feeds;
import callmart.mail.Dispatch;
import callmart.publish.Gap;
import callmart.publish.ReportDesk;
import callmart.runlog.Delivery;
import callmart.runlog.DeliveryLedger;
import callmart.runlog.DeliveryLog;
import callmart.runlog.FeedRun;
import callmart.runlog.LedgerCopy;
import callmart.runlog.LedgerMark;
import callmart.runlog.RunRecord;
import callmart.runlog.StateDatabase;
import callmart.wiring.Configuration;
import callmart.wiring.Wiring;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does everything that is due: sends what waits in the queue, loads the days and runs the jobs of the reports that are missing, the
 * earliest deadline first. When there is nothing to do it does not open the warehouse. The run lock must be held.
 */
public final class Due {

    private static final Logger LOG = LoggerFactory.getLogger(Due.class);
    private static final String COMMAND = "due";

    /** A report that is still withheld so long after its deadline is tried less often. */
    private static final Duration EAGER = Duration.ofDays(1);
    private static final Duration PAUSE = Duration.ofHours(6);

    private final Configuration configuration;
    private final Clock clock;
    private final Map<Period, RunRecord.State> ran = new LinkedHashMap<>();
    private final Set<LocalDate> loaded = new HashSet<>();

    public Due(Configuration configuration, Clock clock) {
        this.configuration = configuration;
        this.clock = clock;
    }

    /**
     * Does what is due by a moment.
     *
     * @return how it ended: failed when a job did, warnings when something is withheld or not delivered, else done
     */
    public RunRecord.State run(Instant moment) throws IOException {
        List<DueWork> work;
        try (HikariDataSource database = StateDatabase.open(configuration)) {
            DeliveryLedger ledger = DeliveryLedger.open(database, configuration.folders().sql(), clock);
            Dispatch.hastenIfMended(configuration, ledger);
            boolean queued = ledger.hasWork(clock.instant());
            boolean older = LedgerMark.of(configuration).isAheadOf(ledger);
            if (queued && !older) {
                Dispatch.send(configuration, ledger, clock);
            }
            work = DueWork.at(moment, configuration, ledger);
            if (work.isEmpty() && !queued && !older) {
                LOG.info("nothing is due by {}", moment);
                return RunRecord.State.DONE;
            }
        }
        try (Wiring mart = Wiring.open(configuration, clock)) {
            LedgerCopy.update(mart.ledger(), new DeliveryLog(mart.warehouse()));
            work = DueWork.at(moment, configuration, mart.ledger());
            if (!work.isEmpty()) {
                runAll(mart, work);
            }
            Dispatch.send(mart, "");
            RunRecord.State state = outcome(mart, moment);
            new RunEnd(mart).finish();
            return state;
        }
    }

    /**
     * One thing that {@link #run} would do.
     *
     * @param kind of what is delivered, in lower case
     * @param report id in {@code reports.yml}; of an alert what it is about
     * @param period business day, ISO week, month or year
     * @param deadline when it is or was due
     * @param nextAttempt when its message is tried; empty when the report has to be made first, or was interrupted
     * @param error of the last attempt; empty when there was none
     */
    public record Item(String kind, String report, String period, Instant deadline, Optional<Instant> nextAttempt, String error) {
    }

    /** What is due by a moment and what waits to be sent, the earliest deadline first; nothing is done or changed. */
    public List<Item> list(Instant moment) {
        try (HikariDataSource database = StateDatabase.open(configuration)) {
            DeliveryLedger ledger = DeliveryLedger.open(database, configuration.folders().sql(), clock);
            List<Item> items = new ArrayList<>();
            DueWork.foreseen(moment, configuration, ledger).forEach(work -> items.add(new Item("report", work.report().id(), work.period().name(),
                    work.deadline(), Optional.empty(), "")));
            ledger.unsent().forEach(delivery -> items.add(new Item(delivery.key().kind().name().toLowerCase(Locale.ROOT), delivery.key().report(),
                    delivery.key().period(), delivery.deadline(), delivery.message().flatMap(Delivery.Message::nextAttemptAt),
                    delivery.message().map(Delivery.Message::error).orElse(""))));
            items.sort(Comparator.comparing(Item::deadline));
            return items;
        }
    }

    private void runAll(Wiring mart, List<DueWork> work) {
        try (Jobs jobs = Jobs.open(mart)) {
            for (DueWork item : work) {
                if (!ran.containsKey(item.period()) && !isPaused(mart, item)) {
                    loadMissingDays(mart, jobs, item);
                    run(mart, jobs, item.period());
                }
            }
        }
    }

    /** Whether the report was withheld for long and tried a short while ago. */
    private boolean isPaused(Wiring mart, DueWork item) {
        Instant now = clock.instant();
        return item.deadline().plus(EAGER).isBefore(now)
                && mart.runLog().lastStart(item.period().name()).filter(start -> start.plus(PAUSE).isAfter(now)).isPresent()
                && new ReportDesk(mart).whyWithheld(item.report(), item.period()).isPresent();
    }

    private void run(Wiring mart, Jobs jobs, Period period) {
        List<String> feeds = period.kind() == Period.Kind.DAY ? feedsToLoad(mart, period.from()) : List.of();
        RunRecord run = jobs.run(period, new JobRequest(COMMAND, feeds, true, true));
        ran.put(period, run.state());
        if (run.state() == RunRecord.State.FAILED) {
            LOG.error("{} {} failed: {}", run.job(), period, run.message());
        } else {
            LOG.info("{} {} {}", run.job(), period, run.state() == RunRecord.State.DONE ? "done" : "ended with warnings: " + run.message());
        }
    }

    /** Loads, without making their reports, the days that a longer period lacks, from the first day of delivery on. */
    private void loadMissingDays(Wiring mart, Jobs jobs, DueWork item) {
        if (item.period().kind() == Period.Kind.DAY) {
            return;
        }
        LocalDate first = DueWork.firstDay(clock.instant(), configuration, mart.ledger());
        Set<LocalDate> days = new LinkedHashSet<>();
        new ReportDesk(mart).gaps(item.report(), item.period()).stream().filter(gap -> gap.kind() != Gap.Kind.CHECK)
                .forEach(gap -> gap.days().stream().filter(day -> !day.isBefore(first)).forEach(days::add));
        for (LocalDate day : days) {
            if (!ran.containsKey(Period.day(day)) && loaded.add(day)) {
                RunRecord run = jobs.run(Period.day(day), new JobRequest(COMMAND, feedsToLoad(mart, day), false, false));
                LOG.info("{} {} for {} {}: {}", run.job(), day, item.report().id(), item.period(), run.state());
            }
        }
    }

    /** All feeds of a day that no run has loaded; of another those that failed. */
    private static List<String> feedsToLoad(Wiring mart, LocalDate day) {
        List<FeedRun> runs = mart.runLog().feeds(day, day);
        List<String> feeds = new ArrayList<>(Feeds.NAMES);
        runs.stream().filter(run -> run.state() == FeedRun.State.LOADED).forEach(run -> feeds.remove(run.feed()));
        return feeds;
    }

    private RunRecord.State outcome(Wiring mart, Instant moment) {
        if (ran.containsValue(RunRecord.State.FAILED)) {
            return RunRecord.State.FAILED;
        }
        boolean open = !DueWork.at(moment, configuration, mart.ledger()).isEmpty();
        boolean troubled = mart.ledger().since(moment.minus(configuration.settings().delivery().lookBack())).stream()
                .anyMatch(delivery -> delivery.needsAttention());
        return open || troubled || ran.containsValue(RunRecord.State.WARNINGS) ? RunRecord.State.WARNINGS : RunRecord.State.DONE;
    }
}
