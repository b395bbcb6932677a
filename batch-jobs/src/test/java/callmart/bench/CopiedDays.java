package callmart.bench;

import callmart.warehouse.Row;
import callmart.warehouse.Warehouse;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rows of a warehouse, laid over further days: a month out of a week. Copies have ids of their own; the first is the original.
 */
final class CopiedDays {

    private static final Pattern SHARED = Pattern.compile("(agent|run|campaign|entry|equipment)_id");

    private final Warehouse from;
    private final String database;

    CopiedDays(Warehouse from, String database) {
        this.from = from;
        this.database = database;
    }

    /** Copies every table's rows into another warehouse of the schema, or beside themselves. @param first shift in days, of the first copy; 0 is left out beside themselves */
    void lay(Warehouse into, int first, int last, int step) {
        boolean beside = into.database().equals(database);
        for (String table : from.query("SELECT name FROM system.tables WHERE database = {database:String} AND total_rows > 0 AND name NOT LIKE 'schema%'"
                + " AND name NOT LIKE '%_staging' AND name != 'caller_salt'", Map.of("database", database), row -> row.string("name"))) {
            Map<String, String> columns = columns(table);
            boolean dated = columns.containsKey("business_date");
            into.execute("INSERT INTO " + table + " (" + String.join(", ", columns.keySet()) + ") SELECT " + columns.entrySet().stream()
                    .map(column -> shifted(column.getKey(), column.getValue())).collect(Collectors.joining(", ")) + " FROM (SELECT * FROM " + database + "." + table
                    + ") AS t CROSS JOIN (SELECT arrayJoin(range(" + first + ", " + (last + 1) + ", " + step + ")) AS n WHERE " + (beside ? "n != 0" : "1")
                    + (dated ? "" : " AND n = 0") + ") AS copies SETTINGS max_partitions_per_insert_block = 0");
        }
        into.execute("INSERT INTO caller_salt SELECT * FROM " + database + ".caller_salt WHERE (SELECT count() FROM caller_salt) = 0");
    }

    private Map<String, String> columns(String table) {
        Map<String, String> columns = new TreeMap<>();
        from.forEach("SELECT name, type FROM system.columns WHERE database = {database:String} AND table = {table:String} AND default_kind NOT IN ('ALIAS', 'MATERIALIZED')",
                Map.of("database", database, "table", table), (Row row) -> columns.put(row.string("name"), row.string("type")));
        return columns;
    }

    private static String shifted(String column, String type) {
        if (type.matches("(Nullable\\()?Date(32|Time.*)?\\)?.*")) {
            return "t." + column + " + toIntervalDay(n)";
        }
        return column.endsWith("_id") && type.endsWith("String") && !SHARED.matcher(column).matches()
                ? "if(n = 0, t." + column + ", concat(t." + column + ", '-', toString(n)))" : "t." + column;
    }
}
