package callmart.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import callmart.config.Folders;
import callmart.operate.RetentionSettings.Kind;
import callmart.personal.PersonalAge;
import callmart.testing.ReferenceData;
import callmart.testing.SharedWarehouse;
import callmart.warehouse.QueryFolder;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On 2026-11-22 in Shanghai. */
class RetentionTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @TempDir
    private Path home;

    private Path file(String path, String writtenAt) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x");
        return Files.setLastModifiedTime(file, FileTime.from(Instant.parse(writtenAt)));
    }

    private Map<String, Long> apply(Warehouse warehouse, Map<Kind, Integer> days) {
        return new Retention(new RetentionSettings(days), ZONE, new Folders(home, home, home, home), warehouse, List.of("calls", "tickets"),
                new PersonalAge(warehouse, new QueryFolder(ReferenceData.projectRoot().resolve("sql/base/functions")), List.of())).apply(NOW);
    }

    private static Warehouse warehouse() {
        Warehouse warehouse = SharedWarehouse.migrated("retention");
        return warehouse;
    }

    @Test
    void reports_go_by_the_end_of_their_period_and_pages_and_strangers_stay() throws IOException {
        Path old = file("out/reports/2026-10-17/daily-operations.xlsx", "2026-11-22T00:00:00Z");
        Path oldWeek = file("out/reports/2026-W41/weekly-operations.pdf", "2026-11-22T00:00:00Z");
        Path oldCells = file("var/cells/2026-10-17/daily-operations.v1.tsv.gz", "2026-11-22T00:00:00Z");
        List<Path> kept = List.of(file("out/reports/2026-10-18/daily-operations.xlsx", "2020-01-01T00:00:00Z"),
                file("out/reports/2026-W42/weekly-operations.pdf", "2020-01-01T00:00:00Z"),
                file("var/cells/2026-10-18/daily-operations.v1.tsv.gz", "2020-01-01T00:00:00Z"),
                file("out/reports/2026-10/monthly-operations.pdf", "2020-01-01T00:00:00Z"),
                file("out/reports/index.html", "2020-01-01T00:00:00Z"), file("out/reports/notes/mine.txt", "2020-01-01T00:00:00Z"));
        try (Warehouse warehouse = warehouse()) {
            assertThat(apply(warehouse, Map.of(Kind.REPORTS, 35))).containsOnly(entry("report files", 2L), entry("cells of reports", 1L));
            assertThat(apply(warehouse, Map.of(Kind.REPORTS, 35))).isEmpty();
        }
        assertThat(List.of(old, oldWeek, oldCells)).noneMatch(Files::exists);
        assertThat(old.getParent()).doesNotExist();
        assertThat(kept).allMatch(Files::exists);
    }

    @Test
    void messages_logs_and_drafts_go_by_when_they_were_written() throws IOException {
        List<Path> old = List.of(file("out/mail/a.eml", "2026-10-16T15:59:59Z"), file("var/outbox/a.eml", "2026-10-16T15:59:59Z"), file("var/log/callmart.2026-10-01.0.log.gz", "2026-10-16T15:59:59Z"),
                file("out/reports/2026-11-21/.x.xlsx123.part", "2026-11-19T15:59:59Z"));
        List<Path> kept = List.of(file("out/mail/b.eml", "2026-10-16T16:00:00Z"), file("var/outbox/b.eml", "2026-10-16T16:00:00Z"), file("out/mail/notes.txt", "2020-01-01T00:00:00Z"),
                file("var/log/callmart.log", "2026-10-16T16:00:00Z"), file("out/mail/.b.eml1.part", "2026-11-19T16:00:00Z"));
        try (Warehouse warehouse = warehouse()) {
            assertThat(apply(warehouse, Map.of(Kind.MAILS, 36, Kind.LOGS, 36, Kind.LEFT_OVERS, 2)))
                    .containsOnly(entry("messages", 1L), entry("drafts of messages", 1L), entry("log files", 1L), entry("drafts of files", 1L));
        }
        assertThat(old).noneMatch(Files::exists);
        assertThat(kept).allMatch(Files::exists);
    }

    @Test
    void a_link_that_leads_out_of_the_home_is_not_followed(@TempDir Path elsewhere) throws IOException {
        Path precious = Files.writeString(elsewhere.resolve("precious.xlsx"), "x");
        Files.createDirectories(home.resolve("out/reports"));
        Files.createSymbolicLink(home.resolve("out/reports/2020-01-01"), elsewhere);
        Files.createDirectories(home.resolve("out/reports/2020-01-02"));
        Files.createSymbolicLink(home.resolve("out/reports/2020-01-02/link"), elsewhere);
        try (Warehouse warehouse = warehouse()) {
            apply(warehouse, Map.of(Kind.REPORTS, 35));
        }
        assertThat(precious).exists();
        assertThat(home.resolve("out/reports/2020-01-02")).doesNotExist();
    }

    @Test
    void records_go_by_when_they_were_made_and_what_became_of_reports_stays() {
        try (Warehouse warehouse = warehouse()) {
            warehouse.execute("INSERT INTO rejected_rows (run_id, feed, business_date, raw, recorded_at) VALUES ('r', 'calls', '2026-08-23', 'old',"
                    + " '2026-08-23 15:59:59.999'), ('r', 'calls', '2026-08-23', 'kept', '2026-08-23 16:00:00')");
            for (String table : List.of("feed_warnings", "checks", "report_runs")) {
                warehouse.execute("INSERT INTO " + table + " (run_id, recorded_at) VALUES ('r', '2020-01-01 00:00:00')");
            }
            warehouse.execute("INSERT INTO runs (run_id, started_at, recorded_at) VALUES ('r', '2020-01-01 00:00:00', '2020-01-01 00:00:00')");
            warehouse.execute("INSERT INTO feed_runs (run_id, finished_at) VALUES ('old', '2020-01-01 00:00:00'), ('kept', '2026-11-01 00:00:00')");

            assertThat(apply(warehouse, Map.of(Kind.REJECTED_ROWS, 90, Kind.RUN_RECORDS, 400))).containsOnly(entry("refused rows", 1L),
                    entry("runs", 1L), entry("loads", 1L), entry("warnings", 1L), entry("checks", 1L));

            assertThat(column(warehouse, "SELECT raw AS x FROM rejected_rows")).containsExactly("kept");
            assertThat(column(warehouse, "SELECT run_id AS x FROM feed_runs")).containsExactly("kept");
            assertThat(column(warehouse, "SELECT run_id AS x FROM report_runs")).containsExactly("r");
        }
    }

    @Test
    void facts_go_by_whole_business_days_and_only_when_asked_for() {
        try (Warehouse warehouse = warehouse()) {
            warehouse.execute("INSERT INTO calls (business_date, call_id) VALUES ('2025-10-17', 'old'), ('2025-10-18', 'kept')");
            warehouse.execute("INSERT INTO call_measures (business_date) VALUES ('2025-10-17')");
            assertThat(apply(warehouse, RetentionSettings.defaults().days())).isEmpty();
            assertThat(apply(warehouse, Map.of(Kind.FACTS, 400))).containsOnly(entry("days of calls", 1L));
            assertThat(column(warehouse, "SELECT call_id AS x FROM calls")).containsExactly("kept");
            assertThat(column(warehouse, "SELECT toString(count()) AS x FROM call_measures")).containsExactly("1");
        }
    }

    @Test
    void staging_tables_that_nobody_changes_go() {
        try (Warehouse warehouse = warehouse()) {
            warehouse.execute("CREATE TABLE calls_staging AS calls");
            assertThat(new OldRows(warehouse).staging(Instant.now().minusSeconds(3600))).isZero();
            assertThat(new OldRows(warehouse).staging(Instant.now().plusSeconds(3600))).isEqualTo(1);
            assertThat(column(warehouse, "SELECT name AS x FROM system.tables WHERE database = 'retention' AND name IN ('calls', 'calls_staging')"))
                    .containsExactly("calls");
        }
    }

    @Test
    void what_is_still_needed_cannot_be_removed() {
        assertThatThrownBy(() -> new RetentionSettings(Map.of(Kind.RUN_RECORDS, 30)))
                .hasMessage("run-records are needed for at least 400 days, found 30d");
    }

    private static List<String> column(Warehouse warehouse, String sql) {
        return warehouse.query(sql, Map.of(), row -> row.string("x"));
    }
}
