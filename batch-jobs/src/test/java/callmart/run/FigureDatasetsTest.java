package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.report.TestReports;
import callmart.report.definition.ReportDefinition;
import callmart.testing.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queries of the reports of figures against the schema. */
class FigureDatasetsTest {

    @TempDir
    private Path folder;

    private static List<String> columns(TestHome home, String dataset) throws IOException {
        String sql = Files.readString(TestReports.ROOT.resolve("sql/reports/" + dataset + ".sql")).replaceAll("\\$\\{edition\\(.*?\\)}", "1");
        try (var warehouse = home.warehouse()) {
            return warehouse.query("DESCRIBE (\n" + sql + "\n)", Map.of("from", "2026-11-21", "to", "2026-11-21", "zone", "Asia/Shanghai", "sections", List.of()),
                    row -> row.string("name"));
        }
    }

    @Test
    void each_gives_every_measure_that_a_figure_is_computed_from() throws IOException {
        TestHome home = new TestHome(folder, "figure_datasets", "Asia/Shanghai", "feeds: {calls: [{type: csv, path: 'calls-{date}.csv'}]}");
        assertThat(home.run("status").exit()).isZero();

        for (String report : List.of("daily-operations", "weekly-operations", "monthly-operations", "agent-workload", "traffic-inout")) {
            ReportDefinition definition = TestReports.definition(report);
            assertThat(columns(home, definition.dataset())).as(report).contains(Stream.concat(Stream.of("section", "key"),
                    TestReports.figures(report).shown().stream().flatMap(figure -> figure.measures().stream())).toArray(String[]::new));
        }
        assertThat(columns(home, "operations_incidents")).containsExactly("occurred_at", "content", "reported", "reporter",
                "recovered_at", "downtime_minutes", "affected_seats", "solution");
    }
}
