package callmart.warehouse;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Several nodes that hold the rows of spread tables together, the first of which has everything else and is the only one that is asked.
 * A spread table {@code X} is a view there over {@code X_all}, which reaches {@code X_shard} on every node. Each load of a day is written
 * beside the one before it as a generation of its own and is read from when one row of {@code feed_generations} says so: readers see a day
 * as it was or as it is, and a kill leaves it whole. Whatever changes rows demands the run lock.
 * Decision 291.
 */
public final class Cluster implements AutoCloseable {

    /** The name of the cluster in the first node's configuration. */
    public static final String NAME = "callmart";

    static final String GENERATIONS = "feed_generations";
    static final String SHARD = "_shard";
    static final String ALL = "_all";
    static final String PLAIN = "_plain";

    /** Longer than any query may take; until then a day that was replaced is kept for those that have begun to read it. */
    private static final Duration LONGEST_QUERY = Duration.ofHours(1);
    private static final int LOSSES_SHOWN = 5;
    private static final String MENDED = "give a shard its data back, or load these days again with backfill; days that nothing can give"
            + " back are left as they are with rebalance --lost";

    private final Warehouse first;
    private final List<Warehouse> others;

    Cluster(Warehouse first, List<Warehouse> others) {
        this.first = first;
        this.others = List.copyOf(others);
    }

    /** What of a spread table stands on one node. @param generation which load of the day */
    private record Part(LocalDate day, long generation, String id, long rows) {
    }

    /** A day whose rows were spread anew. @param before rows on each node, in order */
    public record Move(String table, LocalDate day, List<Long> before, List<Long> after) {
    }

