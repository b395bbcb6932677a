package callmart.operate;

import callmart.warehouse.Cluster;
import callmart.warehouse.Warehouse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Removes rows of the warehouse by age. Rows are gone from the disk when a method returns. */
record OldRows(Warehouse warehouse) {

    /** Rows whose time lies before an instant; how many went. */
    long before(String table, String column, Instant keptFrom) {
        String condition = " WHERE " + column + " < fromUnixTimestamp64Milli({from:Int64}, 'UTC')";
        Map<String, Long> from = Map.of("from", keptFrom.toEpochMilli());
        long rows = warehouse.query("SELECT count() AS n FROM " + table + condition, from, row -> row.longValue("n")).get(0);
        if (rows > 0) {
            warehouse.execute("ALTER TABLE " + table + " DELETE" + condition + " SETTINGS mutations_sync = 2", from);
        }
        return rows;
    }

    /** Whole business days of a table of facts before a day, with all partitions that they have; how many days went. */
    long days(String table, LocalDate keptFrom) {
        Optional<Cluster> spread = warehouse.cluster().filter(cluster -> cluster.isSpread(table));
        if (spread.isPresent()) {
            return spread.get().dropBefore(table, keptFrom);
        }
        Map<String, LocalDate> partitions = new HashMap<>();
        warehouse.forEach("SELECT DISTINCT _partition_id AS id, business_date FROM " + table + " WHERE business_date < {from:Date}",
                Map.of("from", keptFrom), row -> partitions.put(row.string("id"), row.date("business_date")));
        partitions.keySet().forEach(id -> warehouse.execute("ALTER TABLE " + table + " DROP PARTITION ID '" + id + "'"));
        return partitions.values().stream().distinct().count();
    }

    /** Staging tables that nobody has changed since an instant; how many went. The run lock must be held. */
    long staging(Instant keptFrom) {
        List<String> tables = warehouse.query("SELECT name FROM system.tables WHERE database = {database:String} AND name LIKE"
                + " '%\\\\_staging%' AND metadata_modification_time < fromUnixTimestamp64Milli({from:Int64}) ORDER BY name",
                Map.of("database", warehouse.database(), "from", keptFrom.toEpochMilli()), row -> row.string("name"));
        tables.forEach(table -> warehouse.execute("DROP TABLE IF EXISTS `" + table + "` SYNC"));
        return tables.size();
    }
}
