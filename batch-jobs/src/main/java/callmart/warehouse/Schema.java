package callmart.warehouse;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Brings a warehouse to what this version's {@code sql} folder says: tables by migrations, then the views over them. */
public final class Schema {

    private Schema() {
    }

    /**
     * Creates the database where it is missing, applies the migrations that it lacks, and makes the views again when they have changed.
     *
     * @param values what {@code ${name}} stands for in views, as SQL
     * @return the migrations that were applied now, then the views that were made, in order
     */
    public static List<String> bring(Warehouse warehouse, Path sql, Map<String, String> values) {
        List<String> applied = warehouse.cluster().isPresent() ? ClusterSchema.bring(warehouse.cluster().get(), sql)
                : Migrations.apply(warehouse, sql.resolve("schema"));
        return Stream.concat(applied.stream(), Views.make(warehouse, sql, values).stream()).toList();
    }

    /** Names of the views that analysts may read. */
    public static List<String> analystViews(Path sql) {
        return new QueryFolder(sql.resolve("views")).names().stream().filter(name -> name.startsWith("v_")).toList();
    }
}
