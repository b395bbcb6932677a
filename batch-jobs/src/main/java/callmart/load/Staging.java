package callmart.load;

import callmart.feed.Feed;
import callmart.personal.ForgottenNumbers;
import callmart.warehouse.Cluster;
import callmart.warehouse.Warehouse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * The table beside a feed's own in which a day is gathered and cleaned of rows with the same key before it is swapped in.
 * Nothing of it is visible to readers of the feed's table.
 * Decisions 12 and 35.
 */
final class Staging {

    /** Rows that share a key with another and are therefore not loaded. */
    record Losers(long duplicates, long conflicts) {
    }

    /** @param repeatedKeys keys that stand more than once */
    record Content(long rows, long repeatedKeys) {
    }

    private final Warehouse warehouse;
    private final Feed feed;
    private final String table;
    private final String clean;
    private final String losers;
    private final Optional<Cluster> spread;
    private final Optional<SnapshotHistory> history;
    private final RetiredRecords retired;
    private String holding;

    Staging(Warehouse warehouse, Feed feed, ForgottenNumbers forgotten) {
        this.warehouse = warehouse;
        this.feed = feed;
        this.table = feed.name() + "_staging";
        this.clean = feed.name() + "_staging_clean";
        this.losers = feed.name() + "_staging_losers";
        this.holding = table;
        this.spread = warehouse.cluster().filter(cluster -> cluster.isSpread(feed.name()));
        this.retired = new RetiredRecords(warehouse, feed, forgotten);
        this.history = feed.kind() == Feed.Kind.SNAPSHOT ? SnapshotHistory.of(warehouse, feed) : Optional.empty();
    }

    String table() {
        return table;
    }

    /** The records of a versioned feed that the day's rows retire. */
    RetiredRecords retired() {
        return retired;
    }

    /**
     * Begins with an empty table of the feed's own columns. What a killed run left is dropped.
     */
    void create() {
        drop();
        create(table, " AS " + like());
    }

    private String like() {
        return spread.map(cluster -> cluster.likeOf(feed.name())).orElse(feed.name());
    }

    private void create(String name, String definition) {
        warehouse.execute("CREATE TABLE " + name + definition);
    }

    /** How many rows it holds, and how many keys stand in it more than once. */
    Content content() {
        return warehouse.query("SELECT sum(times) AS all_rows, countIf(times > 1) AS repeated FROM (SELECT count() AS times FROM " + table
                + " GROUP BY " + key() + ") SETTINGS optimize_aggregation_in_order = 1", Map.of(),
                row -> new Content(row.longValue("all_rows"), row.longValue("repeated"))).get(0);
    }

    /**
     * Settles rows with the same key, of a versioned feed with the same version too, when there are any. Of the same content one stays; of
     * different
     * contents the one read last. The other contents go to the reject ledger as conflicts.
     */
    Losers settleKeys(String run, LocalDate day, Instant now) {
        String key = key();
        String repeated = "SELECT " + key + " FROM " + table + " GROUP BY " + key + " HAVING count() > 1";
        String content = "toString(tuple(" + String.join(", ", FeedTable.quoted(feed)) + "))";
        create(losers, " (read_order UInt64, loaded_line UInt64, conflict UInt8) ENGINE = MergeTree ORDER BY read_order");
        warehouse.execute("INSERT INTO " + losers + " SELECT read_order, k_loaded_line,"
                + " k_content != k_loaded_content AND read_order = k_last_of_content FROM (SELECT read_order, " + content + " AS k_content,"
                + " max(read_order) OVER (PARTITION BY " + key + ") AS k_loaded_order,"
                + " argMax(k_content, read_order) OVER (PARTITION BY " + key + ") AS k_loaded_content,"
                + " argMax(source_line, read_order) OVER (PARTITION BY " + key + ") AS k_loaded_line,"
                + " max(read_order) OVER (PARTITION BY " + key + ", k_content) AS k_last_of_content"
                + " FROM " + table + " WHERE (" + key + ") IN (" + repeated + ")) WHERE read_order != k_loaded_order"
                + " SETTINGS transform_null_in = 1");
        holding = clean;
        create(holding, " AS " + like());
        warehouse.execute("INSERT INTO " + holding + " SELECT * FROM " + table
                + " WHERE read_order NOT IN (SELECT read_order FROM " + losers + ")");
        Losers found = warehouse.query("SELECT countIf(conflict = 0) AS duplicates, countIf(conflict = 1) AS conflicts FROM " + losers,
                Map.of(), row -> new Losers(row.longValue("duplicates"), row.longValue("conflicts"))).get(0);
        if (found.conflicts() > 0) {
            reportConflicts(run, day, now);
        }
        return found;
    }

