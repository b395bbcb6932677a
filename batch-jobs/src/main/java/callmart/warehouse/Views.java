package callmart.warehouse;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Makes the views of {@code sql/base} and {@code sql/views}, in a cluster those of {@code sql/cluster} in the place of what they are named
 * after, each after those that it reads, when files or migrations differ from those
 * they were made of. What they were made of is recorded in {@code schema_views} after the last one, so that a run that was killed begins
 * again.
 * Decision 180.
 */
final class Views {

    /** Filled in when a view is made, so that the checksum is the same in every database. */
    private static final String DATABASE = "database";
    /** Begins the comment of each view that is made here. */
    private static final String GRAIN = "Grain: ";
    private static final String TABLE = """
            CREATE TABLE IF NOT EXISTS schema_views (
                checksum FixedString(64) COMMENT 'SHA-256 over the files of sql/base and sql/views and the applied migrations, hexadecimal',
                made_at DateTime64(3, 'UTC') COMMENT 'When the last view was made, UTC; the newest row holds'
            ) ENGINE = MergeTree ORDER BY made_at
            COMMENT 'Grain: one row each time the views were made; from what'""";

    private final Warehouse warehouse;
    private final Map<String, ViewFile> files;
    /** Table or view to its columns' comments. */
    private final Map<String, Map<String, String>> comments = new HashMap<>();
    private final List<String> made = new ArrayList<>();

    private Views(Warehouse warehouse, Map<String, ViewFile> files) {
        this.warehouse = warehouse;
        this.files = files;
    }

    /** Returns the names of the views that were made, in order; none when nothing has changed. */
    static List<String> make(Warehouse warehouse, Path sql, Map<String, String> values) {
        Map<String, ViewFile> files = new LinkedHashMap<>();
        Map<String, String> filled = new HashMap<>(values);
        filled.put(DATABASE, "${" + DATABASE + "}");
        filled.putAll(ViewFile.functions(sql.resolve("base/functions")));
        List<ViewFile> ofCluster = warehouse.cluster().isPresent() ? ViewFile.list(sql.resolve("cluster"), filled) : List.of();
        ofCluster.forEach(file -> files.put(file.name(), file));
        Stream.of("base", "views").flatMap(folder -> ViewFile.list(sql.resolve(folder), filled).stream()).forEach(file -> {
            ViewFile former = files.putIfAbsent(file.name(), file);
            if (former != null && !ofCluster.contains(former)) {
                throw refused(file, "sql/base has a view of the same name", "give one of them another name");
            }
        });
        warehouse.execute(TABLE);
        String checksum = DigestUtils.sha256Hex(Stream.concat(files.values().stream()
                .map(file -> file.folder() + "/" + file.name() + "\n" + file.text()),
                warehouse.query("SELECT checksum FROM schema_migrations ORDER BY version", Map.of(), row -> row.string("checksum"))
                .stream())
                .collect(Collectors.joining("\n")));
        List<String> before = warehouse.query("SELECT checksum FROM schema_views ORDER BY made_at DESC LIMIT 1", Map.of(),
                row -> row.string("checksum"));
        if (before.contains(checksum)) {
            return List.of();
        }
        List<String> made = new Views(warehouse, files).makeAll();
        warehouse.execute("INSERT INTO schema_views VALUES ({checksum:String}, {at:DateTime64(3, 'UTC')})",
                Map.of("checksum", checksum, "at", Instant.now()));
        return made;
    }

    /** Takes the views away that were made here; {@link #make} makes them again. Others that somebody has made stay. */
    static void dropAll(Warehouse warehouse) {
        warehouse.execute("TRUNCATE TABLE IF EXISTS schema_views");
        warehouse.query("SELECT name FROM system.tables WHERE database = currentDatabase() AND engine = 'View'"
                + " AND startsWith(comment, {grain:String})", Map.of("grain", GRAIN), row -> row.string("name"))
                .forEach(name -> warehouse.execute("DROP VIEW IF EXISTS `" + name + "`"));
    }

    private List<String> makeAll() {
        warehouse.forEach("SELECT table, name, comment FROM system.columns WHERE database = currentDatabase() AND table IN"
                + " (SELECT name FROM system.tables WHERE database = currentDatabase() AND engine != 'View')", Map.of(),
                row -> comments.computeIfAbsent(row.string("table"), table -> new HashMap<>())
                .put(row.string("name"), row.string("comment")));
        files.values().forEach(file -> make(file, List.of()));
        return List.copyOf(made);
    }

    /** @param above the views that wait for this one */
    private void make(ViewFile file, List<String> above) {
        if (made.contains(file.name())) {
            return;
        }
        List<String> path = Stream.concat(above.stream(), Stream.of(file.name())).toList();
        for (String read : file.reads()) {
            if (path.contains(read)) {
                throw refused(file, "views read each other: " + String.join(" → ", path) + " → " + read, "take the circle apart");
            } else if (files.containsKey(read)) {
                make(files.get(read), path);
            } else if (!comments.containsKey(read)) {
                throw refused(file, "it reads " + read + ", which is neither a table nor a view", "correct '-- Reads:'");
            }
        }
        try {
            create(file);
        } catch (WarehouseException e) {
            throw new WarehouseException("Cannot make the views", place(file), e.getMessage(), "mend the file and run again",
                    e.engineCode(), e);
        }
        made.add(file.name());
    }

    private void create(ViewFile file) {
        String columns = file.isParameterised() ? "" : "\n(\n" + String.join(",\n", columns(file)) + "\n)";
        warehouse.execute("CREATE OR REPLACE VIEW `" + file.name() + "`" + columns + file.security() + "\nCOMMENT "
                + quoted(GRAIN + file.grain()) + "\nAS " + text(file));
    }

    private String text(ViewFile file) {
        return file.text().replace("${" + DATABASE + "}", quoted(warehouse.database()));
    }

    /** The columns with their types and comments: the file's own, else that of the first column of the same name that it reads. */
    private List<String> columns(ViewFile file) {
        Map<String, String> own = new HashMap<>(file.comments());
        Map<String, String> all = new HashMap<>();
        List<String> columns = new ArrayList<>();
        warehouse.forEach("DESCRIBE TABLE (" + text(file) + "\n)", Map.of(), row -> {
            String name = row.string("name");
            String comment = own.containsKey(name) ? own.remove(name) : file.reads().stream()
                    .map(read -> comments.getOrDefault(read, Map.of()).get(name)).filter(text -> text != null && !text.isEmpty())
                    .findFirst()
                    .orElseThrow(() -> refused(file, "column " + name + " has no comment", "add '-- " + name + ": …' to its header"));
            all.put(name, comment);
            columns.add("    `" + name + "` " + row.string("type") + " COMMENT " + quoted(comment));
        });
        if (!own.isEmpty()) {
            throw refused(file, "its header comments on what is not a column: " + String.join(", ", own.keySet()), "correct the header");
        }
        comments.put(file.name(), all);
        return columns;
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static String place(ViewFile file) {
        return "sql/" + file.folder() + "/" + file.name() + ".sql";
    }

    private static WarehouseException refused(ViewFile file, String found, String hint) {
        return new WarehouseException("Cannot make the views", place(file), found, hint);
    }
}
