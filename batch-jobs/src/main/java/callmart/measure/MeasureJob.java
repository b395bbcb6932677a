package callmart.measure;

import callmart.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Computes the measure tables of business days from the facts: each model of {@code sql/measures} fills the table of its
 * own name, whose partition of a day is swapped in one step. Computing again gives the same tables.
 */
public final class MeasureJob {

    private static final Logger LOG = LoggerFactory.getLogger(MeasureJob.class);
    /** Days whose rows are staged and swapped together. */
    private static final int BATCH = 31;
    /** Rows of one call lie together: what is put together of them need not be held for all calls at once. Decision 386. */
    private static final String IN_ORDER = " SETTINGS optimize_aggregation_in_order = 1";

    private final Warehouse warehouse;
    private final MeasureSettings settings;
    private final MeasureModels models;

    public MeasureJob(Warehouse warehouse, MeasureSettings settings) {
        this.warehouse = warehouse;
        this.settings = settings;
        this.models = new MeasureModels(warehouse, settings);
    }

    /** Computes all measure tables of some days. */
    public void compute(LocalDate... days) {
        compute(new TreeMap<>(Stream.of(days).collect(Collectors.toMap(day -> day, day -> Set.of(DaysToMeasure.EVERY)))));
    }

    /**
     * Computes what {@link DaysToMeasure#list} names. Table by table in their order, as some read others of the same day; the days of a
     * table side by side, small ones together, a month's worth at a time.
     *
     * @param days day to the tables to be computed for it
     */
    public void compute(SortedMap<LocalDate, ? extends Set<String>> days) {
        HeldTables held = new HeldTables(warehouse);
        SmallDays small = new SmallDays(warehouse, days.keySet());
        for (String table : models.tables()) {
            List<LocalDate> wanted = days.entrySet().stream()
                    .filter(day -> day.getValue().contains(DaysToMeasure.EVERY) || day.getValue().contains(table))
                    .map(Map.Entry::getKey).toList();
            for (int done = 0; done < wanted.size(); done += BATCH) {
                if (wanted.size() > BATCH) {
                    LOG.info("{}: {} of {} days are measured", table, done, wanted.size());
                }
                compute(table, wanted.subList(done, Math.min(done + BATCH, wanted.size())), held, small);
            }
        }
    }

    private void compute(String table, List<LocalDate> days, HeldTables held, SmallDays small) {
        Optional<MeasureModels.Query> query = models.query(table, held);
        if (query.isPresent()) {
            fill(table, query.get(), days, small);
            held.fill(table);
        } else if (held.isFilled(table)) {
            warehouse.execute("ALTER TABLE " + table + " " + days.stream().map(MeasureJob::drop).collect(Collectors.joining(", ")));
        }
    }

    /** Days of many rows take the query's parts one after another: side by side they would fill the engine's memory. */
    private void fill(String table, MeasureModels.Query query, List<LocalDate> days, SmallDays small) {
        String staging = table + "_staging";
        create(staging, table);
        small.map(small.together(query.whole(), days), Function.identity(), together -> {
            Map<String, Object> parameters = settings.parameters(together.get(0), together.get(together.size() - 1));
            if (!small.areMany(together)) {
                insert(staging, table, query.whole(), parameters, "");
            } else if (query.parts().size() < 2) {
                insert(staging, table, query.whole(), parameters, IN_ORDER);
            } else {
                String rows = table + "_parts";
                create(rows, table);
                query.parts().forEach(part -> insert(rows, table, part, parameters, IN_ORDER));
                insert(staging, table, models.sums(table, rows), Map.of(), "");
                warehouse.execute("DROP TABLE " + rows + " SYNC");
            }
            return together;
        });
        Set<LocalDate> filled = new HashSet<>(warehouse.query("SELECT DISTINCT business_date FROM " + staging, Map.of(),
                row -> row.date("business_date")));
        warehouse.execute("ALTER TABLE " + table + " " + days.stream()
                .map(day -> filled.contains(day) ? "REPLACE PARTITION '" + day + "' FROM " + staging : drop(day))
                .collect(Collectors.joining(", ")));
        warehouse.execute("DROP TABLE " + staging + " SYNC");
    }

    private void create(String empty, String like) {
        warehouse.execute("DROP TABLE IF EXISTS " + empty + " SYNC");
        warehouse.execute("CREATE TABLE " + empty + " AS " + like);
    }

    private void insert(String into, String table, String query, Map<String, ?> parameters, String settings) {
        String columns = String.join(", ", models.columns(table).keySet());
        warehouse.execute("INSERT INTO " + into + " (" + columns + ") SELECT " + columns + " FROM (" + query + ")" + settings,
                parameters);
    }

    private static String drop(LocalDate day) {
        return "DROP PARTITION '" + day + "'";
    }
}
