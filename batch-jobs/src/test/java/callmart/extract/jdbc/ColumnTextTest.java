package callmart.extract.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.extract.ExtractionException;
import callmart.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of each database's kinds of value. The tests' own time zone is New York's. */
class ColumnTextTest {

    @TempDir
    private Path folder;

    private List<String> row(TestDatabase database, String sql) throws IOException {
        return Queries.rows(Queries.origin(database, database.fresh(folder, "kinds"), sql)).get(0);
    }

    @Test
    void values_of_postgresql() throws IOException {
        assertThat(row(TestDatabase.POSTGRES, "SELECT 1.50::numeric(10,2), 7.00::numeric(10,2), 1e20::double precision, 0.1::real, true,"
                + " false, B'1', B'101', timestamp '2026-03-08 02:30:00', timestamptz '2026-03-08 02:30:00.5+08', date '2026-03-08',"
                + " time '09:00', interval '200 seconds', '工单'::char(4), 'infinity'::timestamp, '-infinity'::date, null::timestamp,"
                + " 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid, 'NaN'::numeric, 13800138000::bigint, '\\:from'::text, $$:to ?$$"))
                .containsExactly("1.50", "7", "100000000000000000000", "0.1", "1", "0", "1", "101", "2026-03-08T02:30:00",
                        "2026-03-07T18:30:00.5Z", "2026-03-08", "09:00:00", "00:03:20", "工单  ", "infinity", "-infinity", "",
                        "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", "NaN", "13800138000", "\\:from", ":to ?");
    }

    @Test
    void values_of_mariadb() throws IOException {
        String url = TestDatabase.MARIADB.fresh(folder, "kinds");
        TestDatabase.MARIADB.execute(url, "CREATE TABLE t (n DECIMAL(10,2), d DOUBLE, tiny TINYINT(1), five TINYINT(1), one BIT(1), bits BIT(8),"
                + " dt DATETIME, ts TIMESTAMP NULL, day DATE, t TIME, long_t TIME, y YEAR, txt LONGTEXT, gone DATETIME, zero DATETIME,"
                + " zero_day DATE)", "SET time_zone = '+00:00'", "SET sql_mode = ''", "INSERT INTO t VALUES (7.00, 1e20, 1, 5, b'1', b'101',"
                + " '2026-03-08 02:30:00', '2026-03-07 18:30:00', '2026-03-08', '09:00:05', '26:00:00', 2026, '它''s', NULL,"
                + " '0000-00-00 00:00:00', '0000-00-00')");

        assertThat(Queries.rows(Queries.origin(TestDatabase.MARIADB, url, "SELECT t.*, ':from \\':to' AS quoted FROM t # :to\n")))
                .containsExactly(List.of("7", "100000000000000000000", "1", "5", "1", "5", "2026-03-08T02:30:00", "2026-03-08T02:30:00",
                        "2026-03-08", "09:00:05", "26:00:00", "2026", "它's", "", "", "", ":from ':to"));
    }

    @Test
    void values_of_h2() throws IOException {
        String url = TestDatabase.H2.fresh(folder, "kinds");
        TestDatabase.H2.execute(url, "SELECT 1");

        assertThat(Queries.rows(Queries.origin(TestDatabase.H2, url, "SELECT CAST(1E3 AS DECIMAL(20, 0)), CAST(1E-7 AS DOUBLE), TRUE,"
                + " TIMESTAMP '2026-03-08 02:30:00', TIMESTAMP WITH TIME ZONE '2026-03-08 02:30:00+08:00', DATE '2026-03-08',"
                + " TIME '09:00:00', CAST('长文本' AS CLOB), CAST(NULL AS CLOB), UUID 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'")))
                .containsExactly(List.of("1000", "0.00000010", "1", "2026-03-08T02:30:00", "2026-03-08T02:30:00+08:00", "2026-03-08",
                        "09:00:00", "长文本", "", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"));
    }

    @Test
    void zeros_of_mariadb_stay_and_its_dates_without_a_day_are_absent() throws IOException {
        String url = TestDatabase.MARIADB.fresh(folder, "zeros");
        TestDatabase.MARIADB.execute(url, "CREATE TABLE t (a INT(5) UNSIGNED ZEROFILL, b BIGINT(11) ZEROFILL, c DECIMAL(8,2) ZEROFILL, d INT,"
                + " tiny TINYINT(1), no_day DATE, no_month DATE, dt DATETIME, dt3 DATETIME(3), ts TIMESTAMP NULL, real_day DATE)", "SET sql_mode = ''",
                "INSERT INTO t VALUES (123, 1087654321, 7.5, 42, 0, '2026-11-00', '2026-00-00', '2026-11-00 09:00:00', '2026-11-00 09:00:00',"
                + " NULL, '2026-11-21')", "INSERT INTO t VALUES (99, 0, 0, -42, 1, NULL, NULL, NULL, NULL, NULL, NULL)");

        assertThat(Queries.rows(Queries.origin(TestDatabase.MARIADB, url, "SELECT * FROM t ORDER BY d DESC"))).containsExactly(
                List.of("00123", "01087654321", "000007.50", "42", "0", "", "", "", "", "", "2026-11-21"),
                List.of("00099", "00000000000", "000000.00", "-42", "1", "", "", "", "", "", ""));
    }

    @Test
    void money_of_postgresql_is_a_number_and_its_24_o_clock_is_midnight() throws IOException {
        assertThat(row(TestDatabase.POSTGRES, "SELECT '1234.50'::money, '-1234567.05'::money, 20::money, null::money, time '24:00',"
                + " time '23:59:59.999999', timetz '24:00+08'")).containsExactly("1234.50", "-1234567.05", "20.00", "", "24:00:00",
                        "23:59:59.999999", "24:00:00+08");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', value = {"$1,234.50 > 1234.50", "-$1,234.50 > -1234.50", "($12.00) > -12.00", "￥1,234,567.89 > 1234567.89", "1.234,50 € > 1234.50",
        "1 234,50 kr > 1234.50", "¥20 > 20", "₩1,234,567 > 1234567", "$0.05 > 0.05", "¥1,234 > ¥1,234", "infinity > infinity"})
    void money_is_read_in_any_locale_unless_it_may_be_two_numbers(String shown, String text) {
        assertThat(ColumnText.amount(shown)).isEqualTo(text);
    }

    @Test
    void bytes_are_refused() {
        assertThatThrownBy(() -> row(TestDatabase.POSTGRES, "SELECT 1, 'abc'::bytea AS recording")).isInstanceOf(ExtractionException.class)
                .hasMessage("sql/extract/q.sql: the column recording holds bytes (bytea), not text; convert it in the query, or leave it"
                        + " out; nothing of it was loaded");
    }

    @Test
    void dates_are_compared_with_the_begin_and_end_of_the_day() throws IOException {
        for (TestDatabase database : TestDatabase.values()) {
            String url = database.fresh(folder, "dates");
            database.execute(url, "CREATE TABLE t (d DATE)", "INSERT INTO t VALUES ('2026-11-20')", "INSERT INTO t VALUES ('2026-11-21')",
                    "INSERT INTO t VALUES ('2026-11-22')");

            assertThat(Queries.rows(Queries.origin(database, url, "SELECT d FROM t WHERE d >= :from AND d < :to")))
                    .containsExactly(List.of("2026-11-21"));
        }
    }
}
