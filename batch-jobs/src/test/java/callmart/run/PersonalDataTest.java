package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.FactLoader;
import callmart.testing.FaultyDoor;
import callmart.testing.OneWholeDay;
import callmart.testing.SharedWarehouse;
import callmart.testing.TestHome;
import callmart.warehouse.Warehouse;
import callmart.warehouse.WarehouseException;
import callmart.wiring.Wiring;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Customers' numbers and words in every feed of one day, in refused rows and in warnings, become keys by age or one by one; no figure changes. */
class PersonalDataTest {

    private static final String LOADED = "personal_data_loaded";
    private static final String DAY = OneWholeDay.DAY.toString();
    private static final String NUMBER = "13800000001";
    /** How people write it. */
    private static final List<String> WRITTEN = List.of(NUMBER, "+86 138-0000-0001", "013800000001", "008613800000001", "138 0000 0001", "１３８０００００００１");
    private static final String OTHER = "13800000002";
    private static final Instant LATER = Instant.parse("2028-06-01T00:00:00Z");

    @TempDir
    private Path folder;
    private TestHome home;

    @BeforeAll
    static void load(@TempDir Path folder) {
        night(files(folder, LOADED));
    }

    @BeforeEach
    void take_what_was_loaded() {
        home = files(folder, "personal_data");
        try (Warehouse from = Warehouse.open(SharedWarehouse.settings(LOADED)); Warehouse to = home.warehouse()) {
            SharedWarehouse.copy(from, to);
        }
    }

    private static TestHome files(Path folder, String database) {
        TestHome home = OneWholeDay.home(folder, database);
        home.write("calls.csv", "call_id,leg,direction,caller,callee,arrived_at,queued_at,answered_at,ended_at,agent_id,queue\n"
                + callOf("A", "09:10", OTHER) + callOf("B", "10:10", NUMBER) + callOf("C", "10:30", WRITTEN.get(1)) + callOf("D", "10:40", WRITTEN.get(2))
                + callOf("E", "10:50", OTHER) + callOf("F", "25:99", NUMBER));
        home.write("tickets.csv", "ticket_id,agent_id,kind,category,status,caller,contact_phone,content,created_at,updated_at\n"
                + "T1,7001,complaint,design,open," + WRITTEN.get(3) + ",," + words(NUMBER) + ",2026-11-20 10:45:00,2026-11-20 10:50:00\n"
                + "T2,,inquiry,,done," + OTHER + "," + WRITTEN.get(4) + "," + words("１３８０００００００１") + ",2026-11-20 10:00:00,2026-11-20 10:00:00\n");
        home.write("sms_subscriptions.csv", "phone,topic,subscribed_at,cancelled_at,updated_at\n" + NUMBER + ",天气,2026-11-20 09:00:00,,2026-11-20 09:00:00\n"
                + NUMBER + ",天气,2026-11-20 09:00:00,2026-11-20 12:00:00,2026-11-20 12:00:00\n" + OTHER + ",天气,2026-11-20 09:00:00,,2026-11-20 12:00:00\n");
        home.write("callbacks.csv", "callback_id,customer,phone,assigned_at,due_at,updated_at\n"
                + "B1,王女士," + NUMBER + ",2026-11-20 09:00:00,2026-11-20 18:00:00,2026-11-20 09:00:00\n");
        home.setClock(Clock.fixed(Instant.parse("2026-11-21T01:00:00Z"), ZoneOffset.UTC));
        return home;
    }

    private static void night(TestHome home) {
        try (Warehouse warehouse = home.warehouse()) {
            new FactLoader(warehouse, home.home()).load(home.home().resolve("test-config"), List.of(OneWholeDay.DAY));
        }
    }

    private static String callOf(String call, String time, String caller) {
        return String.join(",", call, "1", "inbound", caller, "4001", DAY + " " + time + ":00", DAY + " " + time + ":00", DAY + " " + time + ":08",
                DAY + " " + time + ":48", "7001", "q1") + "\n";
    }

    private static String words(String number) {
        return "请回电" + number + "，2026-11-21前";
    }

