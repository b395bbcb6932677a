package callmart.load;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.config.ConfigFolder;
import callmart.config.Faults;
import callmart.config.Secrets;
import callmart.extract.SourceDefinition;
import callmart.extract.source.Extraction;
import callmart.extract.source.SourcesFile;
import callmart.feed.Feeds;
import callmart.feed.WordLists;
import callmart.runlog.FeedRun;
import callmart.runlog.RunLog;
import callmart.testing.ReferenceData;
import callmart.testing.SharedWarehouse;
import callmart.testing.TestDatabase;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day without rows in a database, after weeks in which its weekday had some. */
class QuietDayTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    private Warehouse warehouse;
    private String url;

    @TempDir
    private Path folder;

    @BeforeEach
    void two_mondays_with_calls() throws IOException {
        warehouse = SharedWarehouse.migrated("quiet_day");
        url = TestDatabase.H2.fresh(folder, "quiet");
        TestDatabase.H2.execute(url, "CREATE TABLE calls (call_id VARCHAR, direction VARCHAR, arrived_at TIMESTAMP, ended_at TIMESTAMP)",
                "INSERT INTO calls VALUES ('1', 'inbound', '2026-11-09 09:00:00', '2026-11-09 09:01:00')",
                "INSERT INTO calls VALUES ('2', 'inbound', '2026-11-16 09:00:00', '2026-11-16 09:01:00')",
                "INSERT INTO calls VALUES ('3', 'inbound', '2026-11-16 09:00:00', '2026-11-16 09:01:00')");
        Files.writeString(folder.resolve("q.sql"), "SELECT * FROM calls WHERE arrived_at >= :from AND arrived_at < :to");
        load(MONDAY.minusDays(14), "");
        load(MONDAY.minusDays(7), "");
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    private FeedRun load(LocalDate day, String keys) throws IOException {
        Files.writeString(folder.resolve("sources.yml"), "feeds: {calls: {type: jdbc, url: '" + url + "', username: "
                + TestDatabase.H2.user() + ", password: " + TestDatabase.H2.password() + ", query: q.sql" + keys + "}}");
        Faults faults = new Faults();
        List<SourceDefinition> sources = SourcesFile.read(new ConfigFolder(folder, ReferenceData.projectRoot().resolve("config")),
                List.of(folder), ZONE, Secrets.read(folder, Map.of()), WordLists.ofCategories("other"), faults).get("calls");
        faults.throwIfAny();
        return new FeedLoader(warehouse, new Extraction(folder, ZONE, WordLists.ofCategories("other")), new RunLog(warehouse, Clock.systemUTC()),
                Clock.systemUTC()).load(Feeds.get("calls"), day, sources, "run-" + System.nanoTime());
    }

    @Test
    void it_is_told() throws IOException {
        FeedRun run = load(MONDAY, "");

        assertThat(run.state()).isEqualTo(FeedRun.State.LOADED);
        assertThat(run.warnings()).isEqualTo(1);
        assertThat(new RunLog(warehouse, Clock.systemUTC()).warningTexts(List.of("calls"), MONDAY, MONDAY, 5)).containsExactly(
                "the database has no rows of this Monday, though it had some on 2026-11-16 (2), 2026-11-09 (1); a copy may lag behind:"
                        + " look to it and run the day again (1×)");
    }

    @Test
    void it_fails_where_the_source_says_so_and_loads_once_rows_are_there() throws IOException {
        FeedRun run = load(MONDAY, ", no-rows: fail");
        assertThat(run.state()).isEqualTo(FeedRun.State.FAILED);
        assertThat(run.error()).startsWith("the database has no rows of this Monday").endsWith("; nothing was loaded");

        TestDatabase.H2.execute(url, "INSERT INTO calls VALUES ('4', 'inbound', '2026-11-23 09:00:00', '2026-11-23 09:01:00')");
        assertThat(load(MONDAY, ", no-rows: fail").loaded()).isEqualTo(1);
    }

    /** What lags once lags again: the empty day before must not make the next one usual. */
    @Test
    void it_is_told_again_a_week_later_until_most_such_days_are_empty() throws IOException {
        load(MONDAY, "");
        assertThat(load(MONDAY.plusDays(7), "").warnings()).isEqualTo(1);
        assertThat(load(MONDAY.plusDays(14), "").warnings()).isZero();
    }

    @Test
    void a_weekday_that_is_not_known_to_have_rows_may_have_none() throws IOException {
        assertThat(load(MONDAY.minusDays(1), ", no-rows: fail").state()).isEqualTo(FeedRun.State.LOADED);
        assertThat(load(MONDAY.plusDays(6), ", no-rows: fail").warnings()).isZero();
    }
}
