package callmart.pipeline;

import callmart.runlog.FeedRun;
import callmart.runlog.ReportRun;
import callmart.runlog.RunRecord;
import callmart.watch.Metrics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes the metrics file from the run record. */
final class RunMetrics {

    /** Reports whose deadline lies within so many days before now, and of the day after, are counted. */
    private static final int DAYS = 35;

    private final Mart mart;
    private final ZoneId zone;

    RunMetrics(Mart mart) {
        this.mart = mart;
        this.zone = mart.configuration().settings().zone();
    }

    /** Where the file lies now. */
    Path write() throws IOException {
        Instant now = mart.clock().instant();
        Metrics metrics = new Metrics();
        metrics.gauge("callmart_written_timestamp_seconds", "When this file was written").at(now);
        jobs(metrics, mart.runLog().lastRuns());
        mart.runLog().lastDay().ifPresent(day -> feeds(metrics, day));
        reports(metrics, now);
        Path file = mart.configuration().folders().home().resolve(mart.configuration().settings().watch().metricsFile());
        ReportFiles.write(file, metrics.text());
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
                .at(day.atStartOfDay(zone).toInstant());
        Metrics.Gauge rows = metrics.gauge("callmart_feed_rows", "Rows of the feed on the newest business day, by what became of them;"
                + " read is the sum of the others");
        Metrics.Gauge state = metrics.gauge("callmart_feed_state", "1 for how the last load of the feed for that day ended, 0 otherwise");
        for (FeedRun feed : mart.runLog().feeds(day, day)) {
            state.state(FeedRun.State.class, feed.state(), "feed", feed.feed());
            rows.set(feed.read(), "feed", feed.feed(), "outcome", "read").set(feed.loaded(), "feed", feed.feed(), "outcome", "loaded")
                    .set(feed.duplicates(), "feed", feed.feed(), "outcome", "duplicates")
                    .set(feed.rejected(), "feed", feed.feed(), "outcome", "rejected")
                    .set(feed.otherDay(), "feed", feed.feed(), "outcome", "other_day")
                    .set(feed.filtered(), "feed", feed.feed(), "outcome", "filtered");
        }
    }

    private void reports(Metrics metrics, Instant now) {
        List<ReportRun> reports = mart.runLog().reports(now.minus(Duration.ofDays(DAYS)), now.plus(Duration.ofDays(1)));
        Metrics.Gauge count = metrics.gauge("callmart_reports", "Reports with a deadline within the last " + DAYS
                + " days or the next one, by state");
        Arrays.stream(ReportRun.State.values()).forEach(state -> count.set(
                reports.stream().filter(report -> report.state() == state).count(), "state", state.name().toLowerCase(Locale.ROOT)));
        metrics.gauge("callmart_reports_late", "Of those, made after their deadline or not made although it has passed")
                .set(reports.stream().filter(report -> isLate(report, now)).count());
        Optional<Instant> oldest = reports.stream().filter(report -> report.state() != ReportRun.State.MAILED)
                .map(ReportRun::deadline).min(Instant::compareTo);
        Metrics.Gauge open = metrics.gauge("callmart_oldest_undelivered_deadline_timestamp_seconds",
                "The earliest deadline of a report that was not delivered; absent when all were");
        oldest.ifPresent(open::at);
    }

    private static boolean isLate(ReportRun report, Instant now) {
        return (report.state() == ReportRun.State.MAILED ? report.at() : now).isAfter(report.deadline());
    }
}
