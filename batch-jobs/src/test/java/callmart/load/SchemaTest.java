package callmart.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import callmart.feed.Feed;
import callmart.feed.Feeds;
import callmart.testing.FactLoader;
import callmart.testing.SharedWarehouse;
import callmart.testing.TestHome;
import callmart.warehouse.Schema;
import callmart.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product's own schema on the real engine. */
class SchemaTest {

    private Warehouse warehouse;

    @BeforeEach
    void migrated() {
        warehouse = SharedWarehouse.migrated("schema");
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void every_feeds_table_is_as_its_description_says() {
        for (Feed feed : Feeds.list()) {
            TableCheck.check(warehouse, feed);
        }
    }

    @Test
    void a_table_that_differs_from_its_feed_is_named_with_the_column() {
        warehouse.execute("ALTER TABLE calls MODIFY COLUMN callee Nullable(FixedString(3))");

        assertThat(catchThrowable(() -> TableCheck.check(warehouse, Feeds.get("calls"))))
                .hasMessage("table calls has 'callee Nullable(FixedString(3))' where the feed's description has"
                        + " 'callee Nullable(String)'; add a migration in sql/schema that brings the table in line");
    }

    @Test
    void every_table_and_view_and_every_column_is_commented() {
        assertThat(warehouse.query("SELECT name AS x FROM system.tables WHERE database = currentDatabase() AND comment = ''",
                Map.of(), row -> row.string("x"))).isEmpty();
        assertThat(warehouse.query("SELECT concat(table, '.', name) AS x FROM system.columns WHERE database = currentDatabase()"
                + " AND comment = ''", Map.of(), row -> row.string("x"))).isEmpty();
    }

    /** What tests begin with is what migrations make, also after a test has used and changed it. */
    @Test
    void a_database_for_tests_is_as_the_first_command_on_an_empty_one_makes_it(@TempDir Path folder) {
        TestHome home = new TestHome(folder, "schema_first", "Asia/Shanghai", "feeds: {calls: [{type: csv, path: calls.csv}]}");
        Map<String, String> values = home.configuration().measureSettings().viewValues();
        warehouse.execute("ALTER TABLE calls DROP COLUMN callee");
        warehouse.execute("CREATE TABLE calls_staging AS calls");
        warehouse.execute("INSERT INTO calls_staging (call_id) VALUES ('A')");
        SharedWarehouse.migrated("schema", values).close();
        warehouse.execute("INSERT INTO calls (call_id) VALUES ('A')");
        SharedWarehouse.migrated("schema", values).close();
        SharedWarehouse.open("schema_first").close();

        assertThat(home.run("status").exit()).isZero();

        try (Warehouse first = home.warehouse()) {
            assertThat(definitions(warehouse)).isEqualTo(definitions(first)).hasSizeGreaterThan(60);
            assertThat(records(warehouse)).isEqualTo(records(first)).hasSizeGreaterThan(9);
        }
        assertThat(warehouse.query("SELECT name AS x FROM system.tables WHERE database = currentDatabase() AND total_rows > 0", Map.of(),
                row -> row.string("x"))).containsExactlyInAnyOrder("schema_migrations", "schema_views");
    }

    private static List<String> definitions(Warehouse warehouse) {
        return warehouse.query("SELECT create_table_query AS x FROM system.tables WHERE database = currentDatabase()"
                + " AND engine != 'MaterializedView' ORDER BY name", Map.of(),
                row -> row.string("x").replaceAll("\\b" + warehouse.database() + "\\.(?=\\w)", "").replace("'" + warehouse.database() + "'", "''"));
    }

    private static List<String> records(Warehouse warehouse) {
        return warehouse.query("SELECT checksum AS x FROM schema_migrations UNION ALL SELECT checksum AS x FROM schema_views", Map.of(),
                row -> row.string("x")).stream().sorted().toList();
    }

    @Test
    void applying_the_migrations_again_changes_nothing() {
        assertThat(Schema.bring(warehouse, FactLoader.SETTINGS.sql(), FactLoader.SETTINGS.viewValues())).isEmpty();
    }
}
