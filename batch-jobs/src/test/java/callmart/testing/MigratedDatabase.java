package callmart.testing;

import callmart.warehouse.Schema;
import callmart.warehouse.Warehouse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Databases at the product's schema without rows. The first of a process whose views have the same values is migrated; the others are copies of its
 * definitions, and one that a former test has used is emptied. A database whose definitions a test has changed is made anew.
 */
final class MigratedDatabase {

    private static final String RECORDS = "'schema_migrations', 'schema_views'";
    private static final String DEFINITIONS = "SELECT name, create_table_query AS definition FROM system.tables WHERE database = {database:String}"
            + " ORDER BY engine = 'View', name";

    /** What views have filled in to the database that was migrated so. */
    private static final Map<Map<String, String>, MigratedDatabase> MODELS = new HashMap<>();

    /** No word of any definition, so that it can be replaced in them. */
    private final String name;
    /** Name to definition, each after those that it reads. */
    private final Map<String, String> definitions;

    private MigratedDatabase(String name, Map<String, String> values) {
        this.name = name;
        try (Warehouse warehouse = SharedWarehouse.open(name)) {
            List<String> made = Schema.bring(warehouse, FactLoader.SETTINGS.sql(), values);
            this.definitions = definitions(warehouse);
            made.stream().filter(definitions::containsKey).forEach(view -> definitions.put(view, definitions.remove(view)));
        }
    }

    /** Opens the database of this name. @param values what views have filled in */
    static synchronized Warehouse open(String database, Map<String, String> values) {
        MigratedDatabase model = MODELS.computeIfAbsent(values, some -> new MigratedDatabase("model_of_the_schema_" + MODELS.size(), some));
        Warehouse warehouse = Warehouse.open(SharedWarehouse.settings(database));
        warehouse.createDatabase();
        Map<String, String> found = model.definitions(warehouse);
        found.keySet().stream().filter(table -> !model.definitions.containsKey(table)).forEach(table -> drop(warehouse, table));
        found.keySet().retainAll(model.definitions.keySet());
        if (found.equals(model.definitions)) {
            empty(warehouse);
        } else {
            found.keySet().forEach(table -> drop(warehouse, table));
            model.copy(warehouse);
        }
        return warehouse;
    }

    private Map<String, String> definitions(Warehouse warehouse) {
        Map<String, String> found = new LinkedHashMap<>();
        Pattern own = Pattern.compile("\\b" + warehouse.database() + "\\.(?=[\\w`])");
        warehouse.forEach(DEFINITIONS, Map.of("database", warehouse.database()),
                row -> found.put(row.string("name"), own.matcher(row.string("definition")).replaceAll(name + ".")
                        .replace("'" + warehouse.database() + "'", "'" + name + "'")));
        return found;
    }

    private static void drop(Warehouse warehouse, String table) {
        warehouse.execute("DROP TABLE `" + table + "` SYNC");
    }

    private static void empty(Warehouse warehouse) {
        warehouse.query("SELECT name FROM system.tables WHERE database = currentDatabase() AND total_rows > 0 AND name NOT IN (" + RECORDS + ")", Map.of(),
                row -> row.string("name")).forEach(table -> warehouse.execute("TRUNCATE TABLE `" + table + "` SYNC"));
    }

    private void copy(Warehouse warehouse) {
        definitions.values().forEach(definition -> warehouse.execute(definition.replace(name + ".", "`" + warehouse.database() + "`.")
                .replace("'" + name + "'", "'" + warehouse.database() + "'")));
        List.of("schema_migrations", "schema_views").forEach(table -> warehouse.execute("INSERT INTO " + table + " SELECT * FROM " + name + "." + table));
    }
}
