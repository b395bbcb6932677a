package callmart.testing;

import callmart.feed.Feeds;
import callmart.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a warehouse holds, to be compared with what another holds. */
public final class TableRows {

    private TableRows() {
    }

    /**
     * Facts, measures, intervals and alerts: every row as a text, in order.
     *
     * @param leftOut columns that may differ, in whichever table they are
     */
    public static Map<String, List<String>> of(Warehouse warehouse, String leftOut) {
        Map<String, List<String>> tables = new TreeMap<>();
        warehouse.query("SELECT name FROM system.tables WHERE database = currentDatabase() AND engine LIKE '%MergeTree'", Map.of(),
                row -> row.string("name")).stream().filter(table -> Feeds.NAMES.contains(table) || table.endsWith("_measures")
                        || table.equals("agent_intervals") || table.equals("alerts"))
                .forEach(table -> tables.put(table, of(warehouse, table, leftOut)));
        return tables;
    }

    /** The rows of one table or view. */
    public static List<String> of(Warehouse warehouse, String table, String leftOut) {
        return warehouse.query("SELECT toString(tuple(* EXCEPT (" + leftOut + "))) AS x FROM " + table + " ORDER BY x", Map.of(),
                row -> row.string("x"));
    }

    /** Each report to the checksums that it ever had: those of all that a reader sees but for the time of loading and the run. */
    public static Map<String, List<String>> checksumsOfReports(Warehouse warehouse) {
        Map<String, List<String>> contents = new TreeMap<>();
        warehouse.forEach("SELECT DISTINCT report, checksum FROM report_runs WHERE checksum != ''", Map.of(), row ->
                contents.computeIfAbsent(row.string("report"), report -> new ArrayList<>()).add(row.string("checksum")));
        return contents;
    }
}
