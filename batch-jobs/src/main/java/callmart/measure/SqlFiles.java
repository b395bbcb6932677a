package callmart.measure;

import callmart.warehouse.QueryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The SQL files of one folder, by name without the ending, in the order of their names. */
final class SqlFiles {

    private static final Pattern AFTER = Pattern.compile("(?m)^-- After: (\\S.*)$");

    /** One file. */
    record SqlFile(String name, String text) {
    }

    private SqlFiles() {
    }

    static List<SqlFile> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".sql")).sorted().map(SqlFiles::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be listed; restore it from the product", e);
        }
    }

    /** Names of the folders in a folder, in order. */
    static List<String> folders(Path folder) {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(Files::isDirectory).map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be listed; restore it from the product", e);
        }
    }

    /**
     * The measure tables that {@code sql/measures} fills, in the order in which they are: each after those that a line {@code -- After:} of
     * its
     * queries names, otherwise by name.
     *
     * @throws IllegalStateException when one names no such table, or they wait for each other
     */
    static List<String> tables(Path sql) {
        Path measures = sql.resolve("measures");
        TreeMap<String, List<SqlFile>> queries = new TreeMap<>(list(measures).stream().collect(Collectors.toMap(SqlFile::name, List::of)));
        folders(measures).forEach(folder -> queries.put(folder, list(measures.resolve(folder))));
        List<String> ordered = new ArrayList<>();
        queries.keySet().forEach(table -> place(table, queries, ordered, List.of()));
        return ordered;
    }

    /** @param waiting the tables that come after this one */
    private static void place(String table, Map<String, List<SqlFile>> queries, List<String> ordered, List<String> waiting) {
        if (ordered.contains(table)) {
            return;
        }
        List<String> path = Stream.concat(waiting.stream(), Stream.of(table)).toList();
        if (waiting.contains(table) || !queries.containsKey(table)) {
            throw new IllegalStateException("sql/measures: '-- After:' leads from " + String.join(" to ", path)
                    + (waiting.contains(table) ? ", a circle" : ", which is not a table of sql/measures") + "; correct the headers");
        }
        queries.get(table).stream().flatMap(file -> AFTER.matcher(file.text()).results())
                .flatMap(line -> Stream.of(line.group(1).split(", ")))
                .forEach(before -> place(before, queries, ordered, path));
        ordered.add(table);
    }

    private static SqlFile read(Path file) {
        String name = file.getFileName().toString();
        return new SqlFile(name.substring(0, name.length() - ".sql".length()), QueryFolder.read(file));
    }
}
