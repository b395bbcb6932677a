package callmart.load;

import callmart.feed.Feed;
import callmart.warehouse.Warehouse;
import java.util.List;
import java.util.Map;

/** Compares a feed's table with its description before anything is loaded into it. */
final class TableCheck {

    private TableCheck() {
    }

    /** @throws IllegalStateException naming the first column that differs */
    static void check(Warehouse warehouse, Feed feed) {
        List<String> expected = FeedTable.columns(feed);
        List<String> found = warehouse.query("SELECT concat(name, ' ', type) AS line FROM system.columns"
                + " WHERE database = currentDatabase() AND table = {table:String} ORDER BY position",
                Map.of("table", feed.name()), row -> row.string("line"));
        for (int i = 0; i < Math.max(expected.size(), found.size()); i++) {
            String want = i < expected.size() ? expected.get(i) : "no further column";
            String have = i < found.size() ? found.get(i) : "no further column";
            if (!want.equals(have)) {
                throw new IllegalStateException("table " + feed.name() + " has '" + have + "' where the feed's description has '"
                        + want + "'; add a migration in sql/schema that brings the table in line");
            }
        }
    }
}
