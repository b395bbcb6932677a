package callmart.extract.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import callmart.extract.ExtractionException;
import callmart.extract.JdbcUrl;
import callmart.extract.Origin;
import callmart.testing.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user is told when a database does not answer, and that nothing secret is in it. */
class DatabaseFailuresTest {

    private static final String WRONG = "wr0ng-s3cret";

    @TempDir
    private Path folder;

    private static String place(String url) {
        return new JdbcUrl(url).shown();
    }

    private static String message(ThrowingCallable asked) {
        ExtractionException e = catchThrowableOfType(ExtractionException.class, asked);
        StringWriter whole = new StringWriter();
        e.printStackTrace(new PrintWriter(whole));
        assertThat(whole.toString()).doesNotContain("s3cret", "crm_reader");
        assertThat(e.getMessage()).startsWith("sql/extract/q.sql: ").endsWith("; nothing of it was loaded").doesNotContain("\n");
        return e.getMessage();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql://127.0.0.1:1/crm", "jdbc:mariadb://127.0.0.1:1/crm"})
    void an_unreachable_database(String url) {
        assertThat(message(() -> Queries.open(Queries.origin(url + "?password=in-s3cret", "crm_reader", WRONG, "SELECT 1"))))
                .startsWith("sql/extract/q.sql: the database " + url + " cannot be reached: ")
                .contains("see that it runs and that this machine may connect to it, or correct 'url' of the source; then run the day again");
    }

    @Test
    void a_file_that_is_not_there_is_not_made() {
        assertThat(message(() -> Queries.open(Queries.origin("jdbc:h2:file:" + folder.resolve("none"), "crm_reader", WRONG, "SELECT 1"))))
                .contains("cannot be reached: Database", "not found");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource
    void a_wrong_password(TestDatabase database) {
        String url = database.fresh(folder, "refusing");
        database.execute(url, "CREATE TABLE t (a INT)");

        assertThat(message(() -> Queries.open(Queries.origin(url, database.user(), WRONG, "SELECT 1"))))
                .startsWith("sql/extract/q.sql: the database " + place(url) + " refuses the user: ")
                .contains("correct 'username' and 'password' of the source");
    }

    @ParameterizedTest
    @EnumSource
    void a_missing_table(TestDatabase database) {
        String url = database.fresh(folder, "missing");
        database.execute(url, "CREATE TABLE t (a INT)");

        assertThat(message(() -> Queries.open(Queries.origin(database, url, "SELECT a FROM no_such_table"))).toLowerCase(java.util.Locale.ROOT))
                .contains(" refuses the query: ", "no_such_table", "correct the query");
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRES", "MARIADB"})
    void a_query_that_takes_too_long(TestDatabase database) {
        String url = database.fresh(folder, "slow");
        String sql = database == TestDatabase.POSTGRES ? "SELECT pg_sleep(20)"
                : "SELECT COUNT(*) FROM seq_1_to_10000000 a, seq_1_to_10000000 b";

        assertThat(message(() -> Queries.openImpatiently(Queries.origin(database, url, sql)))).contains(
                " did not answer within 1 s: ", "narrow the query to :from and :to, and see that an index serves them");
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRES", "MARIADB"})
    void a_connection_that_is_lost_in_the_middle(TestDatabase database) throws IOException {
        String url = database.fresh(folder, "lost");
        boolean postgres = database == TestDatabase.POSTGRES;
        Origin.InDatabase origin = Queries.origin(database, url, postgres
                ? "SELECT g, pg_backend_pid() FROM generate_series(1, 5000000) g" : "SELECT seq, CONNECTION_ID() FROM seq_1_to_50000000");
        try (QueryCursor cursor = Queries.open(origin)) {
            String connection = cursor.next()[1];
            database.execute(url, postgres ? "SELECT pg_terminate_backend(" + connection + ")" : "KILL " + connection);

            assertThat(message(() -> {
                while (cursor.next() != null) {
                    assertThat(cursor.line()).isLessThan(5_000_000);
                }
            })).matches(".*the connection to " + place(url) + " was lost after \\d+ rows: .*; see that the database runs, then run the day"
                    + " again; nothing of it was loaded");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRES", "MARIADB"})
    void a_query_cannot_write(TestDatabase database) throws IOException {
        String url = database.fresh(folder, "written");
        database.execute(url, "CREATE TABLE t (a INT)");

        assertThat(message(() -> Queries.open(Queries.origin(database, url, "INSERT INTO t VALUES (1) RETURNING a"))))
                .containsIgnoringCase("read").contains("refuses the query");
        assertThat(Queries.rows(Queries.origin(database, url, "SELECT a FROM t"))).isEmpty();
    }

    @Test
    void a_database_without_a_driver() {
        assertThatThrownBy(() -> Queries.open(Queries.origin("jdbc:sqlserver://db:1433;password=s3cret;user=crm_reader", "", "", "SELECT 1")))
                .hasMessage("sql/extract/q.sql: there is no driver for jdbc:sqlserver: (jdbc:sqlserver://db:1433); put the jar of the"
                        + " database's JDBC driver into lib/ under the home, or correct 'url' of the source; nothing of it was loaded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql://crm_reader:s3cret@db/crm", "jdbc:oracle:thin:crm_reader/s3cret@db:1521:crm",
        "jdbc:mysql://db/crm?user=crm_reader&password=s3cret", "jdbc:x://crm_reader:s3cret?;@db/crm",
        "jdbc:sqlserver://db;databaseName=crm;user=crm_reader;password={s3cret;@}"})
    void a_url_is_shown_without_credentials(String url) {
        assertThat(new JdbcUrl(url).toString()).startsWith(url.substring(0, 6)).doesNotContain("crm_reader", "s3cret");
        assertThat(List.of(Queries.origin(url, "u", "p", "SELECT 1").toString())).containsExactly("InDatabase[sql/extract/q.sql]");
    }
}
