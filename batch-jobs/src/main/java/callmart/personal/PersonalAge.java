package callmart.personal;

import callmart.feed.Column;
import callmart.feed.ColumnType;
import callmart.feed.Feed;
import callmart.warehouse.QueryFolder;
import callmart.warehouse.Warehouse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Puts keys in the place of numbers and words of customers in facts, refused rows and warnings of days before one. Figures stay as they
 * are. A partition whose parts are those that were looked at last is not read again. The run lock must be held.
 * Decision 308.
 */
public final class PersonalAge {

    private static final String RETIRED = "retired_records";
    /** Rows that are added, swapped in or merged make a part of another name. */
    private static final String PARTS = "sipHash64(arraySort(groupArray(name)))";

    private record Partition(String table, String id) {
    }

    private final Warehouse warehouse;
    private final PartitionRewrite rewrite;
    private final Map<String, Map<String, String>> columns = new LinkedHashMap<>();

    /**
     * @param functions the folder {@code sql/base/functions}
     * @param feeds those that have business days
     */
    public PersonalAge(Warehouse warehouse, QueryFolder functions, List<Feed> feeds) {
        this.warehouse = warehouse;
        this.rewrite = new PartitionRewrite(warehouse, functions);
        for (Feed feed : feeds) {
            Map<String, String> keyed = new LinkedHashMap<>();
            feed.columns().stream().filter(Column::isPersonal).forEach(column -> keyed.put(column.name(),
                    (column.type() == ColumnType.PHONE ? "number_or_key(`" : "text_or_key(`") + column.name() + "`)"));
            if (!keyed.isEmpty()) {
                columns.put(feed.name(), keyed);
            }
        }
        columns.put(RETIRED, Map.of("record_id", "if(feed = 'sms_subscriptions', concat(number_or_key(substring(record_id, 1,"
                + " position(record_id, '/') - 1)), substring(record_id, position(record_id, '/'))), record_id)"));
        columns.put("rejected_rows", texts("value", "reason", "raw"));
        columns.put("feed_warnings", texts("warning"));
    }

    private static Map<String, String> texts(String... names) {
        Map<String, String> texts = new LinkedHashMap<>();
        List.of(names).forEach(name -> texts.put(name, "text_or_key(" + name + ")"));
        return texts;
    }

    /** Keys what is older than {@code keptFrom}; how many partitions changed. */
    public long apply(LocalDate keptFrom, Instant now) {
        return columns.keySet().stream().flatMap(table -> waiting(table, keptFrom).stream()).filter(partition ->
                key(partition, keptFrom, now)).count();
    }

    /** Partitions with days before {@code keptFrom} of which some, or whose rows, were not looked at. */
    private List<Partition> waiting(String table, LocalDate keptFrom) {
        return warehouse.query("SELECT held.partition_id AS id FROM (SELECT partition_id, " + PARTS + " AS parts, min(min_date) AS first,"
                + " max(max_date) AS last FROM system.parts WHERE active AND database = currentDatabase() AND table = {table:String}"
                + " GROUP BY partition_id) AS held LEFT JOIN (SELECT partition_id, parts, kept_from FROM keyed_partitions FINAL"
                + " WHERE table_name = {table:String}) AS keyed ON keyed.partition_id = held.partition_id WHERE first < {from:Date}"
                + " AND NOT (keyed.parts = held.parts AND last < keyed.kept_from) ORDER BY id", Map.of("table", table, "from", keptFrom),
                row -> new Partition(table, row.string("id")));
    }

    private boolean key(Partition partition, LocalDate keptFrom, Instant now) {
        Map<String, String> keyed = new LinkedHashMap<>();
        columns.get(partition.table()).forEach((column, expression) -> keyed.put(column,
                "if(business_date < {from:Date}, " + expression + ", `" + column + "`)"));
        boolean holds = warehouse.query(rewrite.functions() + "SELECT countIf(" + keyed.entrySet().stream().map(entry ->
                "ifNull(`" + entry.getKey() + "` != " + entry.getValue() + ", 0)").collect(Collectors.joining(" OR ")) + ") AS n FROM "
                + partition.table() + " WHERE _partition_id = {partition:String}", Map.of("partition", partition.id(), "from", keptFrom),
                row -> row.longValue("n")).get(0) > 0;
        if (holds) {
            rewrite.run(partition.table(), partition.id(), keyed, Map.of("from", keptFrom));
        }
        warehouse.execute("INSERT INTO keyed_partitions SELECT {table:String}, {partition:String}, {from:Date},"
                + " " + PARTS + ", fromUnixTimestamp64Milli({now:Int64}, 'UTC') FROM system.parts WHERE active"
                + " AND database = currentDatabase() AND table = {table:String} AND partition_id = {partition:String}", Map.of("table",
                partition.table(), "partition", partition.id(), "from", keptFrom, "now", now.toEpochMilli()));
        return holds;
    }
}
