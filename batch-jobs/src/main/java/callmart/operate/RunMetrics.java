package callmart.operate;

import callmart.archive.ArchiveEntries;
import callmart.archive.ArchiveEntry;
import callmart.archive.ArchiveState;
import callmart.calendar.BusinessClock;
import callmart.config.EnumWord;
import callmart.config.WholeFile;
import callmart.runlog.DeliveryLog;
import callmart.runlog.DeliveryRun;
import callmart.runlog.FeedRun;
import callmart.runlog.RunLog;
import callmart.runlog.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Writes the metrics file from the run record and the delivery ledger's copy. */
public final class RunMetrics {

    /** Reports whose deadline lies within so many days before now, or later, are counted. */
    private static final int DAYS = 35;
    private static final Set<ArchiveState> UNDELIVERED = EnumSet.of(ArchiveState.WITHHELD, ArchiveState.OVERDUE, ArchiveState.FAILED,
            ArchiveState.UNCONFIRMED, ArchiveState.DUE);

    private final BusinessClock clock;
    private final Optional<String> centre;
    private final Path file;
    private final RunLog runLog;
    private final Supplier<ArchiveEntries> entries;
    private final DeliveryLog deliveries;

    /**
     * @param centre whose these are; empty in a home of one
     * @param entries how reports stand at the moment they are asked for
     */
    public RunMetrics(BusinessClock clock, Optional<String> centre, Path file, RunLog runLog, Supplier<ArchiveEntries> entries,
            DeliveryLog deliveries) {
        this.clock = clock;
        this.centre = centre;
        this.file = file;
        this.runLog = runLog;
        this.entries = entries;
        this.deliveries = deliveries;
    }

    /** Where the file lies now; any user may read it, as the one that collects it is another. */
    public Path write() throws IOException {
        Instant now = clock.now();
        Metrics metrics = centre.map(name -> new Metrics("centre", name)).orElseGet(Metrics::new);
        metrics.gauge("callmart_written_timestamp_seconds", "When this file was written").at(now);
        jobs(metrics, runLog.lastRuns());
        runLog.lastDay().ifPresent(day -> feeds(metrics, day));
        reports(metrics, now);
        WholeFile.write(file, metrics.text());
        if (Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        }
        return file;
    }

    private static void jobs(Metrics metrics, List<RunRecord> runs) {
        Metrics.Gauge state = metrics.gauge("callmart_last_run_state", "1 for the state of the last run of the job, 0 for the others");
        Metrics.Gauge started = metrics.gauge("callmart_last_run_start_timestamp_seconds", "When the last run of the job began");
        Metrics.Gauge ended = metrics.gauge("callmart_last_run_end_timestamp_seconds", "When the last run of the job ended");
        Metrics.Gauge took = metrics.gauge("callmart_last_run_duration_seconds", "How long the last run of the job took");
        for (RunRecord run : runs) {
            state.state(RunRecord.State.class, run.state(), "job", run.job());
            started.at(run.startedAt(), "job", run.job());
            run.endedAt().ifPresent(end -> {
                ended.at(end, "job", run.job());
                took.set(Duration.between(run.startedAt(), end).toMillis() / 1000.0, "job", run.job());
            });
        }
    }

    private void feeds(Metrics metrics, LocalDate day) {
        metrics.gauge("callmart_night_business_day_timestamp_seconds", "Midnight at which the newest business day that was loaded began")
                .at(day.atStartOfDay(clock.zone()).toInstant());
        Metrics.Gauge rows = metrics.gauge("callmart_feed_rows", "Rows of the feed on the newest business day, by what became of them;"
                + " read is the sum of the others");
        Metrics.Gauge state = metrics.gauge("callmart_feed_state", "1 for how the last load of the feed for that day ended, 0 otherwise");
        for (FeedRun feed : runLog.feeds(day, day)) {
            state.state(FeedRun.State.class, feed.state(), "feed", feed.feed());
            rows.set(feed.read(), "feed", feed.feed(), "outcome", "read").set(feed.loaded(), "feed", feed.feed(), "outcome", "loaded")
                    .set(feed.duplicates(), "feed", feed.feed(), "outcome", "duplicates")
                    .set(feed.rejected(), "feed", feed.feed(), "outcome", "rejected")
                    .set(feed.otherDay(), "feed", feed.feed(), "outcome", "other_day")
                    .set(feed.filtered(), "feed", feed.feed(), "outcome", "filtered");
        }
    }

    /** As the archive page shows them; of a report with several versions the first. */
    private void reports(Metrics metrics, Instant now) {
        ArchiveEntries all = entries.get();
        int year = clock.local(now).getYear();
        List<ArchiveEntry> reports = IntStream.rangeClosed(year - 1, year + 1).boxed().flatMap(of -> all.of(of, LocalDate.MAX).stream())
                .filter(entry -> entry.version() == 1 && entry.deadline().toInstant().isAfter(now.minus(Duration.ofDays(DAYS))))
                .toList();
        Metrics.Gauge count = metrics.gauge("callmart_reports", "Reports of ended periods with a deadline within the last " + DAYS
                + " days or to come, by state");
        for (ArchiveState state : ArchiveState.values()) {
            count.set(reports.stream().filter(report -> report.state() == state).count(), "state", EnumWord.of(state));
        }
        Metrics.Gauge open = metrics.gauge("callmart_oldest_undelivered_deadline_timestamp_seconds",
                "The earliest deadline of those that are withheld, overdue, failed, unconfirmed or due; absent when there are none");
        reports.stream().filter(report -> UNDELIVERED.contains(report.state())).map(report -> report.deadline().toInstant())
                .min(Instant::compareTo).ifPresent(open::at);
        List<DeliveryRun> messages = deliveries.open();
        Metrics.Gauge waiting = metrics.gauge("callmart_messages_open", "Messages of any kind and age that are not delivered, by state");
        for (String state : List.of("queued", "sending", "failed", "unconfirmed")) {
            waiting.set(messages.stream().filter(message -> message.state().equals(state)).count(), "state", state);
        }
        metrics.gauge("callmart_messages_late", "Of those, how many are past their deadline")
                .set(messages.stream().filter(message -> message.isLate(now)).count());
    }
}
