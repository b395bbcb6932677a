package callmart.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import callmart.calendar.BusinessCalendar;
import callmart.feed.Feeds;
import callmart.runlog.CheckResult;
import callmart.testing.OneWholeDay;
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
import java.util.Set;
import java.util.TreeMap;
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
    private static final BusinessCalendar CALENDAR = BusinessCalendar.plain(ZONE);
    private static final Path SQL = ReferenceData.projectRoot().resolve("sql");

    private Warehouse warehouse;
    private List<String> tables;

    @BeforeAll
    void a_sound_day_of_a_whole_centre(@TempDir Path folder) {
        TestHome home = OneWholeDay.home(folder, "checks").makingOnly();
        home.run("nightly", "--date", DAY.toString(), "--no-mail");
        warehouse = home.warehouse();
        assertThat(warehouse.query("SELECT feed, error FROM feed_runs WHERE state = 'failed'", Map.of(), row -> row.string("feed") + ": "
                + row.string("error"))).isEmpty();
        warehouse.execute("INSERT INTO feed_runs (run_id, feed, business_date, state, loaded, finished_at) SELECT 'r', feed, toDate('" + DAY
                + "') - 7 * week, 'loaded', 2, now64() FROM (SELECT arrayJoin(['calls', 'agent_states']) AS feed, arrayJoin([1, 2, 3, 4]) AS week)");
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
        return new Checks(warehouse, SQL, CALENDAR, Map.of()).run(DAY);
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
    void every_damage_breaks_its_check(String check, @TempDir Path folder) throws IOException {
        Files.createSymbolicLink(folder.resolve("measures"), SQL.resolve("measures"));
        Files.copy(SQL.resolve("checks/" + check + ".sql"), Files.createDirectory(folder.resolve("checks")).resolve(check + ".sql"));
        Checks one = new Checks(warehouse, folder, CALENDAR, Map.of());
        List<String> unseen = new ArrayList<>();
        for (String damage : damages(check)) {
            warehouse.execute(damage);
            CheckResult result = one.run(DAY).get(0);
            assertThat(result.name()).isEqualTo(check);
            if (result.holds() || result.detail().isBlank()) {
                unseen.add(damage);
            }
            assertThat(Feeds.NAMES).as("what " + check + " uses").containsAll(result.uses());
            restore(damage);
        }
        assertThat(unseen).as("damages that " + check + " does not see").isEmpty();
        assertThat(one.run(DAY)).allMatch(CheckResult::holds);
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
    void a_day_of_which_one_table_was_computed_is_held_against_the_checks_that_name_it() {
        List<CheckResult> results = new Checks(warehouse, SQL, CALENDAR, Map.of()).run(new TreeMap<>(Map.of(DAY.minusDays(5), Set.of("ticket_measures"))));

        assertThat(results).extracting(CheckResult::name)
                .containsExactly("first_time_customers_counted_again", "months_agree", "obligations_counted_again", "tickets_channels_add_up",
                        "tickets_checked_within_whole", "tickets_counted_again", "tickets_parts_within_whole");
        assertThat(results).extracting(CheckResult::day).containsOnly(DAY.minusDays(5));
    }

    @Test
    void next_to_a_day_that_was_loaded_the_checks_that_look_at_facts_alone_run_too() {
        List<CheckResult> results = new Checks(warehouse, SQL, CALENDAR, Map.of()).run(new TreeMap<>(Map.of(DAY, Set.of(DaysToMeasure.EVERY),
                DAY.plusDays(1), Set.of("case_measures"), DAY.minusDays(2), Set.of("case_measures"))));

        assertThat(results).filteredOn(result -> result.day().equals(DAY)).extracting(CheckResult::name).containsExactlyElementsOf(
                run().stream().map(CheckResult::name).toList());
        assertThat(results).filteredOn(result -> result.day().equals(DAY.plusDays(1))).extracting(CheckResult::name)
                .contains("calls_without_first_leg", "feeds_rows_are_held", "cases_counted_again").doesNotContain("calls_counted_again");
        assertThat(results).filteredOn(result -> result.day().equals(DAY.minusDays(2))).extracting(CheckResult::name)
                .contains("cases_counted_again").doesNotContain("calls_without_first_leg");
    }

    @Test
    void what_is_said_once_a_month_is_the_same_on_each_of_its_days_and_recorded_for_each() throws IOException {
        warehouse.execute("ALTER TABLE ticket_measures DROP PARTITION '2026-11-20'");
        List<CheckResult> results = new Checks(warehouse, SQL, CALENDAR, Map.of()).run(new TreeMap<>(Map.of(DAY, Set.of("ticket_measures"),
                DAY.plusDays(3), Set.of("ticket_measures"))));
        Map<String, Object> lastDay = Map.of("day", LocalDate.of(2026, 11, 30), "tz", ZONE.getId());
        List<String> asked = warehouse.query(Files.readString(SQL.resolve("checks/months_agree.sql")), lastDay, row -> row.string("detail"));
        restore("ALTER TABLE ticket_measures");

        assertThat(results).filteredOn(result -> result.name().equals("months_agree")).extracting(CheckResult::day, CheckResult::detail)
                .containsExactly(tuple(DAY, String.join("; ", asked)), tuple(DAY.plusDays(3), String.join("; ", asked)));
        assertThat(asked).hasSize(1);
    }

    @Test
    void every_feeds_held_rows_are_checked() throws IOException {
        String text = Files.readString(SQL.resolve("checks/feeds_rows_are_held.sql"));

        assertThat(Feeds.NAMES).allSatisfy(feed -> assertThat(text).contains("'" + feed + "'", "FROM " + feed));
    }

    @Test
    void a_check_that_does_not_say_what_it_uses_stops_the_start(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("measures"));
        Files.createDirectories(folder.resolve("checks"));
        Files.writeString(folder.resolve("checks/odd.sql"), "-- severity: fail\nSELECT 1 AS detail");

        assertThatThrownBy(() -> new Checks(warehouse, folder, CALENDAR, Map.of())).hasMessage("sql/checks/odd.sql does not begin with '-- severity: fail'"
                + " or '-- severity: warn', in the second line '-- uses: ' and feeds, or *, and in the third '-- label: ' and in Chinese what should be so");
    }
}
