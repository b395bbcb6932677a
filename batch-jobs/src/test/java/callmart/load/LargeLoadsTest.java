package callmart.load;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.sample.CallsBenchFile;
import callmart.testing.TestDatabase;
import callmart.testing.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A million rows of a day, through the whole load, within the heap of the test run (512 MB). */
class LargeLoadsTest {

    private static final String DAY = "2026-11-20";
    private static final int MANY = 1_000_000;

    @TempDir
    private Path folder;

    @Test
    void a_million_rows_of_a_file_load() throws IOException {
        CallsBenchFile.write(folder.resolve("calls.csv"), LocalDate.parse(DAY), MANY);

        assertLoads("{type: csv, path: calls.csv}");
    }

    @Test
    void a_million_rows_of_a_postgresql_table_load() throws IOException {
        String url = TestDatabase.POSTGRES.fresh(folder, "large_load");
        TestDatabase.POSTGRES.execute(url, "CREATE TABLE cdr AS SELECT 'C' || g AS call_id, 'inbound' AS direction, 'sales' AS queue,"
                + " '2000' || g % 10 AS agent_id, timestamp '" + DAY + " 00:00:00' + g * interval '80 millisecond' AS arrived_at"
                + " FROM generate_series(1, " + MANY + ") g");
        Files.writeString(folder.resolve("calls.sql"), "SELECT call_id, direction, queue, agent_id, arrived_at, arrived_at AS queued_at,"
                + " arrived_at + interval '7 second' AS answered_at, arrived_at + interval '90 second' AS ended_at FROM cdr"
                + " WHERE arrived_at >= :from AND arrived_at < :to");

        assertLoads("{type: jdbc, url: '" + url + "', username: '" + TestDatabase.POSTGRES.user() + "', password: '"
                + TestDatabase.POSTGRES.password() + "', query: calls.sql}");
    }

    private void assertLoads(String source) {
        TestHome home = new TestHome(folder, "large_loads", "Asia/Shanghai", "feeds: {calls: [" + source + "]}");

        TestHome.Result result = home.run("nightly", "--date", DAY, "--feeds", "calls", "--no-mail");

        assertThat(result.exit()).as(result.err()).isIn(0, 3);
        try (var warehouse = home.warehouse()) {
            assertThat(warehouse.query("SELECT concat(state, ' ', toString(loaded), ' ', error) AS x FROM feed_runs", Map.of(),
                    row -> row.string("x"))).containsExactly("loaded " + MANY + " ");
            warehouse.execute("TRUNCATE TABLE calls");
        }
    }
}
