package callmart.extract.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.extract.JdbcUrl;
import callmart.extract.Origin;
import callmart.testing.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Large answers, drivers of the centre's own, zones of a database. */
class QueryCursorTest {

    private static final int MANY = 1_000_000;

    @TempDir
    private Path folder;

    @Test
    @Timeout(120)
    void a_million_rows_stream_from_postgresql() throws IOException {
        String url = TestDatabase.POSTGRES.fresh(folder, "large");
        assertMany(Queries.origin(TestDatabase.POSTGRES, url, "SELECT g, timestamp '2026-11-21 00:00:00' + g * interval '1 millisecond',"
                + " repeat('来电', 200) FROM generate_series(1, " + MANY + ") g"));
    }

    @Test
    @Timeout(120)
    void a_million_rows_stream_from_mariadb() throws IOException {
        String url = TestDatabase.MARIADB.fresh(folder, "large");
        assertMany(Queries.origin(TestDatabase.MARIADB, url, "SELECT seq, NOW(), REPEAT('来电', 200) FROM seq_1_to_" + MANY));
    }

    /** As text they take more than a gigabyte. */
    private static void assertMany(Origin.InDatabase origin) throws IOException {
        try (QueryCursor cursor = Queries.open(origin)) {
            long rows = 0;
            for (String[] cells = cursor.next(); cells != null; cells = cursor.next()) {
                rows++;
                assertThat(cells[2].length()).isEqualTo(400);
            }
            assertThat(rows).isEqualTo(MANY).isEqualTo(cursor.line());
        }
    }

