package callmart.warehouse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One file of {@code sql/base} or {@code sql/views}: a query with a header.
 *
 * @param name     of the file and of the view
 * @param folder   base or views
 * @param text     the whole file, line ends as {@code \n}, values and functions filled in
 * @param grain    what a row is
 * @param reads    the tables and views that the query reads
 * @param comments column to comment, for columns that do not have the comment of a column that is read
 */
record ViewFile(String name, String folder, String text, String grain, List<String> reads, Map<String, String> comments) {

    private static final String NOTHING = "nothing";
    private static final Pattern ENTRY = Pattern.compile("-- ([A-Za-z_0-9]+): (\\S.*)");
    private static final Pattern CONTINUED = Pattern.compile("-- {5,}(\\S.*)");
    private static final Pattern PARAMETER = Pattern.compile("\\{\\w+:\\w+");
    private static final Pattern VALUE = Pattern.compile("\\$\\{(\\w+)}");

    /** @param values name to SQL of what the files leave open */
    static List<ViewFile> list(Path folder, Map<String, String> values) {
        QueryFolder files = new QueryFolder(folder);
        return files.names().stream().map(name -> read(files, name, values)).toList();
    }

    /** Formulas that views take in by their name: name to text. */
    static Map<String, String> functions(Path folder) {
        return Files.isDirectory(folder) ? new QueryFolder(folder).names().stream()
                .collect(Collectors.toMap(name -> name, name -> new QueryFolder(folder).text(name).replace("\r\n", "\n").strip()))
                        : Map.of();
    }

    private static ViewFile read(QueryFolder files, String fileName, Map<String, String> values) {
        String folder = files.path().getFileName().toString();
        Path file = files.path().resolve(fileName + ".sql");
        String text = VALUE.matcher(files.text(fileName).replace("\r\n", "\n")).replaceAll(name -> {
            if (!values.containsKey(name.group(1))) {
                throw new WarehouseException("Cannot make the views", file.toString(), "nothing fills in " + name.group(),
                        "name a file of sql/base/functions or one of " + String.join(", ", new TreeSet<>(values.keySet())));
            }
            return Matcher.quoteReplacement(values.get(name.group(1)));
        });
        Map<String, String> header = header(text);
        String grain = header.remove("Grain");
        String reads = header.remove("Reads");
        if (grain == null || reads == null) {
            throw new WarehouseException("Cannot make the views", file.toString(),
                    "its header has no '-- Grain:' or no '-- Reads:'", "state both, as sql/views/README.md says");
        }
        return new ViewFile(fileName, folder, text, grain, reads.equals(NOTHING) ? List.of() : List.of(reads.split(", ")), header);
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
