package callmart.pipeline;

import callmart.calendar.Period;
import callmart.extract.Extraction;
import callmart.extract.SourceDefinition;
import callmart.feed.Feed;
import callmart.feed.Feeds;
import callmart.measure.Checks;
import callmart.measure.MeasureJob;
import callmart.report.Format;
import callmart.report.ReportDefinition;
import callmart.report.ReportDocument;
import callmart.runlog.CheckResult;
import callmart.runlog.FeedRun;
import callmart.runlog.ReportRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * What each step of a night does, for one business day. Steps hand over through the warehouse and files, so that any of
 * them can be run again after a kill; only a load that is known to be still good is not repeated.
 */
final class NightSteps {

    private static final Logger LOG = LoggerFactory.getLogger(NightSteps.class);

    private final Mart mart;

    NightSteps(Mart mart) {
        this.mart = mart;
    }

    /**
     * Loads one feed's day, unless this night has done so before it was killed and the sources are still the same.
     *
     * @param memory survives a kill of the run
     */
    void load(String feedName, LocalDate day, String run, ExecutionContext memory) throws IOException {
        Feed feed = Feeds.get(feedName);
        List<SourceDefinition> sources = mart.configuration().sources().getOrDefault(feedName, List.of());
        if (sources.isEmpty()) {
            LOG.info("{} {}: no source is configured, nothing to load", feedName, day);
            return;
        }
        Extraction extraction = mart.extraction();
        String fingerprint = extraction.fingerprint(feed, day, sources);
        String key = "loaded." + feedName;
        if (!fingerprint.isEmpty() && fingerprint.equals(memory.getString(key, ""))) {
            LOG.info("{} {}: loaded before the run was interrupted, and the sources are unchanged", feedName, day);
            return;
        }
        FeedRun result = mart.feedLoader().load(feed, day, sources, run);
        if (result.state() == FeedRun.State.LOADED) {
            memory.putString(key, fingerprint);
            LOG.info("{} {}: {}; warnings {}", feedName, day, result.accounting(), result.warnings());
        } else {
            LOG.error("{} {}: failed, the warehouse keeps the {} rows that it held. {} ({})", feedName, day, result.held(),
                    result.error(), result.accounting());
        }
    }

    /** Computes the measures of the day and of those whose facts the load of the day has changed. */
    void measure(LocalDate day) {
        MeasureJob job = mart.measureJob();
        for (LocalDate affected : job.affected(day)) {
            job.compute(affected);
        }
    }

    /** Reconciles the days that were computed, and records the outcome. */
    void check(LocalDate day, String run) {
        Checks checks = mart.checks();
        for (LocalDate affected : mart.measureJob().affected(day)) {
            for (CheckResult result : checks.run(affected)) {
                mart.runLog().check(run, result);
                if (!result.holds()) {
                    LOG.warn("check {} of {} does not hold: {}", result.name(), affected, result.detail());
                }
            }
        }
    }

    /** Makes the files of the day's reports; one that lacks data is withheld and recorded as such. */
    void render(LocalDate day, String run) throws IOException {
        ReportDesk desk = new ReportDesk(mart);
        for (ReportDefinition report : reportsOf(Period.day(day))) {
            Period period = Period.day(day);
            Optional<String> withheld = desk.whyWithheld(report, period);
            if (withheld.isPresent()) {
                LOG.warn("{} {} is withheld: {}", report.id(), period, withheld.get());
                mart.runLog().report(run, run(report, period, ReportRun.State.WITHHELD, List.of(), "", withheld.get()));
                continue;
            }
            ReportDocument document = desk.document(report, period);
            List<String> made = new ArrayList<>();
            for (Format format : report.formats()) {
                Path file = files().report(report, period, format);
                ReportFiles.write(file, mart.renderers().render(document, format));
                made.add(files().shown(file));
            }
            mart.runLog().report(run, run(report, period, ReportRun.State.RENDERED, made, ReportDesk.checksum(document), ""));
        }
    }

    /** Makes the messages of the day's reports that were rendered. */
    void mail(LocalDate day, String run) throws IOException {
        ReportDesk desk = new ReportDesk(mart);
        Period period = Period.day(day);
        for (ReportRun rendered : mart.runLog().reportsOf(period.name())) {
            Optional<ReportDefinition> report = mart.configuration().reports().find(rendered.report());
            if (rendered.state() != ReportRun.State.RENDERED || report.isEmpty()) {
                continue;
            }
            Path file = files().mail(report.get(), period);
            ReportFiles.write(file, new ReportMail(mart, files()).compose(report.get(), desk.document(report.get(), period)));
            List<String> made = new ArrayList<>(rendered.files());
            made.add(files().shown(file));
            mart.runLog().report(run, run(report.get(), period, ReportRun.State.MAILED, made, rendered.checksum(), ""));
        }
    }

    private List<ReportDefinition> reportsOf(Period period) {
        return mart.configuration().reports().list().stream().filter(report -> report.period() == period.kind()).toList();
    }

    private ReportRun run(ReportDefinition report, Period period, ReportRun.State state, List<String> made, String checksum,
            String message) {
        return new ReportRun(report.id(), period.name(), 1, state,
                mart.configuration().due(report, period), made, checksum, message,
                mart.clock().instant());
    }

    private ReportFiles files() {
        return new ReportFiles(mart.configuration().folders());
    }
}
