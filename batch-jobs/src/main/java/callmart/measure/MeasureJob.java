package callmart.measure;

import callmart.measure.SqlFiles.SqlFile;
import callmart.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Computes the measure tables of a business day from the facts: each model of {@code sql/measures} fills the table of its
 * own name, whose partition of the day is swapped in one step. Computing again gives the same tables.
 */
public final class MeasureJob {

    private final Warehouse warehouse;
    private final MeasureSettings settings;
    private final MeasureModels models;
    private final List<SqlFile> affected;

    public MeasureJob(Warehouse warehouse, MeasureSettings settings) {
        this.warehouse = warehouse;
        this.settings = settings;
        this.models = new MeasureModels(warehouse, settings);
        this.affected = SqlFiles.list(settings.sql().resolve("affected"));
    }

    public void compute(LocalDate day) {
        models.tables().forEach(table -> compute(table, day));
    }

    /** The days whose measures follow from a load of the day, as {@code sql/affected} says; in order. */
    public List<LocalDate> affected(LocalDate day) {
        return affected.stream().flatMap(file -> warehouse.query(file.text(), Map.of("day", day, "tz", settings.zone().getId()),
                row -> row.date("day")).stream()).distinct().sorted().toList();
    }

    private void compute(String table, LocalDate day) {
        String staging = table + "_staging";
        warehouse.execute("DROP TABLE IF EXISTS " + staging + " SYNC");
        warehouse.execute("CREATE TABLE " + staging + " AS " + table);
        String columns = String.join(", ", models.columns(table).keySet());
        warehouse.execute("INSERT INTO " + staging + " (" + columns + ") SELECT " + columns + " FROM (" + models.query(table) + ")",
                settings.parameters(day));
        boolean empty = warehouse.query("SELECT count() AS n FROM " + staging, Map.of(), row -> row.longValue("n")).get(0) == 0;
        String partition = " PARTITION '" + day + "'";
        warehouse.execute("ALTER TABLE " + table + (empty ? " DROP" + partition : " REPLACE" + partition + " FROM " + staging));
        warehouse.execute("DROP TABLE " + staging + " SYNC");
    }
}
