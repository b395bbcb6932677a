package callmart.cli;

import callmart.calendar.Period;
import callmart.config.FileRights;
import callmart.publish.RenderedReports;
import callmart.report.Format;
import callmart.report.definition.ReportDefinition;
import callmart.wiring.Configuration;
import callmart.wiring.Wiring;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "render", description = "one report from what the warehouse holds, no mail; prints the paths of its files")
final class RenderCommand extends MartCommand implements Audited {

    @Parameters(paramLabel = "REPORT", description = "id in reports.yml, such as daily-operations")
    private String report;

    @Option(names = "--period", required = true, paramLabel = "P", description = "2026-11-21, 2026-W47, 2026-11, 2026-Q4 or 2026")
    private String period;

    @Option(names = "--format", description = "xlsx, pdf or html (default: those of the report)")
    private Format format;

    @Option(names = "--out", paramLabel = "FILE", description = "where to write; needs --format (default: under out/reports)")
    private Path file;

    @Override
    int run(Configuration configuration, Wiring mart) throws Exception {
        ReportDefinition definition = configuration.reports().get(report);
        if (file != null && format == null) {
            throw new IllegalArgumentException("--out names one file, so --format must say which");
        }
        mart.requireWhole(lost -> false);
        FileRights.apply(configuration.settings().rights());
        Period of = Period.parse(period);
        RenderedReports reports = mart.renderedReports();
        for (Format wanted : format == null ? definition.formats() : List.of(format)) {
            out().println(reports.render(definition, of, wanted, Optional.ofNullable(file)));
        }
        Optional<String> withheld = reports.whyWithheld(definition, of);
        withheld.ifPresent(why -> log().warn("{} {} was rendered as asked, but a run would withhold it: {}", report, of, why));
        return withheld.isPresent() ? Exit.WARNINGS : Exit.DONE;
    }
}
