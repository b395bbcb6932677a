package callmart.measure;

import callmart.warehouse.QueryFolder;
import callmart.warehouse.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which tables hold rows at this moment. A query that reads nothing but empty tables yields no row and need not be asked: to plan it
 * takes the engine as long as if they were full.
 * Decision 297.
 */
final class HeldTables {

    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*--.*$");
    private static final Pattern WORD = Pattern.compile("\\w+");

    /** The tables and views that there are, each with whether it may have rows; of a view this is said by {@link #views}. */
    private final Map<String, Boolean> filled = new HashMap<>();
    /** View to its query. */
    private final Map<String, String> views = new HashMap<>();

    /** @param sql the product's {@code sql} folder */
    HeldTables(Warehouse warehouse, Path sql) {
        warehouse.forEach("SELECT name, ifNull(total_rows, 1) > 0 AS filled FROM system.tables WHERE database = currentDatabase()",
                Map.of(), row -> filled.put(row.string("name"), row.intValue("filled") == 1));
        filled.keySet().forEach(name -> {
            Path file = sql.resolve("base").resolve(name + ".sql");
            if (Files.exists(file)) {
                views.put(name, QueryFolder.read(file));
            }
        });
        // a file that names no table leaves to whoever makes the view what it reads
        views.entrySet().removeIf(view -> names(view.getValue()).allMatch(view.getKey()::equals));
        views.keySet().forEach(name -> filled.put(name, false));
    }

    /** Whether a table has rows. */
    boolean isFilled(String table) {
        return filled.getOrDefault(table, false);
    }

    /** Whether some table that a query names, itself or through views of {@code sql/base}, has rows. */
    boolean mayYield(String query) {
        Set<String> read = new HashSet<>();
        follow(query, read);
        return read.isEmpty() || read.stream().anyMatch(filled::get);
    }

    private void follow(String query, Set<String> read) {
        names(query).filter(read::add).filter(views::containsKey).forEach(view -> follow(views.get(view), read));
    }

    /** The tables and views among a query's words. */
    private Stream<String> names(String query) {
        return WORD.matcher(COMMENT.matcher(query).replaceAll("")).results().map(MatchResult::group).filter(filled::containsKey);
    }
}
