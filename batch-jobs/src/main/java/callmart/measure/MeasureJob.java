package callmart.measure;

import callmart.measure.SqlFiles.SqlFile;
import callmart.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * Computes the measure tables of a business day from the facts: each model of {@code sql/measures} fills the table of its
 * own name, whose partition of the day is swapped in one step. Computing again gives the same tables.
 */
public final class MeasureJob {

    private final Warehouse warehouse;
    private final ZoneId zone;
    private final int answerTargetSeconds;
    private final List<SqlFile> models;

    /**
     * @param sql the product's {@code sql} folder
     * @param zone business time zone
     * @param answerTargetSeconds longest wait of a call that counts as answered in target
     */
    public MeasureJob(Warehouse warehouse, Path sql, ZoneId zone, int answerTargetSeconds) {
        this.warehouse = warehouse;
        this.zone = zone;
        this.answerTargetSeconds = answerTargetSeconds;
        this.models = SqlFiles.list(sql.resolve("measures"));
    }

    public void compute(LocalDate day) {
        models.forEach(model -> compute(model, day));
    }

    /** Whether the facts hold anything for the day, so that its measures may have to follow a change of another day. */
    public boolean hasFacts(LocalDate day) {
        return warehouse.query("SELECT count() AS n FROM (SELECT 1 FROM calls WHERE business_date = {day:Date} LIMIT 1)",
                Map.of("day", day), row -> row.longValue("n")).get(0) > 0;
    }

    private void compute(SqlFile model, LocalDate day) {
        String staging = model.name() + "_staging";
        warehouse.execute("DROP TABLE IF EXISTS " + staging + " SYNC");
        warehouse.execute("CREATE TABLE " + staging + " AS " + model.name());
        String columns = String.join(", ", warehouse.query("SELECT name FROM system.columns WHERE database = currentDatabase()"
                + " AND table = {table:String} ORDER BY position", Map.of("table", model.name()), row -> row.string("name")));
        warehouse.execute("INSERT INTO " + staging + " (" + columns + ") SELECT " + columns + " FROM (" + model.text() + ")",
                Map.of("day", day, "tz", zone.getId(), "answer_target_s", answerTargetSeconds));
        boolean empty = warehouse.query("SELECT count() AS n FROM " + staging, Map.of(), row -> row.longValue("n")).get(0) == 0;
        String partition = " PARTITION '" + day + "'";
        warehouse.execute("ALTER TABLE " + model.name() + (empty ? " DROP" + partition : " REPLACE" + partition + " FROM " + staging));
        warehouse.execute("DROP TABLE " + staging + " SYNC");
    }
}
