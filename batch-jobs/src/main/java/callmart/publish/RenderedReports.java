package callmart.publish;

import callmart.calendar.Period;
import callmart.config.WholeFile;
import callmart.report.Format;
import callmart.report.ReportDocument;
import callmart.report.ReportRenderers;
import callmart.report.definition.ReportDefinition;
import callmart.runlog.DeliveryLog;
import callmart.runlog.DeliveryRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One report on demand, from what the warehouse holds; no mail, no record. */
public final class RenderedReports {

    private final ReportDesk desk;
    private final ReportRenderers renderers;
    private final ReportFiles files;
    private final DeliveryLog deliveries;

    public RenderedReports(ReportDesk desk, ReportRenderers renderers, ReportFiles files, DeliveryLog deliveries) {
        this.desk = desk;
        this.renderers = renderers;
        this.files = files;
        this.deliveries = deliveries;
    }

    /** Why the night would withhold the report; empty when nothing stands against it. */
    public Optional<String> whyWithheld(ReportDefinition report, Period period) {
        return desk.whyWithheld(report, period);
    }

    /** Renders a report into the files of its formats under {@code out/reports}. */
    public void render(ReportDefinition report, Period period) throws IOException {
        ReportDocument document = desk.document(report, period);
        Map<Format, Path> places = new LinkedHashMap<>();
        report.formats().forEach(format -> places.put(format, files.report(report.id(), period, 1, format)));
        files.make(report, document, places, renderers);
    }

    /**
     * Renders a report into a file. What was sent is not overwritten: without {@code file}, the same content is the file that was
     * sent, and another one gets a place of its own beside it.
     *
     * @param file where to; empty for its place under {@code out/reports}
     * @return where it lies
     * @throws IllegalArgumentException when the report is not made for such a period
     */
    public Path render(ReportDefinition report, Period period, Format format, Optional<Path> file) throws IOException {
        report.edition(period.kind());
        ReportDocument document = desk.document(report, period);
        Optional<DeliveryRun> sent = deliveries.of(report.id(), period.name()).stream()
                .filter(one -> one.kind().equals("report") && one.queuedAt().isPresent()).reduce((a, b) -> b);
        Path usual = files.report(report.id(), period, sent.map(DeliveryRun::version).orElse(1), format);
        if (file.isEmpty() && sent.isPresent() && Files.exists(usual) && sent.get().checksum().equals(ReportDesk.checksum(document))) {
            return usual;
        }
        Path place = file.orElse(sent.isPresent() ? files.unsent(report.id(), period, format) : usual);
        byte[] content = renderers.render(document, format);
        if (file.isPresent()) {
            WholeFile.write(place, content);
        } else {
            files.write(report, place, content);
        }
        return place;
    }
}
