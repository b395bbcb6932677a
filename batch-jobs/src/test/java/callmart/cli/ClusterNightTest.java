package callmart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.Calls;
import callmart.testing.ClusterNodes;
import callmart.testing.FactLoader;
import callmart.testing.ReferenceData;
import callmart.testing.TableRows;
import callmart.testing.TestHome;
import callmart.warehouse.QueryFolder;
import callmart.warehouse.ServerBackups;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A night of a whole centre whose facts are spread over three nodes gives what one node gives. */
@TestInstance(Lifecycle.PER_CLASS)
class ClusterNightTest {

    private static final String DAY = "2026-11-09";
    private static final String[] REPORTS = {"daily-operations", "agent-workload", "complaint-log"};

    /** When and by which run something was written, and keys under a salt that each warehouse draws. */
    private static final String OWN = "recorded_at|raised_at|finished_at|run_id|made_at|customer|caller_key|.*_at_ms";
    private static final String COMPARED = "v_.*|.*_measures|.*_intervals|calls|surveys|tickets|complaint_cases|agent_states|customer_days"
            + "|call_waits|checks|alerts|retired_records";

    private ClusterNodes nodes;
    private Path folder;
    private TestHome one;
    private TestHome spread;

    @BeforeAll
    void load_both(@TempDir Path temporary) throws IOException {
        folder = temporary;
        Path data = ReferenceData.folder();
        String sources = Files.readString(data.resolve("centre/config/sources.yml"));
        nodes = new ClusterNodes(folder.resolve("nodes"), 3);
        one = new TestHome(linked(folder.resolve("one"), data), "cluster_one", "Asia/Shanghai", sources).makingOnly(REPORTS);
        spread = new TestHome(linked(folder.resolve("spread"), data), nodes, "cluster_spread", "Asia/Shanghai", sources)
                .makingOnly(REPORTS);
        for (TestHome home : List.of(spread, one)) {
            TestHome.Result night = home.run("nightly", "--date", DAY, "--no-mail");
            assertThat(night.exit()).as(night.err() + night.out()).isIn(Exit.DONE, Exit.WARNINGS);
        }
    }

    @AfterAll
    void end() {
        nodes.close();
    }

    private static Path linked(Path home, Path data) throws IOException {
        Files.createDirectories(home);
        return Files.createSymbolicLink(home.resolve("centre"), data.resolve("centre")).getParent();
    }

    /** Tables and views, each with the number of its rows and a hash of all of them. */
    private static Map<String, String> content(Warehouse warehouse) {
        Map<String, String> content = new TreeMap<>();
        warehouse.query("SELECT table, arrayStringConcat(groupArray(concat('`', name, '`')), ', ') AS columns FROM system.columns WHERE"
                + " database = currentDatabase() AND match(table, {compared:String}) AND NOT match(table, 'runs$') AND NOT match(name,"
                + " {own:String}) GROUP BY table", Map.of("compared", "^(" + COMPARED + ")$", "own", "^(" + OWN + ")$"),
                row -> Map.entry(row.string("table"), row.string("columns"))).forEach(table -> content.put(table.getKey(), warehouse.query(
                "SELECT concat(toString(count()), ' ', toString(sum(cityHash64(toString(tuple(" + table.getValue() + ")))))) AS x FROM "
                + table.getKey(), Map.of(), row -> row.string("x")).get(0)));
        return content;
    }

    private static long rowsWithoutAudit(Warehouse node) {
        return node.query("SELECT sum(total_rows) AS n FROM system.tables WHERE database = currentDatabase() AND engine = 'MergeTree'"
                + " AND name NOT IN ('analyst_reads', 'audited_commands')", Map.of(), row -> row.longValue("n")).get(0);
    }

    @Test
    void every_table_and_every_view_has_the_same_rows() {
        try (Warehouse ofOne = one.warehouse(); Warehouse ofThree = spread.warehouse()) {
            assertThat(content(ofThree)).isEqualTo(content(ofOne)).hasSizeGreaterThan(80);
            assertThat(ofThree.cluster().orElseThrow().nodes()).hasSize(3).allSatisfy(node -> assertThat(node.query(
                    "SELECT count() AS n FROM calls_shard", Map.of(), row -> row.longValue("n")).get(0)).isPositive());
        }
    }

