package callmart.testing;

import callmart.warehouse.Warehouse;
import callmart.warehouse.WarehouseSettings;
import callmart.warehouse.embedded.AnalystAccess;
import callmart.warehouse.embedded.Credentials;
import callmart.warehouse.embedded.EmbeddedServer;
import callmart.warehouse.embedded.EmbeddedSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One embedded ClickHouse for each process of the test run, started at first use in a temporary folder and ended with the JVM. Its user
 * {@code analyst} has rights in the database {@code callmart} only.
 */
public final class SharedWarehouse {

    /** The database that {@code analyst} may read. */
    static final String OF_ANALYSTS = "callmart";

    private static Path home;
    private static EmbeddedServer server;

    private SharedWarehouse() {
    }

    /** A fresh, empty database of this name; what an earlier test left under the name is dropped. */
    public static Warehouse open(String database) {
        Warehouse warehouse = Warehouse.open(settings(database));
        warehouse.createDatabase();
        warehouse.query("SELECT name FROM system.tables WHERE database = {database:String}", Map.of("database", database),
                row -> row.string("name")).forEach(table -> warehouse.execute("DROP TABLE `" + table + "` SYNC"));
        return warehouse;
    }

    /** A database of this name at the product's schema, without rows; what an earlier test left in it is removed. */
    public static Warehouse migrated(String database) {
        return migrated(database, FactLoader.SETTINGS.viewValues());
    }

    /** As {@link #migrated(String)}, of a centre with these settings. @param values what its views have filled in */
    public static Warehouse migrated(String database, Map<String, String> values) {
        return MigratedDatabase.open(database, values);
    }

    /** Puts the rows of one database into the tables of another, both at the product's schema and in the shared server. */
    public static void copy(Warehouse from, Warehouse to) {
        from.query("SELECT name FROM system.tables WHERE database = currentDatabase() AND total_rows > 0 AND name NOT LIKE 'schema%'", Map.of(),
                row -> row.string("name")).forEach(table -> to.execute("INSERT INTO " + table + " SELECT * FROM " + from.database() + "." + table
                        + " SETTINGS max_partitions_per_insert_block = 0"));
    }

    /** Settings of a warehouse by URL in the shared server, for code that opens its own. The database is not created. */
    public static synchronized WarehouseSettings settings(String database) {
        start();
        return new WarehouseSettings(Optional.of("http://127.0.0.1:" + server.httpPort()), Credentials.ETL,
                server.credentials().etlPassword(), database, OptionalInt.empty(), OptionalInt.empty(), home, cache());
    }

    /** The database {@code callmart} as its analyst sees it. */
    public static Warehouse analyst() {
        WarehouseSettings settings = settings(OF_ANALYSTS);
        return Warehouse.open(new WarehouseSettings(settings.url(), Credentials.ANALYST, credentials().of("analyst"), OF_ANALYSTS,
                settings.httpPort(), settings.nativePort(), settings.home(), settings.cache()));
    }

    /** The user's folder of fetched parts, which {@code run.sh test} names. */
    public static Path cache() {
        String named = System.getProperty("callmart.cache", "");
        return named.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache", "callmart") : Path.of(named);
    }

    /** Passwords of the shared server. */
    public static synchronized Credentials credentials() {
        start();
        return server.credentials();
    }

    private static void start() {
        if (server != null) {
            return;
        }
        try {
            home = Files.createTempDirectory("callmart-test-warehouse");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = EmbeddedServer.open(
                new EmbeddedSettings(home, cache(), OF_ANALYSTS, OptionalInt.empty(), OptionalInt.empty(), AnalystAccess.LOCAL));
        Runtime.getRuntime().addShutdownHook(new Thread(SharedWarehouse::end, "end-of-shared-warehouse"));
    }

    private static void end() {
        server.close();
        TestFolders.delete(home);
    }
}
