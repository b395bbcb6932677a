package callmart.pipeline;

import callmart.calendar.Period;
import callmart.report.Format;
import callmart.report.ReportDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** One report on demand, from what the warehouse holds; no mail, no record. */
public final class RenderedReports {

    private final Mart mart;

    public RenderedReports(Mart mart) {
        this.mart = mart;
    }

    /** Why the night would withhold the report; empty when nothing stands against it. */
    public Optional<String> whyWithheld(ReportDefinition report, Period period) {
        return new ReportDesk(mart).whyWithheld(report, period);
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
        ReportFiles.write(place, mart.renderers().render(new ReportDesk(mart).document(report, period), format));
        return place;
    }
}
