package callmart.measure;

import callmart.measure.SqlFiles.SqlFile;
import callmart.warehouse.Warehouse;
import java.math.BigDecimal;
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
    private final BigDecimal answerRateTarget;
    private final List<SqlFile> models;
    private final List<SqlFile> affected;

    /**
     * @param sql the product's {@code sql} folder
     * @param zone business time zone
     * @param answerTargetSeconds longest wait of a call that counts as answered in target
     * @param answerRateTarget share of such calls below which a day's presence is assessed
     */
    public MeasureJob(Warehouse warehouse, Path sql, ZoneId zone, int answerTargetSeconds, BigDecimal answerRateTarget) {
        this.warehouse = warehouse;
        this.zone = zone;
        this.answerTargetSeconds = answerTargetSeconds;
        this.answerRateTarget = answerRateTarget;
        this.models = SqlFiles.list(sql.resolve("measures"));
        this.affected = SqlFiles.list(sql.resolve("affected"));
    }

    public void compute(LocalDate day) {
        models.forEach(model -> compute(model, day));
    }

    /** The days whose measures follow from a load of the day, as {@code sql/affected} says; in order. */
    public List<LocalDate> affected(LocalDate day) {
        return affected.stream().flatMap(file -> warehouse.query(file.text(), Map.of("day", day, "tz", zone.getId()),
                row -> row.date("day")).stream()).distinct().sorted().toList();
    }

    private void compute(SqlFile model, LocalDate day) {
        String staging = model.name() + "_staging";
        warehouse.execute("DROP TABLE IF EXISTS " + staging + " SYNC");
        warehouse.execute("CREATE TABLE " + staging + " AS " + model.name());
        String columns = String.join(", ", warehouse.query("SELECT name FROM system.columns WHERE database = currentDatabase()"
                + " AND table = {table:String} ORDER BY position", Map.of("table", model.name()), row -> row.string("name")));
        warehouse.execute("INSERT INTO " + staging + " (" + columns + ") SELECT " + columns + " FROM (" + model.text() + ")",
                Map.of("day", day, "tz", zone.getId(), "answer_target_s", answerTargetSeconds, "answer_rate_target",
                        answerRateTarget.toPlainString()));
        boolean empty = warehouse.query("SELECT count() AS n FROM " + staging, Map.of(), row -> row.longValue("n")).get(0) == 0;
        String partition = " PARTITION '" + day + "'";
        warehouse.execute("ALTER TABLE " + model.name() + (empty ? " DROP" + partition : " REPLACE" + partition + " FROM " + staging));
        warehouse.execute("DROP TABLE " + staging + " SYNC");
    }
}
