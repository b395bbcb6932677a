package callmart.runlog;

import callmart.config.FileRights;
import callmart.config.Folders;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The database beside the warehouse, for what needs transactions: Spring Batch's metadata and the delivery ledger. Decision 280. */
public final class StateDatabase {

    /** Settings of a PostgreSQL session: one whose client no longer answers ends within about half a minute, with what it locks. */
    static final String NOTICE_DEAD_CLIENTS = "SET tcp_keepalives_idle = 15; SET tcp_keepalives_interval = 5;"
            + " SET tcp_keepalives_count = 3; SET tcp_user_timeout = '30s'";

    private static final int CONNECTIONS = 4;

    private StateDatabase() {
    }

    /** A PostgreSQL database. */
    public record Server(String url, String username, String password) {

        @Override
        public String toString() {
            return "Server[" + url + "]";
        }
    }

    /**
     * A few connections of its own; the run lock must be held, as the embedded file belongs to one process at a time.
     *
     * @param server empty for the embedded file under {@code var/}
     */
    public static HikariDataSource open(Optional<Server> server, Folders folders) {
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(server.map(Server::url).orElseGet(() -> embeddedUrl(folders)));
        source.setUsername(server.map(Server::username).orElse(""));
        source.setPassword(server.map(Server::password).orElse(""));
        source.setMaximumPoolSize(CONNECTIONS);
        source.setMinimumIdle(1);
        source.setPoolName("ledger");
        server.ifPresent(shared -> source.setConnectionInitSql(NOTICE_DEAD_CLIENTS));
        try (Connection connection = source.getConnection()) {
            connection.isValid(0);
            return source;
        } catch (SQLException | HikariPool.PoolInitializationException e) {
            source.close();
            throw cannotBeOpened(source.getJdbcUrl(), e);
        }
    }

    static IllegalStateException cannotBeOpened(String url, Exception cause) {
        return new IllegalStateException("the state database " + url.replaceAll("[;?].*", "") + " cannot be opened: "
                + cause.getMessage() + "; start its server, or when its file is damaged put back a backup of it or move it away: what the"
                + " warehouse's copy of the ledger knows as sent is then taken as unconfirmed and not sent again", cause);
    }

    /** A kill must not lose what was committed, so every commit is written at once. */
    private static String embeddedUrl(Folders folders) {
        try {
            FileRights.privately(folders.var().resolve("batch"));
        } catch (IOException e) {
            throw new UncheckedIOException("the folder var/batch cannot be made under the home for its owner alone: " + e.getMessage()
                    + "; correct its permissions", e);
        }
        return "jdbc:h2:file:" + folders.var().resolve("batch/metadata") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
    }
}
