package callmart.mail;

import callmart.testing.SharedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The databases that the ledger may lie in. */
enum LedgerDatabase {

    H2 {
        @Override
        String fresh(Path folder) {
            return Ledgers.h2Url(folder);
        }

        @Override
        void release(String url) {
            try (Connection connection = at(url).getConnection(); Statement statement = connection.createStatement()) {
                statement.execute("SHUTDOWN");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    },

    POSTGRES {
        private final AtomicInteger ledgers = new AtomicInteger();
        private String database;

        /** A schema of its own in one database, which is quicker to make than a database. */
        @Override
        synchronized String fresh(Path folder) {
            if (database == null) {
                database = SharedPostgres.fresh("ledgers");
            }
            String schema = "ledger_" + ledgers.incrementAndGet();
            SharedPostgres.execute("ledgers", "CREATE SCHEMA " + schema);
            return database + "?currentSchema=" + schema;
        }

        @Override
        void release(String url) {
            // Any number of processes may have it.
        }
    };

    /** URL of an empty database. */
    abstract String fresh(Path folder);

    /** Lets another process have it. */
    abstract void release(String url);

    /** The database of a URL, a connection each time. */
    static DataSource at(String url) {
        return url.startsWith("jdbc:h2:") ? new DriverManagerDataSource(url, "sa", "")
                : new DriverManagerDataSource(url, SharedPostgres.USER, SharedPostgres.PASSWORD);
    }
}