    private String key() {
        return String.join(", ", feed.rowKey().stream().map(column -> "`" + column + "`").toList());
    }

    private void reportConflicts(String run, LocalDate day, Instant now) {
        String key = String.join(", ", feed.rowKey());
        String shownKey = "concat('', " + String.join(", '/', ", feed.rowKey().stream()
                .map(column -> "ifNull(toString(`" + column + "`), '')").toList()) + ")";
        warehouse.execute("INSERT INTO rejected_rows (" + String.join(", ", RejectLedger.COLUMNS) + ")"
                + " SELECT {run:String}, {feed:String}, {day:Date}, source, '', source_line, {column:String}, " + shownKey
                + ", concat('conflict: the key " + key + " = ', " + shownKey + ", ' stands again with other content in line ',"
                + " toString(loaded_line), ', which was read later and is loaded; find out which of the two is right'),"
                + " formatRowNoNewline('CSV', " + String.join(", ", FeedTable.quoted(feed))
                + "), fromUnixTimestamp64Milli({now:Int64}, 'UTC')" + " FROM " + table + " INNER JOIN " + losers
                + " AS losers USING (read_order) WHERE conflict = 1", Map.of("run", run, "feed", feed.name(), "day", day, "column",
                feed.key().get(0), "now", now.toEpochMilli()));
    }

    /**
     * Replaces the day's partition, or the whole snapshot, by the gathered rows in one step; no rows empty it. A snapshot of
     * the past goes into the history alone.
     *
     * @param rows how many there are
     */
    void swapIn(LocalDate day, long rows, Instant now) {
        retired.swapIn(day);
        if (feed.kind() == Feed.Kind.SNAPSHOT) {
            history.ifPresent(kept -> kept.keep(day, holding));
            if (isPast(day)) {
                return;
            }
            warehouse.execute("EXCHANGE TABLES " + feed.name() + " AND " + holding);
            return;
        }
        if (spread.isPresent()) {
            spread.get().replace(feed.name(), day, holding, now);
            return;
        }
        String partition = " PARTITION '" + day + "'";
        if (rows == 0) {
            warehouse.execute("ALTER TABLE " + feed.name() + " DROP" + partition);
        } else {
            warehouse.execute("ALTER TABLE " + feed.name() + " REPLACE" + partition + " FROM " + holding);
        }
    }

    /** Whether a snapshot is one of the past, which only its history keeps as a later one is held. */
    boolean isPast(LocalDate day) {
        return history.filter(kept -> kept.isPast(day)).isPresent();
    }

    /** Rows that readers of the feed's table now see for the day, or of the whole snapshot. */
    long rowsHeld(LocalDate day) {
        return feed.kind() == Feed.Kind.SNAPSHOT ? count("SELECT count() AS n FROM " + feed.name())
                : count("SELECT count() AS n FROM " + feed.name() + " WHERE business_date = '" + day + "'");
    }

    void drop() {
        warehouse.execute("DROP TABLE IF EXISTS " + String.join(", ", table, clean, losers, retired.staging()) + " SYNC");
    }

    private long count(String sql) {
        return warehouse.query(sql, Map.of(), row -> row.longValue("n")).get(0);
    }
}
