package callmart.init;

import callmart.feed.Column;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a column's value comes from, by guess.
 *
 * @param column the canonical column
 * @param form as {@code sources.yml} writes it
 * @param confidence percent
 * @param why the comment
 * @param heads that the form reads
 * @param traits what is to be said of these heads and of the column's values
 */
record ColumnGuess(Column column, String form, int confidence, String why, List<String> heads, Traits traits) {

    /** The keys {@code formats}, {@code units}, {@code absent} and {@code values} of a source; and words that are not known. */
    record Traits(Map<String, String> formats, Map<String, String> units, Map<String, Set<String>> absent, Map<String, String> values,
            Set<String> unknown) {

        Traits() {
            this(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashSet<>());
        }

        void add(Traits other) {
            formats.putAll(other.formats);
            units.putAll(other.units);
            absent.putAll(other.absent);
        }
    }
}
