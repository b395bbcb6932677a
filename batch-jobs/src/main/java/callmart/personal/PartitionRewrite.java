package callmart.personal;

import callmart.warehouse.QueryFolder;
import callmart.warehouse.Warehouse;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Changes values of a table partition by partition, columns of its key included: the changed rows are written beside it and swapped in
 * in one step, so that a kill leaves a partition as it was or as it shall be. The run lock must be held.
 */
final class PartitionRewrite {

    private final Warehouse warehouse;
    private final String functions;

    /** @param functions the folder {@code sql/base/functions}: expressions may use those of keys */
    PartitionRewrite(Warehouse warehouse, QueryFolder functions) {
        this.warehouse = warehouse;
        this.functions = Stream.of("caller_digits", "customer_key", "personal_key").map(name -> functions.text(name).strip())
                .collect(Collectors.joining(", ", "WITH ", " "));
    }

    String functions() {
        return functions;
    }

    /**
     * Rewrites one partition.
     *
     * @param expressions column to what it becomes
     * @throws IllegalStateException when rows got lost on the way; nothing was swapped in then
     */
    void run(String table, String partition, Map<String, String> expressions, Map<String, ?> parameters) {
        String staging = table + "_staging_keys";
        warehouse.execute("DROP TABLE IF EXISTS " + staging + " SYNC");
        warehouse.execute("CREATE TABLE " + staging + " AS " + table);
        Map<String, Object> values = new HashMap<>(parameters);
        values.put("partition", partition);
        warehouse.execute("INSERT INTO " + staging + " " + functions + "SELECT * REPLACE (" + expressions.entrySet().stream()
                .map(entry -> entry.getValue() + " AS `" + entry.getKey() + "`").collect(Collectors.joining(", ")) + ") FROM " + table
                + " WHERE _partition_id = {partition:String} SETTINGS max_partitions_per_insert_block = 0", values);
        long before = rows(table, partition);
        if (before != rows(staging, partition)) {
            throw new IllegalStateException("partition " + partition + " of " + table + " has " + before + " rows, its copy "
                    + rows(staging, partition) + "; nothing was changed. Run it again");
        }
        warehouse.execute("ALTER TABLE " + table + " REPLACE PARTITION ID '" + partition + "' FROM " + staging);
        warehouse.execute("DROP TABLE " + staging + " SYNC");
    }

    private long rows(String table, String partition) {
        return warehouse.query("SELECT count() AS n FROM " + table + " WHERE _partition_id = {partition:String}",
                Map.of("partition", partition), row -> row.longValue("n")).get(0);
    }
}
