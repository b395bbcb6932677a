package callmart.warehouse.embedded;

/**
 * The engine's logs of statements and logins. Their tables keep nothing: a row passes to the views that listen, which take what the audit
 * shows, so that no statement reaches the disk as it came.
 * Decision 307.
 */
final class EngineLogs {

    /** Sections of the engine's configuration. Only users whose profile says {@code log_queries} 1 are in the query log. */
    static final String SECTIONS = table("query_log") + table("session_log");

    private EngineLogs() {
    }

    private static String table(String name) {
        return """
                  <%1$s>
                    <engine>ENGINE = Null</engine>
                    <flush_interval_milliseconds>2000</flush_interval_milliseconds>
                    <max_size_rows>100000</max_size_rows>
                    <reserved_size_rows>1024</reserved_size_rows>
                    <buffer_size_rows_flush_threshold>50000</buffer_size_rows_flush_threshold>
                  </%1$s>
                """.formatted(name).indent(2);
    }
}
