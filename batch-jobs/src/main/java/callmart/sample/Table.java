package callmart.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

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

    /** A row whose cells may be null. */
    static List<Object> row(Object... cells) {
        return Collections.unmodifiableList(Arrays.asList(cells));
    }
}
