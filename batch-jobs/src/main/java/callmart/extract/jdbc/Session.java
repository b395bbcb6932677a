package callmart.extract.jdbc;

import callmart.extract.JdbcUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Makes a new connection one that only reads, and that compares and shows its instants in the source's time zone. */
final class Session {

    private static final int DAYS_A_CALL_MAY_LAST_BEYOND = 1;

    private final Connection connection;
    private final JdbcUrl url;
    private final Failures failures;

    Session(Connection connection, JdbcUrl url, Failures failures) {
        this.connection = connection;
        this.url = url;
        this.failures = failures;
    }

    /** @throws callmart.extract.ExtractionException when the database does not know the zone and it cannot be told otherwise */
    void prepare(ZoneId zone, LocalDateTime from, LocalDateTime to) throws SQLException {
        connection.setReadOnly(true);
        if (url.isMySql()) {
            execute("SET SESSION TRANSACTION READ ONLY");
            mySqlZone(zone, from, to);
        } else if (url.scheme().equals("jdbc:postgresql:") || url.scheme().equals("jdbc:h2:")) {
            execute("SET TIME ZONE " + (zone instanceof ZoneOffset offset ? "INTERVAL '" + minutes(offset).replace("+", "")
                    + "' HOUR TO MINUTE" : "'" + zone.getId() + "'"));
        }
        connection.setAutoCommit(false);
    }

    /** A server without time zone tables knows offsets only. */
    private void mySqlZone(ZoneId zone, LocalDateTime from, LocalDateTime to) throws SQLException {
        ZoneOffset offset = zone.getRules().getOffset(from);
        if (offset.equals(zone.getRules().getOffset(to.plusDays(DAYS_A_CALL_MAY_LAST_BEYOND)))) {
            execute("SET time_zone = '" + minutes(offset) + "'");
            return;
        }
        try {
            execute("SET time_zone = '" + zone.getId() + "'");
        } catch (SQLException e) {
            throw failures.clocksChange();
        }
    }

    private static String minutes(ZoneOffset offset) {
        int seconds = Math.abs(offset.getTotalSeconds());
        return (offset.getTotalSeconds() < 0 ? "-" : "+") + two(seconds / 3600) + ":" + two(seconds / 60 % 60);
    }

    private static String two(int number) {
        return (number < 10 ? "0" : "") + number;
    }

    private void execute(String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