    /** A day of which the nodes do not hold as many rows as were loaded. */
    public record Loss(String table, LocalDate day, long held, long loaded) {

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s of %s: %d of %d rows", table, day, held, loaded);
        }
    }

    /** All nodes, the first one first. */
    public List<Warehouse> nodes() {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }

    /** Whether the rows of a table are spread over the nodes. */
    public boolean isSpread(String table) {
        return tables().contains(table);
    }

    /** An empty table on the first node that has the columns of a spread one and is not spread. */
    public String likeOf(String table) {
        return table + PLAIN;
    }

    /** The spread tables, by name. */
    public List<String> tables() {
        return first.query("SELECT name FROM system.tables WHERE database = currentDatabase() AND name LIKE '%\\\\_shard' ORDER BY name",
                Map.of(), row -> row.string("name").replaceFirst(SHARD + "$", ""));
    }

    /**
     * Puts rows in the place of a spread table's day, for readers in one step.
     *
     * @param source table or view of the same columns; what it has of other days is left out
     * @throws WarehouseException when a node does not answer, or does not hold what it was sent: the day is as it was then
     */
    public void replace(String table, LocalDate day, String source, Instant now) {
        sweep(table, now);
        long generation = nextGeneration(table);
        String columns = columns(table);
        Map<String, Object> values = Map.of("day", day, "generation", generation);
        first.execute("INSERT INTO " + table + ALL + " (" + columns + ", generation) SELECT " + columns + ", {generation:UInt64} FROM "
                + source + " WHERE business_date = {day:Date}", values);
        String sum = "SELECT concat(toString(count()), ' ', toString(sum(cityHash64(toString(tuple(" + columns + ")))))) AS held FROM ";
        String sent = content(sum + source + " WHERE business_date = {day:Date}", values);
        String held = content(sum + table + ALL + " WHERE business_date = {day:Date} AND generation = {generation:UInt64}", values);
        if (!sent.equals(held)) {
            throw new WarehouseException("Cannot spread " + table + " of " + day, "generation " + generation, "the nodes hold "
                    + held + " of " + sent + " (rows and their hash)", "the day is as it was before; run it again");
        }
        first.execute("INSERT INTO " + GENERATIONS + " SELECT {table:String}, {day:Date}, {generation:UInt64}, {rows:UInt64},"
                + " {nodes:UInt16}, fromUnixTimestamp64Milli({now:Int64}, 'UTC')", Map.of("table", table, "day", day, "generation",
                generation, "rows", Long.parseLong(sent.substring(0, sent.indexOf(' '))), "nodes", nodes().size(), "now",
                now.toEpochMilli()));
    }

    private String content(String sql, Map<String, ?> values) {
        return first.query(sql, values, row -> row.string("held")).get(0);
    }

    private String columns(String table) {
        return String.join(", ", first.query("SELECT name FROM system.columns WHERE database = currentDatabase() AND table = {table:String}"
                + " AND name != 'generation' ORDER BY position", Map.of("table", table + SHARD), row -> "`" + row.string("name") + "`"));
    }

    /** A time in milliseconds, above all that there are: what a killed run still writes has an earlier one. */
    private long nextGeneration(String table) {
        long greatest = committed(table).values().stream().flatMap(Set::stream).mapToLong(Long::longValue).max().orElse(0);
        for (Warehouse node : nodes()) {
            greatest = Math.max(greatest, parts(node, table).stream().mapToLong(Part::generation).max().orElse(0));
        }
        return Math.max(greatest + 1, Instant.now().toEpochMilli());
    }

    private static List<Part> parts(Warehouse node, String table) {
        return node.query("SELECT partition_id AS id, sum(rows) AS n FROM system.parts WHERE database = currentDatabase() AND active"
                + " AND table = {table:String} GROUP BY id ORDER BY id", Map.of("table", table + SHARD), row -> {
                    String id = row.string("id");
                    return new Part(LocalDate.parse(id.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE),
                            Long.parseLong(id.substring(id.indexOf('-') + 1)), id, row.longValue("n"));
                });
    }

    /** Day to the generations that were committed. */
    private Map<LocalDate, Set<Long>> committed(String table) {
        Map<LocalDate, Set<Long>> committed = new HashMap<>();
        first.forEach("SELECT business_date, generation FROM " + GENERATIONS + " WHERE feed = {table:String}", Map.of("table", table),
                row -> committed.computeIfAbsent(row.date("business_date"), day -> new TreeSet<>()).add(row.longValue("generation")));
        return committed;
    }

    /** Removes what killed loads left, and days that were replaced longer ago than any query has read. */
    private void sweep(String table, Instant now) {
        Map<LocalDate, Set<Long>> kept = new HashMap<>();
        first.forEach("SELECT business_date, generation FROM (SELECT business_date, generation, any(committed_at) OVER (PARTITION BY"
                + " business_date ORDER BY generation ROWS BETWEEN 1 FOLLOWING AND 1 FOLLOWING) AS replaced_at, max(generation) OVER"
                + " (PARTITION BY business_date) AS newest FROM " + GENERATIONS + " WHERE feed = {table:String}) WHERE generation = newest"
                + " OR replaced_at > fromUnixTimestamp64Milli({from:Int64}, 'UTC')", Map.of("table", table, "from",
                now.minus(LONGEST_QUERY).toEpochMilli()), row -> kept.computeIfAbsent(row.date("business_date"), day -> new TreeSet<>())
                .add(row.longValue("generation")));
        drop(table, part -> !kept.getOrDefault(part.day(), Set.of()).contains(part.generation()));
    }

    private Set<LocalDate> drop(String table, Predicate<Part> condition) {
        Set<LocalDate> days = new TreeSet<>();
        for (Warehouse node : nodes()) {
            parts(node, table).stream().filter(condition).forEach(part -> {
                node.execute("ALTER TABLE " + table + SHARD + " DROP PARTITION ID '" + part.id() + "'");
                days.add(part.day());
            });
        }
        return days;
    }

    /** Removes days of a spread table before one; how many. Readers see them no more before the first row goes. */
    public long dropBefore(String table, LocalDate keptFrom) {
        first.execute("ALTER TABLE " + GENERATIONS + " DELETE WHERE feed = {table:String} AND business_date < {from:Date}"
                + " SETTINGS mutations_sync = 2", Map.of("table", table, "from", keptFrom));
        return drop(table, part -> part.day().isBefore(keptFrom)).size();
    }

    /**
     * Spreads days anew that lie on fewer nodes than there are, as those do that were loaded before a node was added; and days that are
     * {@link #lost} in part, whose rest is all that was loaded of them from then on.
     *
     * @return what was moved, by table and day
     */
    public List<Move> rebalance(Instant now) {
        List<Move> moves = new ArrayList<>();
        List<Loss> lost = lost();
        for (String table : tables()) {
            Set<LocalDate> days = new TreeSet<>(daysOfFewerNodes(table));
            lost.stream().filter(loss -> loss.table().equals(table)).map(Loss::day).forEach(days::add);
            for (LocalDate day : days) {
                List<Long> before = held(table, day);
                replace(table, day, table, now);
                moves.add(new Move(table, day, before, held(table, day)));
            }
        }
        return moves;
    }

    private List<LocalDate> daysOfFewerNodes(String table) {
        return first.query("SELECT business_date FROM " + GENERATIONS + " WHERE feed = {table:String} GROUP BY business_date HAVING"
                + " argMax(nodes, generation) < {nodes:UInt16} AND argMax(loaded, generation) > 0 ORDER BY business_date",
                Map.of("table", table, "nodes", nodes().size()), row -> row.date("business_date"));
    }

    /** Rows of a day on each node. */
    private List<Long> held(String table, LocalDate day) {
        long generation = newest(table, day).orElse(0);
        return nodes().stream().map(node -> parts(node, table).stream()
                .filter(part -> part.day().equals(day) && part.generation() == generation).mapToLong(Part::rows).sum()).toList();
    }

    private OptionalLong newest(String table, LocalDate day) {
        return committed(table).getOrDefault(day, Set.of()).stream().mapToLong(Long::longValue).max();
    }

    /** Rows of all spread tables that were loaded of days from one to another, where there are any. */
    public Map<LocalDate, Long> loaded(LocalDate from, LocalDate to) {
        Map<LocalDate, Long> loaded = new HashMap<>();
        first.forEach("SELECT business_date, sum(newest) AS n FROM (SELECT feed, business_date, argMax(loaded, generation) AS newest FROM "
                + GENERATIONS + " WHERE business_date BETWEEN {from:Date} AND {to:Date} GROUP BY feed, business_date)"
                + " GROUP BY business_date HAVING n > 0", Map.of("from", from, "to", to),
                row -> loaded.put(row.date("business_date"), row.longValue("n")));
        return loaded;
    }

    /** What the nodes do not hold of what was loaded, by table and day. Asks for their parts alone, and no row. */
    public List<Loss> lost() {
        List<Loss> lost = new ArrayList<>();
        for (String table : tables()) {
            Map<LocalDate, List<Long>> loaded = new TreeMap<>();
            first.forEach("SELECT business_date, max(generation) AS newest, argMax(loaded, generation) AS n FROM " + GENERATIONS
                    + " WHERE feed = {table:String} GROUP BY business_date", Map.of("table", table),
                    row -> loaded.put(row.date("business_date"), List.of(row.longValue("newest"), row.longValue("n"))));
            Map<LocalDate, Long> held = nodes().stream().flatMap(node -> parts(node, table).stream())
                    .filter(part -> loaded.containsKey(part.day()) && loaded.get(part.day()).get(0) == part.generation())
                    .collect(Collectors.groupingBy(Part::day, Collectors.summingLong(Part::rows)));
            loaded.forEach((day, newest) -> {
                if (held.getOrDefault(day, 0L) != newest.get(1).longValue()) {
                    lost.add(new Loss(table, day, held.getOrDefault(day, 0L), newest.get(1)));
                }
            });
        }
        return lost;
    }

    /**
     * Figures of what is left would be too small, and take the place of whole ones.
     *
     * @param mended whether these days are loaded again now
     * @throws WarehouseException when the nodes do not hold what was loaded, and it is not mended
     */
    public void requireWhole(Predicate<Set<LocalDate>> mended) {
        List<Loss> lost = lost();
        if (!lost.isEmpty() && !mended.test(lost.stream().map(Loss::day).collect(Collectors.toSet()))) {
            throw new WarehouseException("Cannot reckon with what is left", first.httpAddress() + ", database " + first.database(),
                    words(lost), MENDED);
        }
    }

    /** Of what is lost the first, with what mends it. @param lost not empty */
    public static String fault(List<Loss> lost) {
        return words(lost) + "; " + MENDED;
    }

    private static String words(List<Loss> lost) {
        return "the shards do not hold what was loaded: " + lost.stream().limit(LOSSES_SHOWN).map(Loss::toString)
                .collect(Collectors.joining(", ")) + (lost.size() > LOSSES_SHOWN ? " and " + (lost.size() - LOSSES_SHOWN)
                + " more days" : "");
    }

    /** Columns of a table on a node, with types, in order; without the generation. */
    static List<String> form(Warehouse node, String table) {
        return node.query("SELECT concat(name, ' ', type) AS line FROM system.columns WHERE database = currentDatabase()"
                + " AND table = {table:String} AND name != 'generation' ORDER BY position", Map.of("table", table),
                row -> row.string("line"));
    }

    @Override
    public void close() {
        others.forEach(Warehouse::close);
    }
}
