package callmart.personal;

import callmart.warehouse.QueryFolder;
import callmart.warehouse.Warehouse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts its key in the place of one number, in every text of every table, and has later loads do the same. May be run again: what a killed
 * one left is done then. The run lock must be held.
 * Decision 309.
 */
public final class Forgetting {

    private final Warehouse warehouse;
    private final PartitionRewrite rewrite;

    /** @param functions the folder {@code sql/base/functions} */
    public Forgetting(Warehouse warehouse, QueryFolder functions) {
        this.warehouse = warehouse;
        this.rewrite = new PartitionRewrite(warehouse, functions);
    }

    /**
     * Where the number stood.
     *
     * @param first earliest business day of the rows; empty where the table has none
     * @param last latest business day
     */
    public record Trace(String table, long rows, Optional<LocalDate> first, Optional<LocalDate> last) {
    }

    /** Forgets it now and for later loads; where it was. */
    public List<Trace> forget(TelephoneNumber number, Instant now) {
        String key = warehouse.query(rewrite.functions() + "SELECT key_of(customer_key({digits:String})) AS number_key",
                Map.of("digits", number.digits()), row -> row.string("number_key")).get(0);
        warehouse.execute("INSERT INTO forgotten_numbers VALUES ({lookup:String}, {key:String},"
                + " fromUnixTimestamp64Milli({now:Int64}, 'UTC'))", Map.of("lookup",
                ForgottenNumbers.lookup(ForgottenNumbers.salt(warehouse), number), "key", key, "now", now.toEpochMilli()));
        Map<String, String> parameters = Map.of("pattern", number.pattern(), "key", "\\1" + key + "\\2");
        Set<String> ofDays = Set.copyOf(warehouse.query("SELECT table FROM system.columns WHERE database = currentDatabase()"
                + " AND name = 'business_date'", Map.of(), row -> row.string("table")));
        List<Trace> traces = new ArrayList<>();
        texts().forEach((table, columns) -> trace(table, columns, ofDays.contains(table), parameters).ifPresent(traces::add));
        return traces;
    }

    /** Columns of text of every table that has rows; the ledger's copy follows the ledger, and where a row came from is a file's name. */
    private Map<String, List<String>> texts() {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        warehouse.forEach("SELECT table, name FROM system.columns WHERE database = currentDatabase() AND type LIKE '%String%'"
                + " AND type NOT LIKE 'Array%' AND name != 'source' AND table IN (SELECT name FROM system.tables"
                + " WHERE database = currentDatabase() AND engine LIKE '%MergeTree'"
                + " AND total_rows > 0) AND table NOT IN ('schema_migrations', 'schema_views',"
                + " 'caller_salt', 'forgotten_numbers', 'keyed_partitions', 'deliveries') ORDER BY table, position", Map.of(), row ->
                texts.computeIfAbsent(row.string("table"), any -> new ArrayList<>()).add(row.string("name")));
        return texts;
    }

    private Optional<Trace> trace(String table, List<String> columns, boolean hasDays, Map<String, String> parameters) {
        String holds = columns.stream().map(column -> "ifNull(match(`" + column + "`, {pattern:String}), 0)")
                .collect(Collectors.joining(" OR "));
        List<String> partitions = new ArrayList<>();
        List<Trace> found = new ArrayList<>();
        warehouse.forEach("SELECT _partition_id AS id, count() AS n" + (hasDays
                ? ", min(business_date) AS first, max(business_date) AS last" : ", toNullable(today()) AS first, first AS last")
                + " FROM " + table + " WHERE " + holds
                + " GROUP BY _partition_id ORDER BY id", parameters, row -> {
                    partitions.add(row.string("id"));
                    found.add(new Trace(table, row.longValue("n"), Optional.of(row.date("first")), Optional.of(row.date("last"))));
                });
        Map<String, String> expressions = new LinkedHashMap<>();
        columns.forEach(column -> expressions.put(column, replaced(replaced("`" + column + "`"))));
        partitions.forEach(partition -> rewrite.run(table, partition, expressions, new HashMap<>(parameters)));
        return found.stream().reduce((left, right) -> new Trace(table, left.rows() + right.rows(), earlier(left.first(), right.first()),
                later(left.last(), right.last()))).map(all -> hasDays ? all
                        : new Trace(table, all.rows(), Optional.empty(), Optional.empty()));
    }

    /** Twice: a number that follows another one at once shares what stands between them. */
    private static String replaced(String text) {
        return "replaceRegexpAll(" + text + ", {pattern:String}, {key:String})";
    }

    private static Optional<LocalDate> earlier(Optional<LocalDate> left, Optional<LocalDate> right) {
        return left.get().isBefore(right.get()) ? left : right;
    }

    private static Optional<LocalDate> later(Optional<LocalDate> left, Optional<LocalDate> right) {
        return left.get().isAfter(right.get()) ? left : right;
    }
}
