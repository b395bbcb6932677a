package callmart.extract.jdbc;

import callmart.extract.JdbcUrl;
import callmart.extract.Origin;
import java.util.Properties;

/**
 * What each driver is told besides the URL, in its own words: user, time limits, no writing, and values as they are. What the
 * URL says itself goes before.
 */
final class DriverOptions {

    /** What a driver may hold of rows that were fetched and not read yet. */
    private static final String FETCHED_BYTES = "100M";
    private static final int ROWS = 500;
    private static final int FEW_ROWS = 20;

    private final JdbcUrl url;
    private final Timeouts timeouts;
    private final Properties options = new Properties();

    private DriverOptions(JdbcUrl url, Timeouts timeouts) {
        this.url = url;
        this.timeouts = timeouts;
    }

    static Properties of(Origin.InDatabase origin, Timeouts timeouts) {
        DriverOptions reader = new DriverOptions(origin.url(), timeouts);
        reader.credentials(origin);
        reader.limits();
        return reader.options;
    }

    /**
     * How many rows a driver is asked to fetch at a time: few where it begins so and finds the number by the width of the rows, or where
     * the database sends them without being asked again.
     */
    static int rowsAtATime(JdbcUrl url) {
        return url.isMySql() || url.scheme().equals("jdbc:postgresql:") ? FEW_ROWS : ROWS;
    }

    private void credentials(Origin.InDatabase origin) {
        if (!origin.username().isEmpty()) {
            options.setProperty("user", origin.username());
        }
        if (!origin.password().isEmpty()) {
            options.setProperty("password", origin.password());
        }
    }

    private void limits() {
        switch (url.scheme()) {
            case "jdbc:postgresql:" -> {
                set("loginTimeout", timeouts.connect().toSeconds());
                set("connectTimeout", timeouts.connect().toSeconds());
                set("socketTimeout", timeouts.silence().toSeconds());
                set("maxResultBuffer", FETCHED_BYTES);
                set("adaptiveFetch", true);
                set("adaptiveFetchMaximum", 4 * ROWS);
            }
            case "jdbc:mysql:", "jdbc:mariadb:" -> {
                set("connectTimeout", timeouts.connect().toMillis());
                set("socketTimeout", timeouts.silence().toMillis());
                set("tinyInt1isBit", false);
                if (url.scheme().equals("jdbc:mysql:")) {
                    set("useCursorFetch", true);
                    set("zeroDateTimeBehavior", "CONVERT_TO_NULL");
                }
            }
            case "jdbc:h2:" -> set("IFEXISTS", "TRUE");
            case "jdbc:sqlserver:" -> {
                set("loginTimeout", timeouts.connect().toSeconds());
                set("socketTimeout", timeouts.silence().toMillis());
            }
            case "jdbc:oracle:" -> {
                set("oracle.net.CONNECT_TIMEOUT", timeouts.connect().toMillis());
                set("oracle.jdbc.ReadTimeout", timeouts.silence().toMillis());
            }
            default -> { }
        }
    }

    private void set(String name, Object value) {
        if (!url.hasOption(name)) {
            options.setProperty(name, value.toString());
        }
    }
}
