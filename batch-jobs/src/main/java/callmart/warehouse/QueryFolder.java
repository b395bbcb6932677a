package callmart.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of queries, a file each.
 *
 * @param path the folder
 */
public record QueryFolder(Path path) {

    private static final String ENDING = ".sql";

    /** The names of its queries, without ending, in order. */
    public List<String> names() {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length())).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be listed; restore it from the product", e);
        }
    }

    /** @param name without ending */
    public String text(String name) {
        return read(path.resolve(name + ENDING));
    }

    public static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read; restore it from the product", e);
        }
    }
}
