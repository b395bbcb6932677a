package callmart.runlog;

import callmart.config.Folders;
import callmart.wiring.Configuration;
import callmart.wiring.Settings;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** The database beside the warehouse, for what needs transactions: Spring Batch's metadata and the delivery ledger. */
public final class StateDatabase {

    private static final int CONNECTIONS = 4;

    private StateDatabase() {
    }

    /** Where it is, in the words of Spring. */
    public static Map<String, Object> properties(Configuration configuration) {
        Optional<Settings.BatchDatabase> server = configuration.settings().batchDatabase();
        return Map.of("spring.datasource.url", server.map(Settings.BatchDatabase::url).orElseGet(() -> embeddedUrl(configuration.folders())),
                "spring.datasource.username", server.map(Settings.BatchDatabase::username).orElse(""),
                "spring.datasource.password", server.map(Settings.BatchDatabase::password).orElse(""));
    }

    /** A few connections of its own; the run lock must be held, as the embedded file belongs to one process at a time. */
    public static HikariDataSource open(Configuration configuration) {
        Map<String, Object> properties = properties(configuration);
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(properties.get("spring.datasource.url").toString());
        source.setUsername(properties.get("spring.datasource.username").toString());
        source.setPassword(properties.get("spring.datasource.password").toString());
        source.setMaximumPoolSize(CONNECTIONS);
        source.setMinimumIdle(1);
        source.setPoolName("ledger");
        try (Connection connection = source.getConnection()) {
            connection.isValid(0);
            return source;
        } catch (SQLException | HikariPool.PoolInitializationException e) {
            source.close();
            throw new IllegalStateException("the state database " + source.getJdbcUrl().replaceAll("[;?].*", "") + " cannot be opened: "
                    + e.getMessage() + "; start its server, or when its file is damaged put back a backup of it or move it away: what the"
                    + " warehouse's copy of the ledger knows as sent is then taken as unconfirmed and not sent again", e);
        }
    }

    /** A kill must not lose what was committed, so every commit is written at once. */
    private static String embeddedUrl(Folders folders) {
        try {
            Files.createDirectories(folders.var().resolve("batch"));
        } catch (IOException e) {
            throw new UncheckedIOException("the folder var/batch cannot be made under the home; correct its permissions", e);
        }
        return "jdbc:h2:file:" + folders.var().resolve("batch/metadata") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
    }
}
