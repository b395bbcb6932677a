package callmart.testing;

import callmart.warehouse.Schema;
import callmart.warehouse.Warehouse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Databases at the product's schema without rows. The first of a process is migrated; the others are copies of its definitions, and one that a former
 * test has used is emptied. A database whose definitions a test has changed is made anew.
 */
final class MigratedDatabase {

    /** No word of any definition, so that it can be replaced in them. */
    private static final String MODEL = "model_of_the_schema";
    private static final String RECORDS = "'schema_migrations', 'schema_views'";
    private static final String DEFINITIONS = "SELECT name, create_table_query AS definition FROM system.tables WHERE database = {database:String}"
            + " ORDER BY engine = 'View', name";

    /** Name to definition, each after those that it reads. */
    private static Map<String, String> model = Map.of();

    private MigratedDatabase() {
    }

    /** Opens the database of this name. */
    static synchronized Warehouse open(String database) {
        if (model.isEmpty()) {
            model = migrate();
        }
        Warehouse warehouse = Warehouse.open(SharedWarehouse.settings(database));
        warehouse.createDatabase();
        Map<String, String> found = definitions(warehouse);
        found.keySet().stream().filter(name -> !model.containsKey(name)).forEach(name -> warehouse.execute("DROP TABLE `" + name + "` SYNC"));
        found.keySet().retainAll(model.keySet());
        if (found.equals(model)) {
            empty(warehouse);
        } else {
            found.keySet().forEach(name -> warehouse.execute("DROP TABLE `" + name + "` SYNC"));
            copy(warehouse);
        }
        return warehouse;
    }

    private static Map<String, String> migrate() {
        try (Warehouse warehouse = SharedWarehouse.open(MODEL)) {
            List<String> made = Schema.bring(warehouse, FactLoader.SETTINGS.sql(), FactLoader.SETTINGS.viewValues());
            Map<String, String> definitions = definitions(warehouse);
            made.stream().filter(definitions::containsKey).forEach(view -> definitions.put(view, definitions.remove(view)));
            return definitions;
        }
    }

    private static Map<String, String> definitions(Warehouse warehouse) {
        Map<String, String> definitions = new LinkedHashMap<>();
        Pattern own = Pattern.compile("\\b" + warehouse.database() + "\\.(?=[\\w`])");
        warehouse.forEach(DEFINITIONS, Map.of("database", warehouse.database()),
                row -> definitions.put(row.string("name"), own.matcher(row.string("definition")).replaceAll(MODEL + ".")
                        .replace("'" + warehouse.database() + "'", "'" + MODEL + "'")));
        return definitions;
    }

    private static void empty(Warehouse warehouse) {
        warehouse.query("SELECT name FROM system.tables WHERE database = currentDatabase() AND total_rows > 0 AND name NOT IN (" + RECORDS + ")", Map.of(),
                row -> row.string("name")).forEach(table -> warehouse.execute("TRUNCATE TABLE `" + table + "` SYNC"));
    }

    private static void copy(Warehouse warehouse) {
        model.values().forEach(definition -> warehouse.execute(definition.replace(MODEL + ".", "`" + warehouse.database() + "`.")
                .replace("'" + MODEL + "'", "'" + warehouse.database() + "'")));
        List.of("schema_migrations", "schema_views").forEach(table -> warehouse.execute("INSERT INTO " + table + " SELECT * FROM " + MODEL + "." + table));
    }
}
