package callmart.load;

import callmart.feed.Feed;
import callmart.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows of a snapshot by the business day from which they hold, in the table {@code <feed>_history}, for feeds that have one. A day has the
 * rows that differ from those held before it. Loading a day says what holds from it until the next day that was loaded, and nothing of
 * other days, in whatever order days are loaded. A row that a snapshot lacks goes on as it was.
 * Decisions 40 and 167.
 */
final class SnapshotHistory {

    private final Warehouse warehouse;
    private final Feed feed;
    private final String table;
    private final String staging;
    private final String key;
    private final List<String> columns;

    private SnapshotHistory(Warehouse warehouse, Feed feed, List<String> columns) {
        this.warehouse = warehouse;
        this.feed = feed;
        this.table = feed.name() + "_history";
        this.key = String.join(", ", feed.key());
        this.staging = table + "_staging";
        this.columns = columns;
    }

    /** Empty when the warehouse keeps no history of the feed. */
    static Optional<SnapshotHistory> of(Warehouse warehouse, Feed feed) {
        List<String> columns = warehouse.query("SELECT name FROM system.columns WHERE database = currentDatabase() AND table = "
                + "{table:String}" + " AND name != 'business_date' ORDER BY position", Map.of("table", feed.name() + "_history"), row -> "`"
                + row.string("name") + "`");
        return columns.isEmpty() ? Optional.empty() : Optional.of(new SnapshotHistory(warehouse, feed, columns));
    }

    /** Whether a snapshot of a later business day was loaded, so that this one does not say what holds now. */
    boolean isPast(LocalDate day) {
        return next(day).isPresent();
    }

    private Optional<LocalDate> next(LocalDate day) {
        return warehouse.query("SELECT minOrNull(business_date) AS day FROM feed_runs WHERE feed = {feed:String} AND state = 'loaded'"
                + " AND business_date > {day:Date}", Map.of("feed", feed.name(), "day", day), row -> Optional.ofNullable(row.date("day")))
                .get(0);
    }

    /**
     * Keeps what the snapshot of a day says. What held from the next loaded day on is written down there first, where it followed from what
     * is replaced now; a run killed in between has changed nothing that holds.
     *
     * @param loaded table of the day's snapshot
     */
    void keep(LocalDate day, String loaded) {
        String list = String.join(", ", columns);
        warehouse.execute("DROP TABLE IF EXISTS " + staging + " SYNC");
        warehouse.execute("CREATE TABLE " + staging + " AS " + table);
        warehouse.execute("INSERT INTO " + staging + " SELECT {day:Date}, " + list + " FROM " + loaded + " WHERE toString(tuple(" + list
                + ")) NOT IN (SELECT toString(tuple(" + list + ")) FROM (" + held("<") + "))", Map.of("day", day));
        next(day).ifPresent(next -> warehouse.execute("INSERT INTO " + table + " SELECT {next:Date}, " + list + " FROM (" + held("<=")
                + ") WHERE (" + key + ") IN (SELECT " + key + " FROM " + staging + " UNION DISTINCT SELECT " + key + " FROM " + table
                + " WHERE business_date = {day:Date}) AND (" + key + ") NOT IN (SELECT " + key + " FROM " + table
                + " WHERE business_date = {next:Date})",
                Map.of("day", day, "next", next)));
        long changed = warehouse.query("SELECT count() AS n FROM " + staging, Map.of(), row -> row.longValue("n")).get(0);
        warehouse.execute("ALTER TABLE " + table + (changed == 0 ? " DROP PARTITION '" + day + "'" : " REPLACE PARTITION '" + day
                + "' FROM " + staging));
        warehouse.execute("DROP TABLE " + staging + " SYNC");
    }

    /** The rows that hold before the day, or on it. */
    private String held(String upTo) {
        return "SELECT * FROM " + table + " WHERE business_date " + upTo + " {day:Date} ORDER BY business_date DESC LIMIT 1 BY " + key;
    }
}
