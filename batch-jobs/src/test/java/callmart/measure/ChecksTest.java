package callmart.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.feed.Feeds;
import callmart.runlog.CheckResult;
import callmart.testing.Calls;
import callmart.testing.ReferenceData;
import callmart.testing.TestHome;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each reconciliation check holds on a sound day of a whole small centre and is seen to break on damaged ones. The damages lie in
 * {@code checks/NAME.sql}, one statement a line, each of which must break the check of that name; a check without any fails here.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ChecksTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Path SQL = ReferenceData.projectRoot().resolve("sql");
    private static final Map<String, String> ROWS = Map.ofEntries(
            Map.entry("calls", Calls.file(List.of(Calls.answered("A", DAY + " 09:10"), Calls.answered("B", DAY + " 10:10")))),
            Map.entry("surveys", "call_id,offered_at,result\nA,2026-11-20 09:12:10,satisfied\nB,2026-11-20 10:12:10,\n"),
            Map.entry("agent_states", "agent_id,state,from_at,to_at\n7001,logged_in,2026-11-20 08:00:00,2026-11-20 12:00:00\n"
                    + "7001,busy,2026-11-20 09:00:00,2026-11-20 09:05:00\n7001,logged_in,2026-11-20 13:00:00,\n"),
            Map.entry("shifts", "agent_id,date,starts_at,ends_at\n7001,2026-11-20,2026-11-20 08:00:00,2026-11-20 12:00:00\n"),
            Map.entry("staffing", "date,interval_start,required_seats\n2026-11-20,2026-11-20 09:00:00,2\n2026-11-20,2026-11-20 11:45:00,1\n"),
            Map.entry("attendance", "date,agent_id,scheduled_shift,actual_shift,late_minutes\n2026-11-20,7001,早,早,12\n2026-11-20,7002,休,,\n"),
            Map.entry("tickets", "ticket_id,agent_id,kind,category,status,created_at,updated_at\nT1,7001,complaint,design,open,2026-11-20 09:12:00,"
                    + "2026-11-20 09:30:00\nT2,,inquiry,,done,2026-11-20 10:00:00,2026-11-20 10:00:00\n"),
            Map.entry("complaint_cases", "case_id,agent_id,received_at,verdict,updated_at\nC1,7001,2026-11-20 11:00:00,pending,2026-11-20 11:00:00\n"),
            Map.entry("qa_reviews", "review_id,reviewed_on,call_id,category,agent_id,has_problem,compliant\nR1,2026-11-20,A,design,7001,0,1\n"
                    + "R2,2026-11-20,,design,7001,1,0\n"),
            Map.entry("qa_plans", "month,agent_id,planned\n2026-11,,10\n2026-11,7001,4\n"),
            Map.entry("penalty_slips", "slip_id,date,agent_id,code\nS1,2026-11-20,7001,D2\n"),
            Map.entry("agents", "agent_id,name,team\n7001,陈晨,T0\n7002,李莉,T1\n"));

    private Warehouse warehouse;
    private List<String> tables;

    @BeforeAll
    void a_sound_day_of_a_whole_centre(@TempDir Path folder) {
        List<String> sources = ROWS.keySet().stream().map(feed -> feed + ": [{type: csv, path: " + feed + ".csv}]").toList();
        TestHome home = new TestHome(folder, "checks", "Asia/Shanghai", "feeds: {" + String.join(", ", sources) + "}");
        ROWS.forEach((feed, rows) -> home.write(feed + ".csv", rows));
        home.run("nightly", "--date", DAY.toString(), "--no-mail");
        warehouse = home.warehouse();
        assertThat(warehouse.query("SELECT feed, error FROM feed_runs WHERE state = 'failed'", Map.of(), row -> row.string("feed") + ": "
                + row.string("error"))).isEmpty();
        tables = warehouse.query("SELECT name FROM system.tables WHERE database = currentDatabase() AND engine LIKE '%MergeTree'", Map.of(),
                row -> row.string("name"));
        for (String table : tables) {
            warehouse.execute("CREATE TABLE sound_" + table + " AS " + table);
            warehouse.execute("INSERT INTO sound_" + table + " SELECT * FROM " + table);
        }
    }

    @AfterAll
    void close() {
        warehouse.close();
    }

    private List<CheckResult> run() {
        return new Checks(warehouse, SQL, ZONE).run(DAY);
    }

    static List<String> checks() throws IOException {
        try (Stream<Path> files = Files.list(SQL.resolve("checks"))) {
            return files.map(file -> file.getFileName().toString().replace(".sql", "")).sorted().toList();
        }
    }

    @Test
    void all_checks_hold_on_a_sound_day() {
        assertThat(run()).isNotEmpty().allSatisfy(result -> assertThat(result.holds()).as(result.name() + ": " + result.detail()).isTrue());
    }

    @ParameterizedTest
    @MethodSource("checks")
    void every_damage_breaks_its_check(String check) throws IOException {
        List<String> unseen = new ArrayList<>();
        for (String damage : damages(check)) {
            warehouse.execute(damage);
            CheckResult result = run().stream().filter(one -> one.name().equals(check)).findFirst().orElseThrow();
            if (result.holds() || result.detail().isBlank()) {
                unseen.add(damage);
            }
            assertThat(Feeds.NAMES).as("what " + check + " uses").containsAll(result.uses());
            restore(damage);
        }
        assertThat(unseen).as("damages that " + check + " does not see").isEmpty();
        assertThat(run()).filteredOn(result -> result.name().equals(check)).allMatch(CheckResult::holds);
    }

    private static List<String> damages(String check) throws IOException {
        try (InputStream in = ChecksTest.class.getResourceAsStream("checks/" + check + ".sql")) {
            assertThat(in).as("damages that break the check; write measure/checks/" + check + ".sql").isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
        }
    }

    private void restore(String damage) {
        for (String table : tables) {
            if (damage.matches("\\w+( INTO| TABLE)? " + table + "\\b.*")) {
                warehouse.execute("TRUNCATE TABLE " + table + " SYNC");
                warehouse.execute("INSERT INTO " + table + " SELECT * FROM sound_" + table);
            }
        }
    }

    @Test
    void a_broken_check_that_tells_feeds_apart_names_those_that_do_not_agree() {
        warehouse.execute("ALTER TABLE tickets DROP PARTITION '2026-11-20'");
        CheckResult result = run().stream().filter(one -> one.name().equals("feeds_rows_are_held")).findFirst().orElseThrow();
        restore("ALTER TABLE tickets");

        assertThat(result.uses()).containsExactly("tickets");
        assertThat(result.detail()).isEqualTo("tickets: 2 rows were recorded as held, the warehouse holds 0");
        assertThat(result.withholds(List.of("calls", "tickets"))).isTrue();
        assertThat(result.withholds(List.of("calls"))).isFalse();
    }

    @Test
    void agents_who_are_not_in_the_list_are_named() {
        warehouse.execute("INSERT INTO calls (business_date, agent_id) VALUES ('2026-11-20', '9001'), ('2026-11-20', '8001'), ('2026-11-20', '9001')");
        CheckResult result = run().stream().filter(one -> one.name().equals("agents_are_known")).findFirst().orElseThrow();
        restore("INSERT INTO calls");

        assertThat(result.severity()).isEqualTo(CheckResult.Severity.WARN);
        assertThat(result.detail()).isEqualTo("calls: 2 agents are not in agents: 8001, 9001");
    }

    @Test
    void every_feeds_held_rows_are_checked() throws IOException {
        String text = Files.readString(SQL.resolve("checks/feeds_rows_are_held.sql"));

        assertThat(Feeds.NAMES).allSatisfy(feed -> assertThat(text).contains("'" + feed + "'", "FROM " + feed));
    }

    @Test
    void a_check_that_does_not_say_what_it_uses_stops_the_start(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("checks"));
        Files.writeString(folder.resolve("checks/odd.sql"), "-- severity: fail\nSELECT 1 AS detail");

        assertThatThrownBy(() -> new Checks(warehouse, folder, ZONE)).hasMessage("sql/checks/odd.sql does not begin with '-- severity: fail'"
                + " or '-- severity: warn' and in the second line '-- uses: ' and feeds, or *");
    }
}