    /** Every row of every table of measures, and what the KPIs are. */
    private Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        try (Warehouse warehouse = home.warehouse()) {
            List<String> tables = warehouse.query("SELECT name FROM system.tables WHERE database = currentDatabase() AND engine LIKE '%MergeTree'"
                    + " AND (name LIKE '%measures' OR name IN ('customer_days', 'agent_intervals', 'call_intervals', 'call_waits')) ORDER BY name", Map.of(),
                    row -> row.string("name"));
            Map<String, List<String>> rows = new LinkedHashMap<>();
            tables.forEach(table -> rows.put(table, new ArrayList<>()));
            warehouse.forEach(ofEach(tables, "toString(tuple(*)) AS x"), Map.of(), row -> rows.get(row.string("name")).add(row.string("x")));
            figures.putAll(rows);
            figures.put("repeats", warehouse.query("SELECT concat(call_id, ' ', toString(count() OVER (PARTITION BY caller_key))) AS x"
                    + " FROM v_repeat_callers ORDER BY x", Map.of(), row -> row.string("x")));
        }
        figures.put("kpi", home.run("kpi", "--period", DAY, "--format", "csv").out());
        return figures;
    }

    private Map<String, Object> measuredAgain() {
        TestHome.Result again = home.run("measure", "--date", DAY);
        assertThat(again.err()).doesNotContain("failed");
        return figures();
    }

    /** Table to how many of its rows hold a text, in any way of writing for the number. */
    private Map<String, Long> holding(String pattern) {
        Map<String, Long> holding = new LinkedHashMap<>();
        try (Warehouse warehouse = home.warehouse()) {
            List<String> tables = warehouse.query("SELECT name FROM system.tables WHERE database = currentDatabase() AND engine LIKE '%MergeTree'"
                    + " AND total_rows > 0 ORDER BY name", Map.of(), row -> row.string("name"));
            warehouse.forEach(ofEach(tables, "countIf(match(translateUTF8(toString(tuple(*)), '０１２３４５６７８９', '0123456789'), {p:String})) AS x"),
                    Map.of("p", pattern), row -> holding.put(row.string("name"), row.longValue("x")));
            holding.values().removeIf(rows -> rows == 0);
        }
        return holding;
    }

    /** One statement: something of each table, with its name. */
    private static String ofEach(List<String> tables, String what) {
        return "SELECT name, x FROM (" + tables.stream().map(table -> "SELECT '" + table + "' AS name, " + what + " FROM " + table)
                .collect(Collectors.joining(" UNION ALL ")) + ") ORDER BY name, x";
    }

    private static String anyWriting(String number) {
        return String.join("[- ]?", number.split(""));
    }

    private void endOfRun(Instant at) throws IOException {
        home.write("test-config/application.yml", Files.readString(folder.resolve("test-config/application.yml")).replaceAll("(?m)^  retention.*\\R", "")
                + "  retention: {personal: 18m, rejected-rows: , run-records: , audit: }\n");
        try (Wiring mart = new Wiring(home.configuration(), Clock.fixed(at, ZoneOffset.UTC))) {
            mart.runEnd().finish();
        }
    }

    @Test
    void what_is_old_becomes_keys_and_no_figure_changes() throws IOException {
        Map<String, Object> before = figures();
        assertThat(before.get("customer_days")).asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(2);
        assertThat(holding(anyWriting(NUMBER))).containsKeys("calls", "tickets", "callbacks", "sms_messages", "sms_subscriptions", "campaign_contacts", "rejected_rows");
        assertThat(holding("请回电")).containsKeys("tickets");

        endOfRun(Instant.parse("2028-05-20T00:00:00Z"));
        assertThat(holding(anyWriting(NUMBER))).as("548 days old").containsKey("calls");
        try (Warehouse warehouse = home.warehouse()) {
            warehouse.execute("CREATE TABLE calls_staging_keys AS calls");
        }
        endOfRun(LATER);

        assertThat(holding(anyWriting(NUMBER))).isEmpty();
        assertThat(holding(anyWriting(OTHER))).isEmpty();
        assertThat(holding("请回电|王女士")).isEmpty();
        assertThat(holding("key:[0-9a-f]{16}")).containsKeys("calls", "tickets", "callbacks", "sms_messages", "sms_subscriptions", "campaign_contacts",
                "rejected_rows");
        assertThat(measuredAgain()).isEqualTo(before);
        Map<String, Long> parts = parts();
        endOfRun(LATER.plusSeconds(60));
        assertThat(parts()).as("nothing is written twice").isEqualTo(parts);

        try (Warehouse warehouse = home.warehouse()) {
            warehouse.execute("INSERT INTO calls (business_date, call_id, leg, direction, caller, arrived_at) VALUES ('" + DAY + "', 'L', 1, 'inbound', '"
                    + NUMBER + "', '2026-11-20 05:00:00')");
        }
        endOfRun(LATER.plusSeconds(120));
        assertThat(holding(anyWriting(NUMBER))).as("rows that come late").isEmpty();
    }

    private Map<String, Long> parts() {
        Map<String, Long> parts = new LinkedHashMap<>();
        try (Warehouse warehouse = home.warehouse()) {
            warehouse.forEach("SELECT table, max(max_block_number) AS last FROM system.parts WHERE active AND database = currentDatabase() AND table IN"
                    + " ('calls', 'tickets', 'rejected_rows', 'sms_subscriptions') GROUP BY table ORDER BY table", Map.of(),
                    row -> parts.put(row.string("table"), row.longValue("last")));
        }
        return parts;
    }

    @Test
    void one_number_is_forgotten_and_stays_so() throws IOException {
        Map<String, Object> before = figures();

        assertThat(List.of("12345", "abc13800000001", "138000000011380000000")).allSatisfy(none ->
                assertThat(home.run("forget", "--phone", none).exit()).isEqualTo(2));
        assertThat(home.run("forget").exit()).isEqualTo(2);
        TestHome.Result forgotten = home.run("forget", "--phone", "+86 138-0000-0001", "--format", "csv");

        assertThat(forgotten.exit()).as(forgotten.err()).isZero();
        assertThat(forgotten.csv()).allSatisfy(row -> assertThat(row).containsEntry("phone", "138****0001"));
        assertThat(forgotten.csv()).extracting(row -> row.get("table") + " " + row.get("rows") + " " + row.get("from") + " " + row.get("to")).contains(
                "calls 3 2026-11-20 2026-11-20", "tickets 2 2026-11-20 2026-11-20", "callbacks 1 2026-11-20 2026-11-20",
                "sms_subscriptions 2 2026-11-20 2026-11-20", "rejected_rows 1 2026-11-20 2026-11-20");
        assertThat(forgotten.out() + forgotten.err()).doesNotContain(NUMBER, "0000-0001");
        assertThat(holding(anyWriting(NUMBER))).isEmpty();
        assertThat(holding(anyWriting(OTHER))).containsKeys("calls", "tickets", "sms_subscriptions");
        assertThat(holding("请回电key:[0-9a-f]{16}[,，]2026-11-21前")).containsEntry("tickets", 2L);
        assertThat(measuredAgain()).isEqualTo(before);
        assertThat(home.run("audit", "--format", "csv").out()).contains("forget --phone 138****0001").doesNotContain("0000-0001", NUMBER);

        night(home);

        assertThat(holding(anyWriting(NUMBER))).as("loaded again").isEmpty();
        assertThat(figures()).isEqualTo(before);
        assertThat(home.run("forget", "--phone", NUMBER, "--format", "csv").csv()).isEmpty();
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile).filter(file -> !file.toString().endsWith(".csv") && !file.toString().endsWith(".lock")))
                    .noneMatch(PersonalDataTest::holdsNumber);
        }
    }

    /** The warehouse goes away after ever more of the work, which leaves in it what a killed command leaves. The number comes by standard input. */
    @Test
    void cut_off_anywhere_nothing_is_half_done_and_it_is_completed() throws Exception {
        Map<String, Object> before = figures();
        URI engine = URI.create(SharedWarehouse.settings("personal_data").url().orElseThrow());
        Path settings = folder.resolve("test-config/application.yml");
        try (FaultyDoor door = new FaultyDoor(engine.getPort())) {
            Files.writeString(settings, Files.readString(settings).replace(engine.toString(), "http://127.0.0.1:" + door.port()));
            InputStream usual = System.in;
            try {
                assertThat(cutOffUntilDone(door, NUMBER, () -> {
                    System.setIn(new ByteArrayInputStream((WRITTEN.get(1) + "\n").getBytes(StandardCharsets.UTF_8)));
                    TestHome.Result forgotten = home.run("forget", "--phone", "-");
                    assertThat(forgotten.out() + forgotten.err()).doesNotContain(NUMBER, "0000-0001");
                })).as("moments at which some tables are done and others not").isPositive();
            } finally {
                System.setIn(usual);
            }
            assertThat(cutOffUntilDone(door, OTHER, () -> endOfRun(LATER))).isPositive();
            assertThat(holding("请回电|王女士")).isEmpty();
            assertThat(measuredAgain()).isEqualTo(before);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    /** Each time a little more goes through the door before it shuts; how often some tables held no number any more, and others all of theirs. */
    private int cutOffUntilDone(FaultyDoor door, String number, Work work) throws IOException {
        Map<String, Long> all = holding(anyWriting(number));
        assertThat(all).hasSizeGreaterThan(2);
        Map<String, Long> left = all;
        int between = 0;
        for (long bytes = 2_000; !left.isEmpty(); bytes += bytes / 3) {
            door.after(bytes, door::shut);
            try {
                work.run();
            } catch (WarehouseException e) {
                assertThat(e).hasMessageContaining("127.0.0.1");
            }
            door.behave();
            left = holding(anyWriting(number));
            left.forEach((table, rows) -> assertThat(rows).as(table).isEqualTo(all.get(table)));
            between += left.isEmpty() || left.size() == all.size() ? 0 : 1;
            assertThat(bytes).isLessThan(100_000_000);
        }
        return between;
    }

    private static boolean holdsNumber(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replaceAll("[- ]", "").contains(NUMBER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
