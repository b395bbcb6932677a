package callmart.extract;

import java.util.List;
import java.util.Map;

/**
 * What one file or query of a source delivers.
 *
 * @param part its name in messages
 * @param columns canonical columns that it has a place for, filled or not; of a telephone system also the log's own columns
 * @param wanted canonical column to the headers that it is mapped to, of those that are mapped
 * @param header the columns that stand in it
 */
public record PartColumns(String part, List<String> columns, Map<String, List<String>> wanted, List<String> header) {

    public PartColumns {
        columns = List.copyOf(columns);
        wanted = Map.copyOf(wanted);
        header = List.copyOf(header);
    }

    /** The columns that stand in it, short enough for a message. */
    public String found() {
        return Excerpt.list(header);
    }
}
