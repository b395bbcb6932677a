package callmart.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * One PostgreSQL for each process of the test run, on the loopback address and a free port, started at first use and ended with the JVM.
 * Its user {@link #USER} may do anything. PostgreSQL refuses to run as root, so root runs it as the user nobody.
 */
public final class SharedPostgres {

    public static final String USER = "crm_reader";
    public static final String PASSWORD = "p0stgres-s3cret";

    private static final int NOBODY = 65_534;
    private static final int SECONDS_TO_START = 60;
    private static final int SECONDS_TO_END = 20;

    private static Path folder;
    private static Process server;
    private static int port;

    private SharedPostgres() {
    }

    /** URL of a database of this name, fresh after this. */
    public static synchronized String fresh(String database) {
        start();
        execute("postgres", "DROP DATABASE IF EXISTS " + database + " WITH (FORCE)", "CREATE DATABASE " + database);
        return url(database);
    }

    /** Executes statements in a database, each by itself. */
    public static void execute(String database, String... statements) {
        try (Connection connection = connect(database); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), USER, PASSWORD);
    }

    private static String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static void start() {
        if (server != null) {
            return;
        }
        try {
            folder = Files.createTempDirectory("callmart-test-postgres");
            Runtime.getRuntime().addShutdownHook(new Thread(SharedPostgres::end, "end-of-shared-postgres"));
            unpack();
            Files.writeString(folder.resolve("password"), PASSWORD);
            if (isRoot()) {
                run(List.of("chown", "-R", NOBODY + ":" + NOBODY, folder.toString()));
            }
            run(asUser("initdb", "-D", folder.resolve("data").toString(), "-U", USER, "-A", "scram-sha-256", "--pwfile",
                    folder.resolve("password").toString(), "-E", "UTF8", "--locale=C", "--no-sync"));
            port = freePort();
            server = begin(asUser("postgres", "-D", folder.resolve("data").toString(), "-p", Integer.toString(port), "-h", "127.0.0.1",
                    "-k", folder.toString(), "-F"));
            awaitAnswer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitAnswer() throws IOException {
        for (int tenths = 0; tenths < SECONDS_TO_START * 10; tenths++) {
            try (Connection connection = connect("postgres")) {
                return;
            } catch (SQLException e) {
                if (!server.isAlive()) {
                    break;
                }
                pause();
            }
        }
        throw new IllegalStateException("PostgreSQL does not start: " + Files.readString(folder.resolve("log")));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void unpack() throws IOException {
        boolean mac = System.getProperty("os.name").startsWith("Mac");
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT).equals("aarch64") && !mac ? "arm_64" : "x86_64";
        String name = "/postgres-" + (mac ? "darwin" : "linux") + "-" + machine + ".txz";
        try (InputStream packed = SharedPostgres.class.getResourceAsStream(name);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                Files.createDirectories(entry.isDirectory() ? target : target.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else if (entry.isFile()) {
                    Files.copy(tar, target);
                    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(
                            (entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x"));
                }
            }
        }
    }

    private static List<String> asUser(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static void run(List<String> command) throws IOException {
        try {
            if (begin(command).waitFor() != 0) {
                throw new IllegalStateException(command + ": " + Files.readString(folder.resolve("log")));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Process begin(List<String> command) throws IOException {
        return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile())).start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void end() {
        try {
            if (server != null) {
                server.destroy();
                if (!server.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                    server.destroyForcibly().waitFor();
                }
            }
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        } catch (IOException | InterruptedException e) {
            System.err.println("Left behind: " + folder + " (" + e + ")");
        }
    }
}
