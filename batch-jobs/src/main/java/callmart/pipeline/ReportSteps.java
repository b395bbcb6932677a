package callmart.pipeline;

import callmart.calendar.Period;
import callmart.report.ReportDefinition;
import callmart.runlog.ReportRun;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the last steps of every job do: the reports of a period and their messages. Both may be run again. */
final class ReportSteps {

    /** How the record says that a report was withheld because it could not be made; the cause follows. */
    static final String CANNOT_BE_RENDERED = "it cannot be rendered: ";

    private static final Logger LOG = LoggerFactory.getLogger(ReportSteps.class);

    private final Mart mart;

    ReportSteps(Mart mart) {
        this.mart = mart;
    }

    /**
     * Makes the files of the period's reports; one that lacks data is withheld and recorded as such, and so is one that cannot be
     * rendered, for the others do not have to wait for it.
     *
     * @param wanted whether they shall be sent
     */
    void render(Period period, String run, boolean wanted) {
        ReportDesk desk = new ReportDesk(mart);
        ReportVersions versions = new ReportVersions(mart);
        for (ReportDefinition report : mart.configuration().reports().madeFor(period.kind())) {
            Optional<String> withheld = publish(desk, versions, report, period, run, wanted);
            if (withheld.isPresent()) {
                LOG.warn("{} {} is withheld: {}", report.id(), period, withheld.get());
                mart.runLog().report(run, new ReportRun(report.id(), period.name(), 1, ReportRun.State.WITHHELD,
                        mart.configuration().due(report, period), List.of(), "", withheld.get(), mart.clock().instant()));
            }
        }
    }

    /** @return why it was not made; empty when it was */
    private Optional<String> publish(ReportDesk desk, ReportVersions versions, ReportDefinition report, Period period, String run,
            boolean wanted) {
        try {
            Optional<String> withheld = desk.whyWithheld(report, period);
            if (withheld.isPresent()) {
                return withheld;
            }
            mart.runLog().report(run, versions.publish(report, desk.document(report, period), wanted));
            return Optional.empty();
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
            LOG.error("{} {} cannot be rendered", report.id(), period, e);
            return Optional.of(CANNOT_BE_RENDERED + (e.getMessage() == null ? e.toString() : e.getMessage()));
        }
    }

    /** Queues the messages of the period's reports and the notices of those withheld past their deadline, and sends what is queued. */
    void mail(Period period, String run) throws IOException {
        new Outbox(mart).queue(period);
        new Notices(mart, new ReportDesk(mart)).queue(period);
        new AlertPost(mart).alerts(period.to(), run);
        Dispatch.send(mart, run);
    }
}
