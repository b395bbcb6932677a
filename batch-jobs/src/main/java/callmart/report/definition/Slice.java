package callmart.report.definition;

import callmart.config.EnumWord;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The edition of a report for one key: that key's rows, for that key's readers. Decision 330.
 *
 * @param report id of the report that it is a part of
 * @param by what the report is divided by
 * @param key such as a team
 * @param rows which rows belong to it: by teams, queues and groups, those of any of them; empty for all rows
 */
public record Slice(String report, BurstKey by, String key, Map<BurstKey, Set<String>> rows) {

    public Slice {
        Map<BurstKey, Set<String>> sorted = new TreeMap<>();
        rows.forEach((column, values) -> sorted.put(column, Collections.unmodifiableSet(new TreeSet<>(values))));
        rows = Collections.unmodifiableMap(sorted);
    }

    /** The edition's own id, as commands and files name it. */
    public String id() {
        return report + "." + key;
    }

    /** How the readers of a key are named where roles are; no role is called so. */
    public static String readers(BurstKey by, String key) {
        return EnumWord.of(by) + ": " + key;
    }
}
