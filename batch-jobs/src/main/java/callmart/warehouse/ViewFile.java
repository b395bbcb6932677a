package callmart.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One file of {@code sql/base} or {@code sql/views}: a query with a header.
 *
 * @param name     of the file and of the view
 * @param folder   base or views
 * @param text     the whole file, line ends as {@code \n}
 * @param grain    what a row is
 * @param reads    the tables and views that the query reads
 * @param comments column to comment, for columns that do not have the comment of a column that is read
 */
record ViewFile(String name, String folder, String text, String grain, List<String> reads, Map<String, String> comments) {

    private static final Pattern ENTRY = Pattern.compile("-- ([A-Za-z_0-9]+): (\\S.*)");
    private static final Pattern CONTINUED = Pattern.compile("-- {5,}(\\S.*)");
    private static final Pattern PARAMETER = Pattern.compile("\\{\\w+:\\w+");

    static List<ViewFile> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".sql")).sorted().map(ViewFile::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be listed; restore it from the product", e);
        }
    }

    private static ViewFile read(Path file) {
        String fileName = file.getFileName().toString();
        String folder = file.getParent().getFileName().toString();
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read; restore it from the product", e);
        }
        Map<String, String> header = header(text);
        String grain = header.remove("Grain");
        String reads = header.remove("Reads");
        if (grain == null || reads == null) {
            throw new WarehouseException("Cannot make the views", file.toString(),
                    "its header has no '-- Grain:' or no '-- Reads:'", "state both, as sql/views/README.md says");
        }
        return new ViewFile(fileName.substring(0, fileName.length() - ".sql".length()), folder, text, grain, List.of(reads.split(", ")),
                header);
    }

    /** The entries at the beginning of the file, up to the query or to a line that is neither an entry nor goes on with one. */
    private static Map<String, String> header(String text) {
        Map<String, String> header = new LinkedHashMap<>();
        String key = null;
        for (String line : text.lines().toList()) {
            Matcher entry = ENTRY.matcher(line);
            Matcher continued = CONTINUED.matcher(line);
            if (entry.matches()) {
                key = entry.group(1);
                header.put(key, entry.group(2));
            } else if (key != null && continued.matches()) {
                header.merge(key, continued.group(1), (before, more) -> before + " " + more);
            } else {
                break;
            }
        }
        return header;
    }

    /** Whether whoever reads the view gives it parameters; such a view has no columns of its own in the engine's catalogue. */
    boolean isParameterised() {
        return PARAMETER.matcher(text).find();
    }

    /** Views of analysts read with the rights of the user who made them; a base view is read by queries that have them anyway. */
    String security() {
        return folder.equals("views") ? "\nSQL SECURITY DEFINER" : "";
    }
}
