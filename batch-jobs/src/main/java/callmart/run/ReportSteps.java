package callmart.run;

import callmart.calendar.BusinessClock;
import callmart.calendar.Period;
import callmart.mail.AlertPost;
import callmart.mail.Dispatch;
import callmart.mail.Notices;
import callmart.mail.Outbox;
import callmart.publish.ReportDeadlines;
import callmart.publish.ReportDesk;
import callmart.publish.ReportVersions;
import callmart.report.definition.ReportCatalogue;
import callmart.report.definition.ReportDefinition;
import callmart.runlog.ReportRun;
import callmart.runlog.RunLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the last steps of every job do: the reports of a period and their messages. Both may be run again. */
public final class ReportSteps {

    private static final Logger LOG = LoggerFactory.getLogger(ReportSteps.class);

    private final BusinessClock clock;
    private final ReportCatalogue reports;
    private final ReportDeadlines deadlines;
    private final RunLog runLog;
    private final Supplier<ReportDesk> desks;
    private final ReportVersions versions;
    private final Mailing mailing;

    /**
     * What makes and sends messages.
     *
     * @param notices made anew for the data that are missing now
     */
    public record Mailing(Outbox outbox, Supplier<Notices> notices, AlertPost alerts, Dispatch dispatch) {
    }

    /** @param desks made anew for what is loaded now */
    public ReportSteps(BusinessClock clock, ReportCatalogue reports, ReportDeadlines deadlines, RunLog runLog, Supplier<ReportDesk> desks,
            ReportVersions versions, Mailing mailing) {
        this.clock = clock;
        this.reports = reports;
        this.deadlines = deadlines;
        this.runLog = runLog;
        this.desks = desks;
        this.versions = versions;
        this.mailing = mailing;
    }

    /**
     * Makes the files of the period's reports, of a period that has not begun those about what is to come; one that lacks data is
     * withheld and recorded as such, and so is one that cannot be rendered, for the others do not have to wait for it.
     *
     * @param wanted whether they shall be sent
     * @throws IOException after all reports were tried, when files could not be written: that is no report's fault, and nothing is recorded
     *         of those that it kept from being made, so that the next run makes them
     */
    void render(Period period, String run, boolean wanted) throws IOException {
        List<String> unwritten = new ArrayList<>();
        Throwable cause = null;
        ReportDesk desk = desks.get();
        List<ReportDefinition> due = reports.madeFor(period, clock.today());
        RenderProgress progress = new RenderProgress(period, due.size(), System.console() != null, System.err);
        for (ReportDefinition report : due) {
            try {
                progress.begin(report.id());
                publish(desk, report, period, run, wanted);
            } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
                Optional<String> disk = DiskTrouble.find(e);
                if (disk.isPresent()) {
                    LOG.error("{} {} is not made: {}", report.id(), period, disk.get(), e);
                    unwritten.add(report.id());
                    cause = cause == null ? e : cause;
                } else {
                    LOG.error("{} {} cannot be rendered", report.id(), period, e);
                    withheld(report, period, run, ReportRun.CANNOT_BE_RENDERED + (e.getMessage() == null ? e.toString() : e.getMessage()));
                }
            }
        }
        progress.end();
        if (cause != null) {
            throw new IOException(DiskTrouble.find(cause).orElseThrow() + " (not made for it: " + String.join(", ", unwritten)
                    + "; the next run makes them)", cause);
        }
    }

    private void publish(ReportDesk desk, ReportDefinition report, Period period, String run, boolean wanted)
            throws IOException {
        Optional<String> withheld = desk.whyWithheld(report, period);
        if (withheld.isPresent()) {
            withheld(report, period, run, withheld.get());
        } else {
            runLog.report(run, versions.publish(report, desk.document(report, period), wanted));
        }
    }

    private void withheld(ReportDefinition report, Period period, String run, String why) {
        LOG.warn("{} {} is withheld: {}", report.id(), period, why);
        runLog.report(run, new ReportRun(report.id(), period.name(), 1, ReportRun.State.WITHHELD,
                deadlines.due(report, period), List.of(), "", why, clock.now()));
    }

    /** Queues the messages of the period's reports and the notices of those withheld past their deadline, and sends what is queued. */
    void mail(Period period, String run) throws IOException {
        mailing.outbox().queue(period, mailing.notices().get());
        mailing.alerts().alerts(period.to(), runLog.unfinished());
        mailing.dispatch().send(run);
    }
}
