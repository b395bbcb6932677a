package callmart.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import callmart.feed.Feed;
import callmart.feed.Feeds;
import callmart.testing.FactLoader;
import callmart.testing.SharedWarehouse;
import callmart.warehouse.Schema;
import callmart.warehouse.Warehouse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The product's own schema on the real engine. */
class SchemaTest {

    private Warehouse warehouse;

    @BeforeEach
    void migrated() {
        warehouse = SharedWarehouse.open("schema");
        Schema.bring(warehouse, FactLoader.SETTINGS.sql(), FactLoader.SETTINGS.viewValues());
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

    @Test
    void applying_the_migrations_again_changes_nothing() {
        assertThat(Schema.bring(warehouse, FactLoader.SETTINGS.sql(), FactLoader.SETTINGS.viewValues())).isEmpty();
    }
}
