package callmart.extract.pbx;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which of a row's cells holds what. */
public final class ColumnPositions {

    private final Map<String, Integer> positions;
    private final int width;

    private ColumnPositions(Map<String, Integer> positions, int width) {
        this.positions = positions;
        this.width = width;
    }

    /** The names in the order of the cells. */
    static ColumnPositions of(String... names) {
        return ofNames(List.of(names));
    }

    static ColumnPositions ofNames(List<String> names) {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            positions.putIfAbsent(names.get(i), i);
        }
        return new ColumnPositions(positions, names.size());
    }

    /** A header line's cells as the layout's own names. */
    static ColumnPositions ofHeader(List<String> header, Map<String, String> otherNames) {
        return ofNames(header.stream().map(ColumnPositions::plain).map(name -> otherNames.getOrDefault(name, name)).toList());
    }

    /** Whether a row names at least some of the columns and so is a header. */
    static boolean isHeader(List<String> cells, Set<String> names, int least) {
        return cells.stream().map(ColumnPositions::plain).filter(names::contains).distinct().count() >= least;
    }

    /**
     * The columns of a log that its records are made of, as messages and {@code sources.yml} name them; none when the row is not a
     * header.
     */
    static List<String> own(List<String> cells, Set<String> names, int least, Map<String, String> otherNames, Set<String> read) {
        return isHeader(cells, names, least)
                ? ofHeader(cells, otherNames).positions.keySet().stream().filter(read::contains).map(ColumnPositions::own).sorted().toList()
                : List.of();
    }

    /** The name of a log's own column, which is none of the feed's. */
    static String own(String name) {
        return "log." + name;
    }

    private static String plain(String cell) {
        return cell.strip().toLowerCase(Locale.ROOT);
    }

    /** The same, with the cells beyond the width under a name. */
    ColumnPositions withRest(String name) {
        Map<String, Integer> more = new HashMap<>(positions);
        more.put(name, width);
        return new ColumnPositions(more, width);
    }

    boolean has(String name) {
        return positions.containsKey(name);
    }

    /** How many cells a row should have. */
    int width() {
        return width;
    }

    /** The value without surrounding space; empty when the row or the layout has none. */
    String get(RawRow row, String name) {
        Integer position = positions.get(name);
        return position == null || position >= row.cells().size() ? "" : row.cells().get(position).strip();
    }
}