    /** 300 rows of 2 MB each as text, in a heap of 512 MB. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRES", "MARIADB"})
    @Timeout(120)
    void rows_with_wide_texts_stream(TestDatabase database) throws IOException {
        String url = database.fresh(folder, "wide");
        String rows = database == TestDatabase.POSTGRES ? "generate_series(1, 300) AS seq" : "seq_1_to_300";

        try (QueryCursor cursor = Queries.open(Queries.origin(database, url, "SELECT seq, REPEAT('来', 999000) FROM " + rows))) {
            for (String[] cells = cursor.next(); cells != null; cells = cursor.next()) {
                assertThat(cells[1]).hasSize(999_000);
                assertThat(cursor.refusal()).isEmpty();
            }
            assertThat(cursor.line()).isEqualTo(300);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_row_that_is_too_wide_is_refused_and_the_others_are_read(TestDatabase database) throws IOException {
        String url = database.fresh(folder, "too_wide");
        database.execute(url, "SELECT 1");
        try (QueryCursor cursor = Queries.open(Queries.origin(database, url, "SELECT 1, REPEAT('x', 999999) UNION ALL SELECT 2,"
                + " REPEAT('x', 1000000) UNION ALL SELECT 3, 'x'"))) {
            assertThat(cursor.next()[1]).hasSize(999_999);
            assertThat(cursor.refusal()).isEmpty();
            assertThat(cursor.next()[1]).hasSize(10_000);
            assertThat(cursor.refusal()).isEqualTo("the row has 1000001 characters, more than 1000000; shorten its wide columns in the query,"
                    + " as with LEFT(column, 10000)");
            assertThat(cursor.next()).containsExactly("3", "x");
            assertThat(cursor.refusal()).isEmpty();
        }
    }

    @Test
    void rows_that_would_fill_the_memory_of_the_driver_are_said_to_be_too_wide() {
        String url = TestDatabase.POSTGRES.fresh(folder, "far_too_wide");

        assertThatThrownBy(() -> Queries.rows(Queries.origin(TestDatabase.POSTGRES, url, "SELECT REPEAT('x', 20000000) FROM"
                + " generate_series(1, 20)"))).hasMessage("sql/extract/q.sql: the rows of " + new JdbcUrl(url).shown()
                + " after the first 0 are too wide to be held in memory; shorten the wide columns in the query, as with LEFT(column, 10000), or"
                + " leave them out; nothing of it was loaded");
    }

    @Test
    @Timeout(120)
    void an_answer_that_is_left_early_is_not_read_to_its_end() throws IOException {
        for (TestDatabase database : TestDatabase.values()) {
            String url = database.fresh(folder, "left_early");
            database.execute(url, "SELECT 1");
            String sql = switch (database) {
                case POSTGRES -> "SELECT generate_series(1, 100000000)";
                case MARIADB -> "SELECT seq FROM seq_1_to_1000000000";
                case H2 -> "SELECT x FROM system_range(1, 1000)";
            };
            try (QueryCursor cursor = Queries.open(Queries.origin(database, url, sql))) {
                assertThat(cursor.next()).containsExactly("1");
            }
        }
    }

    @Test
    void mysql_urls_are_served_too() throws IOException {
        String url = TestDatabase.MARIADB.fresh(folder, "mysql_url").replace("jdbc:mariadb:", "jdbc:mysql:");

        assertThat(Queries.rows(Queries.origin(TestDatabase.MARIADB, url, "SELECT :from, :to"))).hasSize(1);
        assertThat(Queries.rows(Queries.origin(TestDatabase.MARIADB, url + "?connectTimeout=900", "SELECT 1"))).hasSize(1);
    }

    @Test
    void a_zone_may_be_an_offset() throws IOException {
        for (TestDatabase database : TestDatabase.values()) {
            String url = database.fresh(folder, "offset_zone");
            database.execute(url, "SELECT 1");
            String sql = database == TestDatabase.MARIADB ? "SELECT FROM_UNIXTIME(0)" : "SELECT CAST(TIMESTAMP WITH TIME ZONE"
                    + " '1970-01-01 00:00:00+00:00' AS TIMESTAMP)";
            try (QueryCursor cursor = QueryCursor.open(Queries.origin(database, url, sql), Queries.span("-03:30"), folder, Set.of())) {
                assertThat(cursor.next()).containsExactly("1969-12-31T20:30:00");
            }
        }
    }

    @Test
    void mariadb_without_zone_tables_cannot_tell_a_day_on_which_clocks_change() {
        String url = TestDatabase.MARIADB.fresh(folder, "clocks");
        QueryCursor.Span span = new QueryCursor.Span(ZoneId.of("Europe/Berlin"), LocalDateTime.of(2026, 10, 25, 0, 0),
                LocalDateTime.of(2026, 10, 26, 0, 0));

        assertThatThrownBy(() -> QueryCursor.open(Queries.origin(TestDatabase.MARIADB, url, "SELECT 1"), span, folder, Set.of()))
                .hasMessageContaining("does not know the time zone of the source").hasMessageContaining("mysql_tzinfo_to_sql");
    }

    @Test
    void a_driver_in_lib_serves_what_callmart_has_no_driver_for() throws Exception {
        Path lib = Files.createDirectories(folder.resolve("lib"));
        Files.copy(Path.of(org.h2.Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI()), lib.resolve("engine.jar"));
        driverJar(lib.resolve("other.jar"), "jdbc:other:");

        assertThat(Queries.rows(QueryCursor.open(Queries.origin("jdbc:other:mem:crm", "u", "p", "SELECT '工单', DATE '2026-11-21'"),
                Queries.SPAN, lib, Set.of()))).containsExactly(List.of("工单", "2026-11-21"));
    }

    @Test
    void a_jar_in_lib_that_is_broken_is_said() throws IOException {
        Path lib = Files.createDirectories(folder.resolve("lib"));
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(lib.resolve("broken.jar")))) {
            service(jar, "no.such.Driver");
        }

        assertThatThrownBy(() -> QueryCursor.open(Queries.origin("jdbc:other:x", "u", "p", "SELECT 1"), Queries.SPAN, lib, Set.of()))
                .hasMessageContaining("a driver in lib/ under the home cannot be loaded: ").hasMessageContaining("no.such.Driver");
    }

    /** A driver that takes H2's, which it finds beside itself, by another name. */
    private void driverJar(Path target, String scheme) throws IOException {
        Path source = folder.resolve("OtherDriver.java");
        Files.writeString(source, """
                public class OtherDriver implements java.sql.Driver {
                    public boolean acceptsURL(String url) { return url.startsWith("SCHEME"); }
                    public java.sql.Connection connect(String url, java.util.Properties info) throws java.sql.SQLException {
                        return new org.h2.Driver().connect("jdbc:h2:" + url.substring("SCHEME".length()), info);
                    }
                    public java.sql.DriverPropertyInfo[] getPropertyInfo(String url, java.util.Properties info) { return null; }
                    public int getMajorVersion() { return 1; }
                    public int getMinorVersion() { return 0; }
                    public boolean jdbcCompliant() { return false; }
                    public java.util.logging.Logger getParentLogger() { return null; }
                }
                """.replace("SCHEME", scheme));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-cp", System.getProperty("java.class.path"), "-d",
                folder.toString(), source.toString())).isZero();
        try (OutputStream out = Files.newOutputStream(target); JarOutputStream jar = new JarOutputStream(out)) {
            jar.putNextEntry(new JarEntry("OtherDriver.class"));
            Files.copy(folder.resolve("OtherDriver.class"), jar);
            service(jar, "OtherDriver");
        }
    }

    private static void service(JarOutputStream jar, String driver) throws IOException {
        jar.putNextEntry(new JarEntry("META-INF/services/" + Driver.class.getName()));
        jar.write(driver.getBytes(StandardCharsets.UTF_8));
    }
}
