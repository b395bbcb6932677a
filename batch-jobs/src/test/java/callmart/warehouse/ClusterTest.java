package callmart.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.testing.Campaign;
import callmart.testing.ClusterNodes;
import callmart.testing.FactLoader;
import callmart.testing.SharedWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Days that are spread over two nodes, and over a third one that comes. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterTest {

    private static final Instant NOW = Instant.parse("2026-11-28T02:00:00Z");

    /** So that in 500 swaps there are days that were replaced more than the hour ago after which they go. */
    private static final long SECONDS_BETWEEN_SWAPS = 10;
    private static final Path PRODUCT = FactLoader.SETTINGS.sql();
    private static final Map<String, String> VALUES = FactLoader.SETTINGS.viewValues();

    /** The product's tables, and one view over them. */
    private Path sql;
    private ClusterNodes nodes;
    private Warehouse warehouse;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        sql = folder.resolve("sql");
        Files.createDirectories(sql.resolve("base"));
        for (String part : List.of("schema", "shards", "cluster", "views/v_surveys.sql")) {
            try (Stream<Path> files = Files.walk(PRODUCT.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = sql.resolve(PRODUCT.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        nodes = new ClusterNodes(folder.resolve("nodes"), 2);
        open();
    }

    private void open() {
        warehouse = nodes.open("spread");
        Schema.bring(warehouse, sql, VALUES);
    }

    @AfterAll
    void end() {
        warehouse.close();
        nodes.close();
    }

    private Cluster cluster() {
        return warehouse.cluster().orElseThrow();
    }

    /** Makes surveys of a day, numbered from a first one, the day's rows. */
    private void load(LocalDate day, int first, int rows, Instant now) {
        warehouse.execute("DROP TABLE IF EXISTS surveys_staging SYNC");
        warehouse.execute("CREATE TABLE surveys_staging AS " + cluster().likeOf("surveys"));
        warehouse.execute("INSERT INTO surveys_staging (business_date, call_id, leg, offered_at, result, source, source_line, read_order)"
                + " SELECT {day:Date}, concat('C', toString(number)), NULL, now(), 'satisfied', 'f', number, number FROM numbers({first:UInt32}, {rows:UInt32})", Map.of("day", day, "first", first, "rows", rows));
        cluster().replace("surveys", day, "surveys_staging", now);
    }

    private String read(LocalDate day) {
        return warehouse.query("SELECT concat(toString(count()), ' from ', toString(min(read_order)), ' to ', toString(max(read_order))) AS x"
                + " FROM surveys WHERE business_date = {day:Date}", Map.of("day", day), row -> row.string("x")).get(0);
    }

    /** Rows of a day on each node, of all generations. */
    private List<Long> held(LocalDate day) {
        return cluster().nodes().stream().map(node -> node.query("SELECT count() AS n FROM surveys_shard WHERE business_date = {day:Date}",
                Map.of("day", day), row -> row.longValue("n")).get(0)).toList();
    }

    /** Shards have migrations and a view of loaded days of their own; who changes a spread feed changes both. */
    @Test
    @Order(0)
    void a_spread_feed_has_the_columns_that_it_has_on_one_node() throws IOException {
        try (Warehouse alone = SharedWarehouse.migrated("alone")) {
            for (String feed : cluster().tables()) {
                assertThat(columns(cluster().nodes().get(1), feed + "_shard")).as(feed).startsWith(columns(alone, feed));
            }
        }
        String spread = Files.readString(PRODUCT.resolve("cluster/loaded_days.sql"));
        assertThat(spread.replaceFirst("(?s)    UNION ALL\n    SELECT feed, business_date, \\[]\n    FROM feed_generations\n.*?(?=\\)\n)", "")
                .replace(", feed_generations", "")).isEqualTo(Files.readString(PRODUCT.resolve("base/loaded_days.sql")));
    }

    private static String columns(Warehouse node, String table) {
        return node.query("SELECT arrayStringConcat(groupArray(concat(name, ' ', type, ' ', comment)), '\n') AS x FROM"
                + " (SELECT * FROM system.columns WHERE database = currentDatabase() AND table = {table:String} ORDER BY position)",
                Map.of("table", table), row -> row.string("x")).get(0);
    }

    @Test
    @Order(1)
    void a_day_lies_on_all_nodes_and_is_read_as_one() {
        LocalDate day = LocalDate.of(2026, 11, 1);
        load(day, 0, 200, NOW);

        assertThat(read(day)).isEqualTo("200 from 0 to 199");
        assertThat(held(day)).hasSize(2).allMatch(rows -> rows > 50);

        load(day, 0, 0, NOW);
        assertThat(read(day)).as("an empty day").startsWith("0 from");
        assertThat(warehouse.query("SELECT feed AS x FROM loaded_days WHERE loaded_day = {day:Date}", Map.of("day", day),
                row -> row.string("x"))).isEmpty();
    }

    @Test
    @Order(2)
    void readers_see_a_day_as_it_was_or_as_it_is() throws InterruptedException, IOException {
        Campaign campaign = new Campaign("swaps", 40);
        LocalDate day = LocalDate.of(2026, 11, 2);
        load(day, 0, 100, NOW);
        AtomicBoolean done = new AtomicBoolean();
        AtomicLong reads = new AtomicLong();
        Set<String> seen = ConcurrentHashMap.newKeySet();
        Thread reader = new Thread(() -> {
            while (!done.get()) {
                seen.add(read(day));
                reads.incrementAndGet();
            }
        });
        reader.start();
        for (int swap = 1; swap <= campaign.size(); swap++) {
            load(day, swap % 2 * 1000, 100 + swap % 2 * 50, NOW.plusSeconds(SECONDS_BETWEEN_SWAPS * swap));
        }
        done.set(true);
        reader.join();

        assertThat(seen).containsExactlyInAnyOrder("100 from 0 to 99", "150 from 1000 to 1149");
        assertThat(reads.get()).isGreaterThan(campaign.size());
        campaign.report("readers", campaign.size() + " swaps beside " + reads + " reads, each of the whole day as it was or as it is");
    }

    @Test
    @Order(3)
    void what_a_killed_load_left_is_never_read_and_goes_with_the_next_and_former_days_go_after_an_hour() {
        LocalDate day = LocalDate.of(2026, 11, 3);
        load(day, 0, 100, NOW);
        warehouse.execute("INSERT INTO surveys_all SELECT *, 99999999999999 FROM surveys WHERE business_date = '2026-11-03'");

        assertThat(read(day)).isEqualTo("100 from 0 to 99");
        assertThat(held(day).stream().mapToLong(n -> n).sum()).isEqualTo(200);

        load(day, 0, 110, NOW.plusSeconds(60));
        assertThat(read(day)).isEqualTo("110 from 0 to 109");
        assertThat(held(day).stream().mapToLong(n -> n).sum()).as("the left one is gone, the former one is kept for those who read it")
                .isEqualTo(210);

        load(day, 0, 120, NOW.plus(Duration.ofHours(2)));
        assertThat(held(day).stream().mapToLong(n -> n).sum()).isEqualTo(230);
        assertThat(read(day)).isEqualTo("120 from 0 to 119");
    }

    @Test
    @Order(4)
    void with_a_shard_down_loads_and_queries_fail_and_the_next_run_is_clean() throws IOException {
        LocalDate day = LocalDate.of(2026, 11, 4);
        load(day, 0, 100, NOW);
        nodes.kill(0);

        assertThatThrownBy(() -> load(day, 0, 150, NOW)).isInstanceOf(WarehouseException.class);
        assertThatThrownBy(() -> read(day)).isInstanceOf(WarehouseException.class)
                .hasMessageContaining("a shard of warehouse.cluster does not answer: start it and run the command again");

        nodes.startAgain(0);
        assertThat(read(day)).isEqualTo("100 from 0 to 99");
        load(day, 0, 150, NOW);
        assertThat(read(day)).isEqualTo("150 from 0 to 149");
    }

    @Test
    @Order(5)
    void days_before_the_kept_ones_go_from_all_nodes() {
        LocalDate day = LocalDate.of(2025, 1, 1);
        load(day, 0, 100, NOW);

        assertThat(cluster().dropBefore("surveys", LocalDate.of(2025, 1, 2))).isEqualTo(1);
        assertThat(held(day)).containsOnly(0L);
        assertThat(cluster().dropBefore("surveys", LocalDate.of(2025, 1, 2))).isZero();
        assertThat(read(LocalDate.of(2026, 11, 3))).isEqualTo("120 from 0 to 119");
    }

    @Test
    @Order(6)
    void a_migration_changes_the_tables_of_all_nodes() throws IOException {
        Files.writeString(sql.resolve("schema/V900__answered_by.sql"), "ALTER TABLE surveys ADD COLUMN answered_by String COMMENT 'Who' AFTER result;");
        assertThatThrownBy(() -> Schema.bring(warehouse, sql, VALUES)).isInstanceOf(WarehouseException.class)
                .hasMessageContaining("surveys_shard has other columns").hasMessageContaining("add a migration in sql/shards");
        assertNoneIsReadAsEmpty();

        Files.writeString(sql.resolve("shards/V900__answered_by.sql"),
                "ALTER TABLE surveys_shard ADD COLUMN IF NOT EXISTS answered_by String COMMENT 'Who' AFTER result;");
        assertThat(Schema.bring(warehouse, sql, VALUES)).contains("surveys", "v_surveys");
        assertThat(read(LocalDate.of(2026, 11, 3))).isEqualTo("120 from 0 to 119");
        assertThat(warehouse.query("SELECT DISTINCT answered_by AS x FROM surveys", Map.of(), row -> row.string("x"))).containsExactly("");
    }

    private void assertNoneIsReadAsEmpty() {
        for (String name : List.of("v_surveys", "surveys", "tickets")) {
            assertThatThrownBy(() -> warehouse.query("SELECT count() AS n FROM " + name, Map.of(), row -> row.longValue("n"))).as(name)
                    .isInstanceOf(WarehouseException.class);
        }
    }

    @Test
    @Order(7)
    void an_upgrade_that_ends_in_its_middle_leaves_no_feed_that_is_read_as_empty() throws IOException {
        Files.writeString(sql.resolve("schema/V901__upgraded.sql"),
                "CREATE TABLE IF NOT EXISTS upgraded (n UInt8 COMMENT 'n') ENGINE = MergeTree ORDER BY n COMMENT 'Grain: n';");
        nodes.kill(0);
        assertThatThrownBy(() -> Schema.bring(warehouse, sql, VALUES)).isInstanceOf(WarehouseException.class);
        assertNoneIsReadAsEmpty();
        nodes.startAgain(0);
        Path broken = Files.writeString(sql.resolve("schema/V902__broken.sql"), "ALTER TABLE no_such_table ADD COLUMN n UInt8;");
        assertThatThrownBy(() -> Schema.bring(warehouse, sql, VALUES)).hasMessageContaining("V902__broken.sql, statement 1");
        assertNoneIsReadAsEmpty();

        Files.delete(broken);
        assertThat(Schema.bring(warehouse, sql, VALUES)).contains("surveys", "v_surveys");
        assertThat(read(LocalDate.of(2026, 11, 3))).isEqualTo("120 from 0 to 119");
        assertThat(Schema.bring(warehouse, sql, VALUES)).isEmpty();
    }

    @Test
    @Order(8)
    void a_new_shard_gets_its_share_and_none_may_be_left_out() {
        warehouse.close();
        nodes.add();
        open();
        LocalDate day = LocalDate.of(2026, 11, 3);
        String before = read(day);

        List<Cluster.Move> moves = cluster().rebalance(NOW.plus(Duration.ofHours(9)));

        assertThat(moves).extracting(Cluster.Move::day).contains(day, LocalDate.of(2026, 11, 2)).doesNotContain(LocalDate.of(2026, 11, 1));
        assertThat(moves).allSatisfy(move -> {
            assertThat(move.before()).hasSize(3).endsWith(0L);
            assertThat(move.after()).hasSize(3).allMatch(rows -> rows > 0);
            assertThat(move.after().stream().mapToLong(n -> n).sum()).isEqualTo(move.before().stream().mapToLong(n -> n).sum());
        });
        assertThat(read(day)).isEqualTo(before);
        assertThat(cluster().rebalance(NOW.plus(Duration.ofHours(9)))).isEmpty();
        assertThat(cluster().lost()).isEmpty();

        warehouse.execute("ALTER TABLE feed_generations UPDATE nodes = 4 WHERE feed = 'surveys' SETTINGS mutations_sync = 2");
        assertThatThrownBy(() -> Schema.bring(warehouse, sql, VALUES)).hasMessageContaining("days were spread over 4 nodes, and there are 3");
        warehouse.execute("ALTER TABLE feed_generations UPDATE nodes = 3 WHERE feed = 'surveys' SETTINGS mutations_sync = 2");
    }

    @Test
    @Order(9)
    void a_shard_that_lost_rows_or_belongs_to_another_warehouse_is_told_of() {
        cluster().nodes().get(2).execute("TRUNCATE TABLE surveys_shard");
        assertThat(cluster().lost()).isNotEmpty()
                .allMatch(loss -> loss.toString().matches("surveys of 2026-11-0\\d: \\d+ of \\d+ rows"));
        assertThatThrownBy(() -> cluster().requireWhole(days -> false)).hasMessageContaining("the shards do not hold what was loaded: surveys")
                .hasMessageContaining("load these days again with backfill");
        cluster().rebalance(NOW.plus(Duration.ofHours(10)));
        assertThat(cluster().lost()).as("what is left is all from then on").isEmpty();
        cluster().requireWhole(days -> false);

        cluster().nodes().get(2).execute("TRUNCATE TABLE shard_owner");
        cluster().nodes().get(2).execute("INSERT INTO shard_owner SELECT generateUUIDv4()");
        assertThatThrownBy(() -> Schema.bring(warehouse, sql, VALUES)).hasMessageContaining("it is a shard of another warehouse");
    }

    @Test
    @Order(10)
    void a_warehouse_of_one_node_with_rows_is_refused() {
        try (Warehouse other = nodes.open("one")) {
            Migrations.apply(other, sql.resolve("schema"));
            other.execute("INSERT INTO surveys (business_date, call_id) VALUES ('2026-11-01', 'C1')");

            assertThatThrownBy(() -> Schema.bring(other, sql, VALUES)).isInstanceOf(WarehouseException.class)
                    .hasMessageContaining("surveys has 1 rows of a warehouse of one node");
            assertThat(other.query("SELECT count() AS n FROM agent_states", Map.of(), row -> row.longValue("n"))).containsExactly(0L);
        }
    }

    /** As an embedded engine has that was started with {@code clickhouse}. */
    @Test
    @Order(11)
    void a_shard_with_a_warehouse_of_its_own_in_that_database_is_refused() {
        try (Warehouse other = nodes.open("two")) {
            Warehouse shard = other.cluster().orElseThrow().nodes().get(1);
            shard.createDatabase();
            shard.execute("CREATE TABLE schema_migrations (version UInt16) ENGINE = MergeTree ORDER BY version");

            assertThatThrownBy(() -> Schema.bring(other, sql, VALUES)).isInstanceOf(WarehouseException.class)
                    .hasMessageContaining("a warehouse lies there").hasMessageContaining("write another warehouse.database");
        }
    }
}
