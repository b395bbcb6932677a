package callmart.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.testing.SharedWarehouse;
import callmart.warehouse.embedded.Credentials;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class UserRightsTest {

    private Warehouse etl;
    private Warehouse analyst;
    private Warehouse session;

    @BeforeAll
    void open() {
        etl = SharedWarehouse.open("callmart");
        etl.execute("CREATE TABLE rights_facts (a UInt32, phone String) ENGINE = MergeTree ORDER BY a");
        etl.execute("INSERT INTO rights_facts VALUES (1, '13800000000')");
        etl.execute("CREATE VIEW v_rights SQL SECURITY DEFINER AS SELECT a FROM rights_facts");
        etl.execute("BACKUP TABLE rights_facts TO Disk('backups', 'rights')");
        etl.execute("CREATE VIEW hidden_rights SQL SECURITY DEFINER AS SELECT a FROM rights_facts");
        analyst = as(Credentials.ANALYST, SharedWarehouse.credentials().of("analyst"));
        session = as("default", "");
    }

    @AfterAll
    void close() {
        etl.close();
        analyst.close();
        session.close();
    }

    private static Warehouse as(String user, String password) {
        WarehouseSettings settings = SharedWarehouse.settings("callmart");
        return Warehouse.open(new WarehouseSettings(settings.url(), user, password, "callmart", settings.httpPort(),
                settings.nativePort(), settings.home(), settings.cache()));
    }

    @Test
    void theAnalystReadsViewsWithoutRightsOnTheirTables() {
        assertThat(analyst.query("SELECT a FROM v_rights", Map.of(), row -> row.longValue("a"))).containsExactly(1L);
        assertThat(analyst.query("SHOW TABLES", Map.of(), row -> row.string("name"))).isEqualTo(List.of("v_rights"));
    }

    /** Small days would pay for it and large ones do not gain. */
    @Test
    void theEngineCompilesNoExpressionsForTheNight() {
        assertThat(etl.query("SELECT concat(name, ' ', value) AS x FROM system.settings WHERE name IN ('compile_expressions',"
                + " 'compile_aggregate_expressions', 'compile_sort_description') ORDER BY x", Map.of(), row -> row.string("x")))
                .containsExactly("compile_aggregate_expressions 0", "compile_expressions 0", "compile_sort_description 0");
    }

    @Test
    void theAnalystReadsViewsThroughJdbc() throws SQLException {
        try (Connection connection = DriverManager.getConnection(analyst.jdbcUrl(), Credentials.ANALYST,
                SharedWarehouse.credentials().of("analyst"));
                Statement statement = limited(connection);
                ResultSet rows = statement.executeQuery("SELECT a FROM v_rights")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
    }

    private static Statement limited(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        statement.setMaxRows(10);
        statement.setQueryTimeout(30);
        return statement;
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT phone FROM rights_facts", "SELECT a FROM hidden_rights", "SELECT name FROM system.users",
        "SELECT * FROM file('/etc/hostname', 'LineAsString')", "SELECT * FROM url('http://127.0.0.1:1/', 'LineAsString')",
        "SELECT query FROM system.processes"})
    void theAnalystReadsNothingElse(String sql) {
        assertThatThrownBy(() -> analyst.query(sql, Map.of(), row -> 1)).isInstanceOfSatisfying(WarehouseException.class,
                e -> assertThat(e.engineCode()).isIn(497, 164, 1001));
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSERT INTO rights_facts VALUES (2, 'x')", "DROP TABLE rights_facts", "DROP VIEW v_rights",
        "CREATE TABLE mine (a UInt8) ENGINE = Memory", "TRUNCATE TABLE rights_facts", "SYSTEM STOP MERGES rights_facts",
        "ALTER TABLE rights_facts DELETE WHERE 1", "CREATE VIEW v_mine SQL SECURITY NONE AS SELECT phone FROM rights_facts",
        "BACKUP TABLE rights_facts TO Disk('backups', 'mine')", "BACKUP VIEW v_rights TO Disk('backups', 'mine')",
        "RESTORE TABLE rights_facts AS mine FROM Disk('backups', 'rights')"})
    void theAnalystWritesNothing(String sql) {
        assertThatThrownBy(() -> analyst.query(sql, Map.of(), row -> 1)).isInstanceOfSatisfying(WarehouseException.class,
                e -> assertThat(e.engineCode()).isIn(497, 164));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1", "SYSTEM STOP LISTEN HTTP", "SELECT a FROM callmart.v_rights",
        "SELECT number FROM system.numbers LIMIT 1", "DROP TABLE callmart.rights_facts", "SYSTEM STOP MERGES callmart.rights_facts"})
    void theSessionOfTheServerItselfIsNoWayIn(String sql) {
        assertThatThrownBy(() -> session.query(sql, Map.of(), row -> 1)).isInstanceOfSatisfying(WarehouseException.class,
                e -> assertThat(e.engineCode()).isEqualTo(700));
    }

    /** What /play adds to an address, and what programs for analysts set. */
    @ParameterizedTest
    @ValueSource(strings = {"add_http_cors_header = 1", "async_insert = 1", "max_execution_time = 30",
        "max_result_rows = 100", "session_timezone = 'UTC'"})
    void theAnalystsProgramsMaySetTheirSettings(String setting) {
        assertThat(analyst.query("SELECT a FROM v_rights SETTINGS " + setting, Map.of(), row -> row.longValue("a"))).containsExactly(1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"max_memory_usage = 0", "max_memory_usage_for_user = 0", "max_untracked_memory = 100000000000",
        "max_threads = 64", "priority = 0", "os_threads_nice_value_query = -5", "max_execution_time = 0",
        "max_execution_time = 601", "max_concurrent_queries_for_user = 0", "max_result_bytes = 0", "max_bytes_before_external_sort = 0",
        "cancel_http_readonly_queries_on_client_close = 0", "log_queries = 0", "allow_introspection_functions = 1",
        "profile = 'etl'", "profile = 'default'", "readonly = 0"})
    void theAnalystsLimitsHold(String setting) {
        assertThatThrownBy(() -> analyst.query("SELECT a FROM v_rights SETTINGS " + setting, Map.of(), row -> 1))
                .isInstanceOfSatisfying(WarehouseException.class, e -> assertThat(e.engineCode()).isIn(452, 164));
    }

    @Test
    void theAnalystWorksLessUrgentlyThanTheLoader() {
        String settings = "SELECT getSetting('priority') AS p, getSetting('max_threads') AS t, getSetting('max_memory_usage') AS m";
        Function<Row, long[]> numbers = row -> new long[] {row.longValue("p"), row.longValue("t"), row.longValue("m")};
        long[] ours = etl.query(settings, Map.of(), numbers).get(0);
        long[] theirs = analyst.query(settings, Map.of(), numbers).get(0);
        assertThat(theirs[0]).isGreaterThan(ours[0]);
        assertThat(theirs[1]).isBetween(1L, Math.max(1L, Runtime.getRuntime().availableProcessors() / 2));
        assertThat(theirs[2]).isLessThan(ours[2]);
    }

    @Test
    void aWrongPasswordIsExplained() {
        try (Warehouse wrong = as(Credentials.ETL, "wr0ng-password")) {
            assertThatThrownBy(wrong::ping).hasMessageContaining("check warehouse.username").hasMessageNotContaining("wr0ng-password");
        }
    }

    @Test
    void theLoaderDoesWhatLoadingNeeds() {
        for (String sql : List.of("CREATE TABLE IF NOT EXISTS load_a (d Date, x UInt32 COMMENT 'x') ENGINE = ReplacingMergeTree PARTITION BY d ORDER BY x",
                "CREATE TABLE load_b AS load_a", "INSERT INTO load_b VALUES ('2026-11-21', 1), ('2026-11-21', 1)",
                "ALTER TABLE load_a REPLACE PARTITION '2026-11-21' FROM load_b", "EXCHANGE TABLES load_a AND load_b", "OPTIMIZE TABLE load_a FINAL",
                "ALTER TABLE load_a ADD COLUMN y String", "ALTER TABLE load_a UPDATE y = 'z' WHERE 1 SETTINGS mutations_sync = 1",
                "DELETE FROM load_a WHERE x = 1", "ALTER TABLE load_a DROP PARTITION '2026-11-21'", "TRUNCATE TABLE load_b", "SYSTEM STOP MERGES load_a",
                "SYSTEM START MERGES load_a", "KILL QUERY WHERE query_id = 'none'", "RENAME TABLE load_a TO load_c", "DROP TABLE load_b, load_c SYNC",
                "CREATE OR REPLACE VIEW v_load SQL SECURITY DEFINER AS SELECT a FROM rights_facts", "DROP VIEW v_load",
                "CREATE TEMPORARY TABLE t (a UInt8)")) {
            assertThatCode(() -> etl.execute(sql)).as(sql).doesNotThrowAnyException();
        }
        assertThat(etl.query("SELECT count() AS n FROM system.parts WHERE database = 'callmart'", Map.of(), row -> row.intValue("n"))).hasSize(1);
        assertThatThrownBy(() -> etl.query("SELECT * FROM file('/etc/hostname', 'LineAsString')", Map.of(), row -> 1))
                .isInstanceOf(WarehouseException.class);
    }
}
