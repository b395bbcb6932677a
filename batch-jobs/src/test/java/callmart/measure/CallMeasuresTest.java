package callmart.measure;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.TestHome;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The call measures by hand-worked examples: a folder a behaviour, with {@code calls.csv} (and {@code surveys.csv}) as delivered for the days
 * 20 and 21 November 2026 and {@code expected.csv}, worked by hand, with every measure that is not 0.
 */
class CallMeasuresTest {

    private static final List<LocalDate> DAYS = List.of(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 21));

    @TempDir
    private Path folder;

    static List<String> behaviours() throws IOException, URISyntaxException {
        try (Stream<Path> folders = Files.list(resources())) {
            return folders.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static Path resources() throws URISyntaxException {
        return Path.of(CallMeasuresTest.class.getResource("call_measures").toURI());
    }

    @ParameterizedTest
    @MethodSource("behaviours")
    void measures_are_as_worked_by_hand(String behaviour) throws IOException, URISyntaxException {
        TestHome home = new TestHome(folder, "measures_by_hand", "Asia/Shanghai",
                "feeds: {calls: [{type: csv, path: calls.csv}],"
                + " surveys: [{type: csv, path: surveys.csv, allow-empty: true}]}");
        for (String file : List.of("calls.csv", "surveys.csv")) {
            if (Files.exists(resources().resolve(behaviour).resolve(file))) {
                Files.copy(resources().resolve(behaviour).resolve(file), folder.resolve(file));
            }
        }

        TestHome.Result result = home.run("backfill", "--from", DAYS.get(0).toString(), "--to", DAYS.get(1).toString(), "--no-mail");

        assertThat(result.exit()).as(result.err()).isIn(0, 3);
        assertThat(String.join("\n", measured(home)))
                .isEqualTo(String.join("\n", expected(resources().resolve(behaviour).resolve("expected.csv"))));
    }

    private static List<String> expected(Path file) throws IOException {
        return new ArrayList<>(new TreeSet<>(Files.readAllLines(file).stream().skip(1).filter(line -> !line.isBlank()).toList()));
    }

    private static List<String> measured(TestHome home) {
        TreeSet<String> lines = new TreeSet<>();
        try (var warehouse = home.warehouse()) {
            List<String> measures = warehouse.query("SELECT name FROM system.columns WHERE database = currentDatabase() AND table ="
                    + " 'call_measures' AND (type = 'UInt64' OR type LIKE 'Decimal%')", Map.of(), row -> row.string("name"));
            warehouse.forEach("SELECT toString(business_date) AS day, toString(hour) AS hour, ifNull(queue, '-') AS q,"
                    + " ifNull(category, '-') AS c, ifNull(agent_id, '-') AS a, * FROM call_measures", Map.of(), row ->
                    measures.stream().filter(measure -> row.decimal(measure).signum() != 0).forEach(measure ->
                            lines.add(String.join(",", row.string("day"), row.string("hour"), row.string("q"), row.string("c"),
                                    row.string("a"), measure, row.decimal(measure).stripTrailingZeros().toPlainString()))));
        }
        return new ArrayList<>(lines);
    }
}
