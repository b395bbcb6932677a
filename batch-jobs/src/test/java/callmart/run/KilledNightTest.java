package callmart.run;

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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A night in a process of its own, killed without warning at the moment when a trace of a step shows, and run again: the
 * result is that of one clean night.
 */
class KilledNightTest {

    private static final String DAY = "2026-11-20";
    /** Only a night that hangs lives as long; on a busy machine a step may take minutes. */
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final String LEGS = "call_id,leg,direction,agent_id,arrived_at,queued_at,answered_at,ended_at\n";
    private static final String OTHERS = IntStream.range(0, 60_000).mapToObj(i -> "C" + i + ",1,inbound,7001," + DAY + " 09:00:00," + DAY
            + " 09:00:00," + DAY + " 09:00:05," + DAY + " 09:01:00\n").collect(Collectors.joining());
    private static final String HELD = "SELECT toString(count()) AS x FROM calls WHERE business_date = '" + DAY + "'";
    private static final String ANSWERED = "SELECT concat(toString(sumIf(answered, business_date = '2026-11-19')), ' ',"
            + " toString(sumIf(answered, business_date = '" + DAY + "'))) AS x FROM call_measures";

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
                "feeds: {calls: [{type: csv, path: 'calls-{date}.csv'}]}").makingOnly("daily-operations");
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

    /**
     * The corrected file lacks the leg after midnight that had answered a call of the day before. The new night is killed when it has noted what hangs on
     * the old facts and has not yet put the new ones in their place.
     */
    @Test
    void a_correction_that_is_killed_before_its_swap_and_run_again_measures_the_day_before_anew() throws Exception {
        TestHome home = new TestHome(folder, "killed_correction", "Asia/Shanghai", "feeds: {calls: [{type: csv, path: 'calls-{date}.csv'}]}")
                .makingOnly();
        String second = "X,2,inbound,7001,2026-11-20 00:10:00,2026-11-20 00:10:00,2026-11-20 00:11:00,2026-11-20 00:20:00\n";
        home.write("calls-20261119.csv", LEGS + "X,1,inbound,,2026-11-19 23:50:00,2026-11-19 23:51:00,,2026-11-20 00:10:00\n");
        home.write("calls-20261120.csv", LEGS + second + OTHERS);
        assertThat(home.run("backfill", "--from", "2026-11-19", "--to", DAY, "--no-mail").exit()).isIn(0, 3);
        assertThat(one(home, ANSWERED)).isEqualTo("1 60000");
        home.write("calls-20261120.csv", LEGS + OTHERS);

        Process night = start(home);
        awaitTrace(home, "SELECT 1 AS x FROM system.tables WHERE database = currentDatabase() AND name = 'calls_staging'", night);
        night.destroyForcibly().waitFor();

        assertThat(one(home, HELD)).isEqualTo("60001");
        assertThat(one(home, "SELECT toString(count() > 0) AS x FROM days_to_measure WHERE business_date = '2026-11-19'")).isEqualTo("1");
        assertThat(home.run("nightly", "--date", DAY, "--no-mail").exit()).isIn(0, 3);
        assertThat(one(home, HELD)).isEqualTo("60000");
        assertThat(one(home, ANSWERED)).isEqualTo("0 60000");
        assertThat(one(home, "SELECT toString(count()) AS x FROM days_to_measure")).isEqualTo("0");
    }

    private Process start(TestHome home) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + folder,
                "-Dcallmart.root=" + System.getProperty("callmart.root"), "-Dcallmart.cache=" + SharedWarehouse.cache(), "-cp",
                System.getProperty("java.class.path"), Main.class.getName(), "nightly", "--date", DAY, "--home", folder.toString(),
                "--config", folder.resolve("test-config").toString()));
        Path log = Files.createTempFile(folder, "night", ".log");
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
