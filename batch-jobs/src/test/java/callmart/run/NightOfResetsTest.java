package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.Calls;
import callmart.testing.SharedWarehouse;
import callmart.testing.TestHome;
import callmart.warehouse.embedded.BrokenConnections;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nights over the same files: one undisturbed, one while other clients' connections to the engine break one after another. */
class NightOfResetsTest {

    private static final String DAY = "2026-11-20";
    private static final String CALLS = Calls.file(IntStream.range(0, 20_000).mapToObj(i -> i % 10 == 0
            ? Calls.lost("L" + i, DAY + " 10:" + (10 + i % 40)) : Calls.answered("G" + i, DAY + " 09:" + (10 + i % 40))).toList());

    /** By hand: of 20,000 calls each tenth is lost, so that the answer rate is 18,000 / 20,000. */
    @Test
    void connections_that_break_all_night_long_change_nothing(@TempDir Path quiet, @TempDir Path disturbed) throws Exception {
        TestHome first = centre(quiet, "quiet_night");
        assertThat(first.run("nightly", "--date", DAY).exit()).isZero();
        TestHome second = centre(disturbed, "night_of_resets");
        BrokenConnections connections = new BrokenConnections(SharedWarehouse.settings("quiet_night").home(),
                SharedWarehouse.credentials());
        long engine = connections.engine();
        List<Integer> rounds = new ArrayList<>();
        AtomicBoolean over = new AtomicBoolean();

        CompletableFuture<Void> breaking = CompletableFuture.runAsync(() -> {
            while (!over.get()) {
                breakAll(connections);
                rounds.add(1);
            }
        });
        TestHome.Result night;
        try {
            night = second.run("nightly", "--date", DAY);
        } finally {
            over.set(true);
        }
        breaking.get();

        assertThat(night.exit()).as(night.err()).isZero();
        assertThat(rounds).hasSizeGreaterThan(5);
        assertThat(connections.engine()).isEqualTo(engine);
        assertThat(figures(second)).isEqualTo(figures(first)).contains("loaded 20000 of 20000",
                "answer_rate,18000.000000,20000.000000,0.900000");
        assertThat(disturbed.resolve("out/mail")).isDirectoryContaining("glob:**-daily-operations.eml");
    }

    private static TestHome centre(Path folder, String database) {
        TestHome home = new TestHome(folder, database, "Asia/Shanghai", "feeds: {calls: [{type: csv, path: 'calls-{date}.csv'}]}");
        home.write("calls-20261120.csv", CALLS);
        return home;
    }

    private static void breakAll(BrokenConnections connections) {
        try {
            connections.breakAll();
        } catch (IOException e) {
            throw new AssertionError("the engine no longer takes connections", e);
        }
    }

    /** What was loaded, every measure and every KPI of the day, by queue and hour too. */
    private static List<String> figures(TestHome home) {
        List<String> figures = new ArrayList<>();
        try (var warehouse = home.warehouse()) {
            figures.addAll(warehouse.query("SELECT concat(state, ' ', toString(loaded), ' of ', toString(rows_read)) AS x FROM feed_runs",
                    Map.of(), row -> row.string("x")));
        }
        for (String by : List.of("day", "queue", "hour", "agent")) {
            figures.addAll(home.run("measures", "--from", DAY, "--to", DAY, "--by", by, "--format", "csv").out().lines().toList());
        }
        home.run("kpi", "--from", DAY, "--to", DAY, "--format", "csv").csv().forEach(row -> figures.add(
                row.get("kpi") + "," + row.get("numerator") + "," + row.get("denominator") + "," + row.get("value")));
        return figures;
    }
}
