package callmart.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.Main;
import callmart.testing.Calls;
import callmart.testing.SharedWarehouse;
import callmart.testing.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A night in a process of its own, killed without warning at the moment when a trace of a step shows, and run again: the
 * result is that of one clean night.
 */
class KilledNightTest {

    private static final String DAY = "2026-11-20";
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    /** @param trace a query of the warehouse that yields a row as soon as the step in question has begun or ended */
    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT 1 AS x FROM runs",
        "SELECT 1 AS x FROM system.tables WHERE database = currentDatabase() AND name LIKE 'calls_staging%'",
        "SELECT 1 AS x FROM feed_runs",
        "SELECT 1 AS x FROM call_measures LIMIT 1",
        "SELECT 1 AS x FROM checks LIMIT 1",
        "SELECT 1 AS x FROM report_runs WHERE state = 'rendered'"})
    void killed_at_any_step_and_run_again_the_result_is_that_of_a_clean_night(String trace) throws Exception {
        TestHome home = new TestHome(folder, "killed_night", "Asia/Shanghai",
                "feeds: {calls: [{type: csv, path: 'calls-{date}.csv'}]}");
        home.write("calls-20261120.csv", Calls.file(IntStream.range(0, 30_000)
                .mapToObj(i -> Calls.answered("C" + i, String.format("%s %02d:%02d", DAY, 8 + i % 10, 10 + i % 45))).toList()));
        assertThat(home.run("status").exit()).isZero();

        Process night = start(home);
        awaitTrace(home, trace, night);
        night.destroyForcibly().waitFor();

        assertThat(home.run("nightly", "--date", DAY).exit()).isZero();
        assertThat(one(home, "SELECT toString(count()) AS x FROM calls")).isEqualTo("30000");
        assertThat(one(home, "SELECT concat(toString(sum(seizures)), ' ', toString(sum(talk_s))) AS x FROM call_measures"))
                .isEqualTo("30000 3600000");
        assertThat(one(home, "SELECT concat(toString(rows_read), ' ', toString(loaded), ' ', state) AS x FROM feed_runs"
                + " ORDER BY finished_at DESC LIMIT 1")).isEqualTo("30000 30000 loaded");
        assertThat(one(home, "SELECT toString(count()) AS x FROM system.tables WHERE database = currentDatabase() AND name"
                + " LIKE '%staging%'")).isEqualTo("0");
        assertThat(folder.resolve("out/mail")).isDirectoryContaining("glob:**.eml").isDirectoryNotContaining("glob:**.part");
    }

    private Process start(TestHome home) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-Dcallmart.root=" + System.getProperty("callmart.root"), "-Dcallmart.cache=" + SharedWarehouse.cache(), "-cp",
                System.getProperty("java.class.path"), Main.class.getName(), "nightly", "--date", DAY, "--home", folder.toString(),
                "--config", folder.resolve("test-config").toString()));
        Path log = Files.createTempFile("night", ".log");
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    private static void awaitTrace(TestHome home, String trace, Process night) throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        try (var warehouse = home.warehouse()) {
            while (warehouse.query(trace, Map.of(), row -> row.longValue("x")).isEmpty()) {
                assertThat(System.nanoTime()).as("the trace did not show: " + trace).isLessThan(deadline);
                if (night.waitFor(2, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        }
    }

    private static String one(TestHome home, String sql) {
        try (var warehouse = home.warehouse()) {
            return warehouse.query(sql, Map.of(), row -> row.string("x")).get(0);
        }
    }
}
