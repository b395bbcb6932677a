package callmart.runlog;

import callmart.warehouse.Warehouse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes and reads which columns each load delivered. Rows are only added; those of a feed's and day's newest load hold. */
public final class ColumnLog {

    private static final String NEWEST = "(feed, business_date, recorded_at) IN (SELECT feed, business_date, max(recorded_at)"
            + " FROM delivered_columns GROUP BY feed, business_date)";

    private final Warehouse warehouse;
    private final Clock clock;

    public ColumnLog(Warehouse warehouse, Clock clock) {
        this.warehouse = warehouse;
        this.clock = clock;
    }

    /**
     * What a source delivered in one load.
     *
     * @param columns of any of its files
     * @param everywhere of each of its files
     */
    public record OfSource(Set<String> columns, Set<String> everywhere) {
    }

    /** Records a load; without sources that it was one. */
    public void loaded(String run, String feed, LocalDate day, Map<String, OfSource> sources) {
        long now = clock.instant().toEpochMilli();
        Map<String, OfSource> rows = sources.isEmpty() ? Map.of("", new OfSource(Set.of(), Set.of())) : sources;
        warehouse.insertRowBinary("delivered_columns",
                List.of("feed", "business_date", "source", "columns", "everywhere", "run_id", "recorded_at"), out -> {
                    for (Map.Entry<String, OfSource> row : rows.entrySet()) {
                        out.writeString(feed);
                        out.writeDate(day);
                        out.writeString(row.getKey());
                        out.writeStrings(List.copyOf(row.getValue().columns()));
                        out.writeStrings(List.copyOf(row.getValue().everywhere()));
                        out.writeString(run);
                        out.writeDateTime64(now);
                    }
                });
    }

    /** Feed to source to column to the last day, up to the given one, on which the source delivered it in each of its files. */
    public Map<String, Map<String, Map<String, LocalDate>>> lastDays(LocalDate to) {
        Map<String, Map<String, Map<String, LocalDate>>> days = new HashMap<>();
        warehouse.forEach("SELECT feed, source, arrayJoin(everywhere) AS name, max(business_date) AS day FROM delivered_columns"
                + " WHERE business_date <= {to:Date} AND " + NEWEST + " GROUP BY feed, source, name ORDER BY feed, source, name",
                Map.of("to", to), row -> days.computeIfAbsent(row.string("feed"), none -> new HashMap<>())
                        .computeIfAbsent(row.string("source"), none -> new TreeMap<>()).put(row.string("name"), row.date("day")));
        return days;
    }

    /** Feed to loaded day to the columns that any source delivered; no columns where they are not known. */
    public Map<String, TreeMap<LocalDate, Set<String>>> loadedDays() {
        Map<String, TreeMap<LocalDate, Set<String>>> loaded = new HashMap<>();
        warehouse.forEach("SELECT feed, loaded_day, arrayStringConcat(loaded_columns, '\\n') AS names FROM loaded_days", Map.of(), row ->
                loaded.computeIfAbsent(row.string("feed"), none -> new TreeMap<>()).put(row.date("loaded_day"),
                        names(row.string("names"))));
        return loaded;
    }

    /** Whether any row of a feed has a word in a column. */
    public boolean holds(String feed, String column, String word) {
        return !warehouse.query("SELECT 1 AS found FROM `" + feed + "` WHERE `" + column + "` = {word:String} LIMIT 1",
                Map.of("word", word),
                row -> row.intValue("found")).isEmpty();
    }

    private static Set<String> names(String lines) {
        return lines.isEmpty() ? Set.of() : new LinkedHashSet<>(Arrays.asList(lines.split("\n")));
    }
}
