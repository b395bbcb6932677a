package callmart.pipeline;

import callmart.calendar.Period;
import callmart.report.Format;
import callmart.report.ReportDefinition;
import callmart.report.ReportDocument;
import callmart.runlog.ReportRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the last steps of every job do: the reports of a period and their messages. Both may be run again. */
final class ReportSteps {

    private static final Logger LOG = LoggerFactory.getLogger(ReportSteps.class);

    private final Mart mart;

    ReportSteps(Mart mart) {
        this.mart = mart;
    }

    /** Makes the files of the period's reports; one that lacks data is withheld and recorded as such. */
    void render(Period period, String run) throws IOException {
        ReportDesk desk = new ReportDesk(mart);
        for (ReportDefinition report : mart.configuration().reports().madeFor(period.kind())) {
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

    /** Makes the messages of the period's reports that were rendered. */
    void mail(Period period, String run) throws IOException {
        ReportDesk desk = new ReportDesk(mart);
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
