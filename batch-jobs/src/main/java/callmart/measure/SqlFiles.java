package callmart.measure;

import callmart.warehouse.QueryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The SQL files of one folder, by name without the ending, in the order of their names. */
final class SqlFiles {

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

    /** The measure tables that {@code sql/measures} fills, in the order in which they are. */
    static List<String> tables(Path sql) {
        Path measures = sql.resolve("measures");
        return Stream.concat(list(measures).stream().map(SqlFile::name), folders(measures).stream()).sorted().toList();
    }

    private static SqlFile read(Path file) {
        String name = file.getFileName().toString();
        return new SqlFile(name.substring(0, name.length() - ".sql".length()), QueryFolder.read(file));
    }
}
