package callmart.extract.jdbc;

import callmart.extract.JdbcUrl;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Finds the driver of a URL: among the jars of {@code lib/} under the home, which see nothing of Callmart's own, else among those
 * that come with Callmart. Closing forgets the jars, so the connection must be closed before.
 */
final class Drivers implements AutoCloseable {

    private static final String MARIADB_FOR_MYSQL = "permitMysqlScheme";

    /** A driver and the URL as it wants it. */
    record Match(Driver driver, String url) {
    }

    /** Logs the parts of a URL that it does not understand, which may be a password. */
    private static final Logger POSTGRESQL = Logger.getLogger("org.postgresql");

    static {
        POSTGRESQL.setLevel(Level.OFF);
    }

    private final URLClassLoader jars;

    /** @param lib the folder of further drivers; need not exist */
    Drivers(Path lib) throws IOException {
        this.jars = new URLClassLoader("lib", jarsIn(lib), ClassLoader.getPlatformClassLoader());
    }

    /** @throws java.util.ServiceConfigurationError when a jar names a driver that cannot be loaded */
    Optional<Match> find(JdbcUrl url) throws SQLException {
        Optional<Match> match = find(url.text(), jars).or(() -> find(url.text(), Drivers.class.getClassLoader()));
        if (match.isEmpty() && url.scheme().equals("jdbc:mysql:")) {
            String permitted = url.text() + (url.text().indexOf('?') < 0 ? '?' : '&') + MARIADB_FOR_MYSQL;
            return find(permitted, Drivers.class.getClassLoader());
        }
        return match;
    }

    private static Optional<Match> find(String url, ClassLoader loader) {
        for (Driver driver : ServiceLoader.load(Driver.class, loader)) {
            if (accepts(driver, url)) {
                return Optional.of(new Match(driver, url));
            }
        }
        return Optional.empty();
    }

    /** A driver that cannot make anything of a URL is not its driver. */
    private static boolean accepts(Driver driver, String url) {
        try {
            return driver.acceptsURL(url);
        } catch (SQLException e) {
            return false;
        }
    }

    private static URL[] jarsIn(Path lib) throws IOException {
        if (!Files.isDirectory(lib)) {
            return new URL[0];
        }
        List<Path> found;
        try (Stream<Path> files = Files.list(lib)) {
            found = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
        URL[] urls = new URL[found.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = url(found.get(i));
        }
        return urls;
    }

    private static URL url(Path file) throws MalformedURLException {
        return file.toUri().toURL();
    }

    @Override
    public void close() throws IOException {
        jars.close();
    }
}
