package callmart.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Rows as a system of the centre exports them.
 *
 * @param header the system's own words
 * @param rows   cells in the order of the header: text, number, Boolean, date or local time of the centre; null is an empty cell
 */
record Table(List<String> header, List<List<Object>> rows) {

    Table {
        header = List.copyOf(header);
        rows = Collections.unmodifiableList(new ArrayList<>(rows));
    }

    /** The versions of records, with the cells of each in the order of the header. */
    static Table ofVersions(List<String> header, List<String> cells, List<Map<String, Object>> versions) {
        return new Table(header, versions.stream().map(version -> row(cells.stream().map(version::get).toArray())).toList());
    }

    /** A row whose cells may be null. */
    static List<Object> row(Object... cells) {
        return Collections.unmodifiableList(Arrays.asList(cells));
    }
}