    @Test
    void reports_say_the_same() {
        try (Warehouse ofOne = one.warehouse(); Warehouse ofThree = spread.warehouse()) {
            assertThat(TableRows.checksumsOfReports(ofThree)).isEqualTo(TableRows.checksumsOfReports(ofOne)).hasSize(REPORTS.length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"penalties --month 2026-11 --what-if CONTRACT --format csv", "measures --from DAY --to DAY --by agent --format csv",
        "kpi --from DAY --to DAY --by queue --format csv", "explain answer_rate --from DAY --to DAY --format csv"})
    void commands_print_the_same(String command) {
        String[] words = command.replace("DAY", DAY).replace("CONTRACT", ReferenceData.folder().resolve(
                "centre/config/contracts/sample.yml").toString()).split(" ");
        TestHome.Result ofOne = one.run(words);

        assertThat(ofOne.exit()).as(ofOne.err()).isEqualTo(Exit.DONE);
        assertThat(spread.run(words).out()).isEqualTo(ofOne.out());
        assertThat(ofOne.out().lines()).hasSizeGreaterThan(1);
    }

    /** Asked for whenever a further version of a statement is issued. */
    @Test
    void versions_that_a_statement_names_are_the_same() {
        try (Warehouse ofOne = one.warehouse(); Warehouse ofThree = spread.warehouse()) {
            assertThat(versionsSince(ofThree)).isEqualTo(versionsSince(ofOne)).hasSizeGreaterThan(10);
        }
    }

    private static List<String> versionsSince(Warehouse warehouse) {
        return warehouse.query(new QueryFolder(FactLoader.SETTINGS.sql().resolve("penalties")).text("versions_since"), Map.of("tz",
                "Asia/Shanghai", "since", 0L, "from", LocalDate.of(2026, 11, 1), "to", LocalDate.of(2026, 11, 30)),
                row -> row.string("feed") + "/" + row.string("record_id") + "@" + row.string("written"));
    }

    private TestHome.Result at(String home, String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String path = folder.resolve(home).toString();
        int exit = CallmartCommand.run(Clock.systemUTC(), new PrintWriter(out), new PrintWriter(err), Stream.concat(Stream.of(words),
                Stream.of("--home", path, "--config", path + "/config")).toArray(String[]::new));
        return new TestHome.Result(exit, out.toString(), err.toString());
    }

    @Test
    void what_a_server_was_given_no_disk_for_is_said() {
        TestHome.Result backup = one.run("backup", folder.resolve("one.tar.gz").toString());

        assertThat(backup.exit()).isEqualTo(Exit.WARNINGS);
        assertThat(backup.out()).contains("not in it: the warehouse, which servers hold. Name a disk of theirs in warehouse.backup-disk");
    }

    /** Afterwards the nodes hold what they held before, and the copy of the ledger what the night without mails left out. */
    @Test
    void each_server_keeps_its_part_of_a_backup_and_takes_it_back() throws IOException {
        String file = folder.resolve("spread.tar.gz").toString();
        Map<String, String> before;
        try (Warehouse ofThree = spread.warehouse()) {
            before = content(ofThree);
            ofThree.execute("INSERT INTO audited_commands (at) SELECT now64(3) FROM numbers(500)");
        }
        TestHome.Result backup = spread.run("backup", file);
        assertThat(backup.err()).isEmpty();
        assertThat(backup.exit()).isEqualTo(Exit.DONE);
        Matcher name = Pattern.compile("to it belongs (callmart-\\S+Z), ([0-9,]+) rows, on the servers' disk backups").matcher(backup.out());
        assertThat(name.find()).as(backup.out()).isTrue();
        try (Warehouse ofThree = spread.warehouse()) {
            assertThat(ofThree.cluster().orElseThrow().nodes().stream().mapToLong(ClusterNightTest::rowsWithoutAudit).sum())
                    .as("rows that analysts' reads and commands add meanwhile are not counted")
                    .isEqualTo(Long.parseLong(name.group(2).replace(",", "")));
        }

        assertThat(at("found", "restore", file).err()).contains("tables in cluster_spread already; have them dropped");
        try (ServerBackups servers = new ServerBackups(nodes.settings("cluster_spread"), List.of("cluster_spread"));
                Warehouse first = nodes.open("cluster_spread")) {
            servers.clear();
            first.execute("CREATE TABLE calls_shard (of_an_interrupted_restore UInt8) ENGINE = MergeTree ORDER BY tuple()");
        }
        Files.writeString(folder.resolve("found/.restoring-warehouse"), name.group(1));
        TestHome.Result restored = at("found", "restore", file);

        assertThat(restored.err()).isEmpty();
        assertThat(restored.out()).contains("rows of their backup " + name.group(1) + " again");
        try (Warehouse ofThree = nodes.open("cluster_spread")) {
            Map<String, String> after = content(ofThree);
            assertThat(after.put("v_deliveries", before.get("v_deliveries"))).startsWith(REPORTS.length + " ");
            assertThat(after).isEqualTo(before);
        }
        String[] figures = {"kpi", "--from", DAY, "--to", DAY, "--by", "queue", "--format", "csv"};
        assertThat(at("found", figures).out()).isEqualTo(one.run(figures).out());
        assertThat(folder.resolve("found/.restoring-warehouse")).doesNotExist();
        assertThat(at("kept", "restore", file, "--keep-warehouse").exit()).isEqualTo(Exit.DONE);
    }

    @Test
    void the_doctor_looks_at_every_node_and_numbers_are_not_forgotten_by_half() {
        assertThat(spread.run("doctor").out()).containsPattern("(?s)shard.*shard").doesNotContain("do not hold");
        assertThat(spread.run("forget", "--phone", "13800000000").err()).contains("shards would keep them");
        assertThat(spread.run("rebalance").exit()).isEqualTo(Exit.DONE);
        assertThat(one.run("rebalance").err()).contains("the warehouse has one node");
    }

    /** The first node has a URL here; a centre has a database of its own on every node, beside those of others. */
    @Test
    void a_centre_shares_the_nodes_with_others_and_no_row(@TempDir Path folder) throws IOException {
        TestHome home = new TestHome(folder, nodes, "cluster_spread", "Asia/Shanghai", "feeds: {}\n").makingOnly();
        Path application = folder.resolve("test-config/application.yml");
        Files.writeString(application, Files.readString(application).replace("callmart:", "callmart:\n  centres: [north]"));
        home.write("test-config/centres/north/sources.yml", "feeds: {calls: [{type: csv, path: calls.csv}]}\n");
        home.write("test-config/centres/north/recipients.yml", Files.readString(folder.resolve("test-config/recipients.yml")));
        home.write("centres/north/calls.csv", Calls.file(IntStream.range(0, 30)
                .mapToObj(number -> Calls.answered("C" + number, DAY + " 09:" + (number + 10))).toList()));

        TestHome.Result night = home.run("nightly", "--date", DAY, "--no-mail");

        assertThat(night.exit()).as(night.err()).isIn(Exit.DONE, Exit.WARNINGS);
        try (Warehouse north = Warehouse.open(nodes.settings("cluster_spread_north")); Warehouse other = spread.warehouse()) {
            assertThat(north.query("SELECT sum(seizures) AS n FROM call_measures", Map.of(), row -> row.longValue("n"))).containsExactly(30L);
            assertThat(north.cluster().orElseThrow().nodes()).hasSize(3).allSatisfy(node -> assertThat(node.query("SELECT"
                    + " count() AS n FROM calls_shard", Map.of(), row -> row.longValue("n")).get(0)).isBetween(1L, 29L));
            assertThat(other.cluster().orElseThrow().lost()).isEmpty();

            north.cluster().orElseThrow().nodes().get(1).execute("TRUNCATE TABLE calls_shard");
            for (String command : List.of("nightly --date 2026-11-10 --no-mail", "due", "measure --centre north --date " + DAY,
                    "measure --centre north --waiting", "rebalance --centre north",
                    "backfill --centre north --from 2026-11-10 --to 2026-11-10 --no-mail")) {
                TestHome.Result refused = home.run(command.split(" "));
                assertThat(refused.err()).as(command).contains("the shards do not hold what was loaded: calls of " + DAY);
                assertThat(refused.exit()).as(command).isEqualTo(Exit.FAILED);
            }
            TestHome.Result again = home.run("backfill", "--centre", "north", "--from", DAY, "--to", DAY, "--no-mail");
            assertThat(again.exit()).as(again.err()).isIn(Exit.DONE, Exit.WARNINGS);
            assertThat(north.cluster().orElseThrow().lost()).isEmpty();
            assertThat(north.query("SELECT sum(seizures) AS n FROM call_measures", Map.of(), row -> row.longValue("n"))).containsExactly(30L);
        }
    }
}
