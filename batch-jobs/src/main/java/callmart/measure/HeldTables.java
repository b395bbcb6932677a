package callmart.measure;

import callmart.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which tables hold rows at this moment. A query that reads nothing but empty tables yields no row and need not be asked: to plan it
 * takes the engine as long as if they were full. Nor need one be whose header names the facts that its rows come from, when these are
 * empty.
 * Decision 297.
 */
public final class HeldTables {

    private static final Pattern FACTS = Pattern.compile("(?m)^-- Facts: (\\S.*)$");
    private static final Pattern OF_THE_DAY = Pattern.compile("(?m)^-- Of the day: (\\S.*)$");
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*--.*$");
    private static final Pattern WORD = Pattern.compile("\\w+");

    /** What a view has until it is made again. */
    private static final String ID = "concat(database, '.', name, ' ', toString(uuid), ' ', toString(metadata_modification_time)) AS id";

    /** Queries of views by that: to ask for all of them takes the engine a tenth of a second. */
    private static final Map<String, String> QUERIES = new ConcurrentHashMap<>();

    /** The tables and views that there are, each with whether it may have rows of its own. */
    private final Map<String, Boolean> filled = new HashMap<>();
    /** View to its query, as the engine holds it. */
    private final Map<String, String> views = new HashMap<>();

    private final Warehouse warehouse;

    public HeldTables(Warehouse warehouse) {
        this.warehouse = warehouse;
        Map<String, String> ids = new HashMap<>();
        warehouse.forEach("SELECT name, " + ID + ", engine = 'View' AS is_view,"
                + " NOT is_view AND ifNull(total_rows, 1) > 0 AND name != {salt:String} AS filled"
                + " FROM system.tables WHERE database = currentDatabase()", Map.of("salt", CallerSalt.TABLE), row -> {
                    filled.put(row.string("name"), row.intValue("filled") == 1);
                    if (row.intValue("is_view") == 1) {
                        ids.put(row.string("name"), row.string("id"));
                    }
                });
        if (!QUERIES.keySet().containsAll(ids.values())) {
            warehouse.forEach("SELECT name, " + ID + ", as_select FROM system.tables"
                    + " WHERE database = currentDatabase() AND engine = 'View'", Map.of(), row -> {
                        ids.put(row.string("name"), row.string("id"));
                        QUERIES.put(row.string("id"), row.string("as_select"));
                    });
        }
        ids.forEach((name, id) -> views.put(name, QUERIES.get(id)));
    }

    /** Those of some tables that may have rows; to ask for these alone takes the engine a small part of asking for all. */
    static Set<String> filled(Warehouse warehouse, Collection<String> tables) {
        return Set.copyOf(warehouse.query("SELECT name FROM system.tables WHERE database = currentDatabase()"
                + " AND name IN {tables:Array(String)} AND ifNull(total_rows, 1) > 0", Map.of("tables", tables),
                row -> row.string("name")));
    }

    /** Whether a table has rows. */
    boolean isFilled(String table) {
        return filled.getOrDefault(table, false);
    }

    /** Takes note that a table may have got rows. */
    void fill(String table) {
        filled.put(table, true);
    }

    /**
     * Whether one of the tables has rows that a query's header names as its facts; without such a line, that the query names, itself or
     * through views. One that names none may yield what it likes.
     */
    public boolean mayYield(String query) {
        List<String> facts = facts(query);
        if (!facts.isEmpty()) {
            return facts.stream().anyMatch(this::mayBeFilled);
        }
        return reads(query);
    }

    private boolean reads(String query) {
        Set<String> read = new HashSet<>();
        follow(query, read);
        return views.keySet().containsAll(read) || read.stream().anyMatch(filled::get);
    }

    /** Facts that are spread over the nodes of a cluster are a view. */
    private boolean mayBeFilled(String facts) {
        return views.containsKey(facts) ? reads(views.get(facts)) : isFilled(facts);
    }

    /** The tables without whose rows a query says that it yields none; empty where it does not say. */
    public static List<String> facts(String query) {
        return named(FACTS, query);
    }

    /** The tables without whose rows of a day a query says that it yields none for this day; empty where it does not say. */
    static List<String> ofTheDay(String query) {
        return named(OF_THE_DAY, query);
    }

    private static List<String> named(Pattern header, String query) {
        Matcher line = header.matcher(query);
        return line.find() ? List.of(line.group(1).split(", ")) : List.of();
    }

    /** The tables of which the engine knows, by their partitions, that they hold no row of a day. Decision 294. */
    Set<String> emptyOn(LocalDate day) {
        return Set.copyOf(warehouse.query("SELECT name FROM system.tables WHERE database = currentDatabase() AND engine LIKE '%MergeTree'"
                + " AND match(partition_key, '^[(]?(feed, )?business_date[)]?$') AND name NOT IN (SELECT table FROM system.parts"
                + " WHERE database = currentDatabase() AND active AND rows > 0 AND position(partition, {day:String}) > 0)",
                Map.of("day", day.toString()), row -> row.string("name")));
    }

    private void follow(String query, Set<String> read) {
        names(query).filter(read::add).filter(views::containsKey).forEach(name -> follow(views.get(name), read));
    }

    /** The tables and views among a query's words. */
    private Stream<String> names(String query) {
        return WORD.matcher(COMMENT.matcher(query).replaceAll("")).results().map(MatchResult::group).filter(filled::containsKey);
    }
}
