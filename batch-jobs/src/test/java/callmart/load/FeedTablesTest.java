package callmart.load;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.feed.Feed;
import callmart.feed.Feeds;
import callmart.testing.FactLoader;
import callmart.testing.SharedWarehouse;
import callmart.warehouse.Schema;
import callmart.warehouse.Warehouse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The migrations make the feeds' tables what their descriptions ask for, comments, engine and order of rows included. */
class FeedTablesTest {

    @Test
    void the_migrations_are_as_the_descriptions_say() {
        try (Warehouse described = SharedWarehouse.open("feed_tables_described"); Warehouse migrated = SharedWarehouse.open("feed_tables")) {
            Feeds.list().stream().filter(feed -> !feed.name().equals("calls")).map(FeedTable::ddl).forEach(described::execute);
            Schema.bring(migrated, FactLoader.SETTINGS.sql(), FactLoader.SETTINGS.viewValues());

            for (Feed feed : Feeds.list()) {
                if (!feed.name().equals("calls")) {
                    assertThat(form(migrated, feed)).isEqualTo(form(described, feed));
                }
            }
        }
    }

    private static List<String> form(Warehouse warehouse, Feed feed) {
        return warehouse.query("SELECT concat(name, ' ', type, ' ', comment) AS line FROM system.columns WHERE database = currentDatabase()"
                + " AND table = {table:String} UNION ALL SELECT concat(engine, ' by ', partition_key, ', in order of ', sorting_key, ': ', comment) AS line"
                + " FROM system.tables WHERE database = currentDatabase() AND name = {table:String} ORDER BY line",
                Map.of("table", feed.name()), row -> row.string("line"));
    }
}
