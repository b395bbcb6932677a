package callmart.pipeline;

import callmart.calendar.Period;
import callmart.report.Format;
import callmart.report.ReportDefinition;
import callmart.report.ReportDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** One report on demand, from what the warehouse holds; no mail, no record. */
public final class RenderedReports {

    private final Mart mart;
    private final ReportDesk desk;

    public RenderedReports(Mart mart) {
        this.mart = mart;
        this.desk = new ReportDesk(mart);
    }

    /** Why the night would withhold the report; empty when nothing stands against it. */
    public Optional<String> whyWithheld(ReportDefinition report, Period period) {
        return desk.whyWithheld(report, period);
    }

    /** Renders a report into the files of its formats under {@code out/reports}. */
    public void render(ReportDefinition report, Period period) throws IOException {
        ReportDocument document = desk.document(report, period);
        for (Format format : report.formats()) {
            ReportFiles.write(new ReportFiles(mart.configuration().folders()).report(report, period, format),
                    mart.renderers().render(document, format));
        }
    }

    /**
     * Renders a report into a file.
     *
     * @param file where to; empty for its place under {@code out/reports}
     * @return where it lies
     * @throws IllegalArgumentException when the report is not made for such a period
     */
    public Path render(ReportDefinition report, Period period, Format format, Optional<Path> file) throws IOException {
        report.edition(period.kind());
        Path place = file.orElseGet(() -> new ReportFiles(mart.configuration().folders()).report(report, period, format));
        ReportFiles.write(place, mart.renderers().render(desk.document(report, period), format));
        return place;
    }
}
