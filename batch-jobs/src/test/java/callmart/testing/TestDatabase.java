package callmart.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The kinds of database that a source is tested on; each gives a database of its own to a test. */
public enum TestDatabase {

    POSTGRES(SharedPostgres.USER, SharedPostgres.PASSWORD, "TIMESTAMP", "TIMESTAMP WITH TIME ZONE", "BOOLEAN"),
    MARIADB(SharedMariaDb.USER, SharedMariaDb.PASSWORD, "DATETIME(3)", "TIMESTAMP(3)", "TINYINT(1)"),
    H2("crm_reader", "h2-s3cret", "TIMESTAMP", "TIMESTAMP WITH TIME ZONE", "BOOLEAN");

    private final String user;
    private final String password;
    private final String localTime;
    private final String instant;
    private final String bool;

    TestDatabase(String user, String password, String localTime, String instant, String bool) {
        this.user = user;
        this.password = password;
        this.localTime = localTime;
        this.instant = instant;
        this.bool = bool;
    }

    public String user() {
        return user;
    }

    public String password() {
        return password;
    }

    /** URL of an empty database. */
    public String fresh(Path folder, String name) {
        return switch (this) {
            case POSTGRES -> SharedPostgres.fresh(name);
            case MARIADB -> SharedMariaDb.fresh(name);
            case H2 -> "jdbc:h2:file:" + folder.resolve(name);
        };
    }

    /** Executes statements; {@code LOCAL}, {@code INSTANT} and {@code BOOL} stand for the database's types. */
    public void execute(String url, String... statements) {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql.replace("LOCAL", localTime).replace("INSTANT", instant).replace("BOOL", bool));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
