package callmart.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.testing.SharedWarehouse;
import callmart.warehouse.Warehouse;
import callmart.warehouse.embedded.Credentials;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What analysts' tools do through the driver clickhouse-jdbc: browse, describe, ask with parameters, limit, set. */
@TestInstance(Lifecycle.PER_CLASS)
class AnalystToolsTest {

    private Warehouse etl;
    private String url;

    /** Two calls of the queue sales on the 20th, one of service on the 21st; the customer of the first is known. */
    @BeforeAll
    void three_calls() {
        etl = SharedWarehouse.migrated("callmart");
        url = etl.jdbcUrl();
        etl.execute("INSERT INTO calls (call_id, leg, business_date, direction, queue, caller, arrived_at, ended_at) VALUES"
                + " ('A', 1, '2026-11-20', 'inbound', 'sales', '13812345678', '2026-11-20 01:00:00', '2026-11-20 01:03:20'),"
                + " ('B', 1, '2026-11-20', 'inbound', 'sales', NULL, '2026-11-20 02:00:00', '2026-11-20 02:00:30'),"
                + " ('C', 1, '2026-11-21', 'inbound', 'service', NULL, '2026-11-21 02:00:00', '2026-11-21 02:00:30')");
    }

    @AfterAll
    void close() {
        etl.close();
    }

    private Connection connect(String... settings) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", Credentials.ANALYST);
        properties.setProperty("password", SharedWarehouse.credentials().of("analyst"));
        for (String setting : settings) {
            properties.setProperty("clickhouse_setting_" + setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        return DriverManager.getConnection(url, properties);
    }

    private static List<String> column(ResultSet rows, String name) throws SQLException {
        List<String> values = new ArrayList<>();
        while (rows.next()) {
            values.add(rows.getString(name));
        }
        return values;
    }

    @Test
    void a_tool_that_browses_sees_views_with_their_columns_types_and_comments() throws SQLException {
        try (Connection connection = connect()) {
            assertThat(connection.isValid(5)).isTrue();
            assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("ClickHouse");
            try (ResultSet schemas = connection.getMetaData().getSchemas()) {
                assertThat(column(schemas, "TABLE_SCHEM")).contains("callmart");
            }
            try (ResultSet views = connection.getMetaData().getTables(null, "callmart", "%", null)) {
                assertThat(column(views, "TABLE_NAME")).contains("v_calls", "v_kpi_daily", "v_tickets").allMatch(name -> name.startsWith("v_"));
            }
            try (ResultSet columns = connection.getMetaData().getColumns(null, "callmart", "v_kpi_daily", "value")) {
                assertThat(columns.next()).isTrue();
                assertThat(columns.getString("TYPE_NAME")).isEqualTo("Nullable(Decimal(38, 6))");
                assertThat(columns.getString("REMARKS")).contains("absent without a denominator");
                assertThat(columns.next()).isFalse();
            }
        }
    }

    @Test
    void a_prepared_statement_takes_days_texts_and_numbers() throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement("SELECT call_id, caller, business_date, dateDiff('second', arrived_at, ended_at)"
                        + " AS seconds FROM v_calls WHERE business_date = ? AND queue = ? AND leg = ? ORDER BY call_id")) {
            statement.setObject(1, LocalDate.parse("2026-11-20"));
            statement.setString(2, "sales");
            statement.setInt(3, 1);
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.getMetaData().getColumnCount()).isEqualTo(4);
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString("call_id")).isEqualTo("A");
                assertThat(rows.getString("caller")).isEqualTo("138****5678");
                assertThat(rows.getObject("business_date", LocalDate.class)).isEqualTo("2026-11-20");
                assertThat(rows.getLong("seconds")).isEqualTo(200);
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString("caller")).isNull();
                assertThat(rows.wasNull()).isTrue();
                assertThat(rows.next()).isFalse();
            }
            statement.setDate(1, Date.valueOf("2026-11-21"));
            statement.setString(2, "it's none");
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).isFalse();
            }
        }
    }

    @Test
    void decimals_arrive_exact_and_absent_values_as_null() throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT CAST('12345678901234567.123456' AS Decimal(38, 6)) AS exact, max(answered_at) AS absent"
                        + " FROM v_calls")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getBigDecimal("exact")).isEqualByComparingTo(new BigDecimal("12345678901234567.123456"));
            assertThat(rows.getObject("absent")).isNull();
        }
    }

    @Test
    void a_tool_may_limit_rows_and_time_and_set_what_is_no_limit() throws SQLException {
        try (Connection connection = connect("max_execution_time=30", "session_timezone=Asia/Shanghai"); Statement statement = connection.createStatement()) {
            statement.setMaxRows(2);
            statement.setFetchSize(1);
            statement.setQueryTimeout(20);
            try (ResultSet rows = statement.executeQuery("SELECT toString(arrived_at) AS at FROM v_calls ORDER BY call_id")) {
                assertThat(column(rows, "at")).hasSize(2);
            }
        }
    }

    @Test
    void what_is_a_limit_stays_and_nothing_is_written() throws SQLException {
        try (Connection connection = connect("max_memory_usage=0"); Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("SELECT 1")).isInstanceOf(SQLException.class).hasMessageContaining("max_memory_usage");
        }
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            for (String refused : List.of("INSERT INTO calls (call_id) VALUES ('X')", "ALTER TABLE calls DELETE WHERE 1", "DROP VIEW v_calls", "SELECT * FROM calls")) {
                assertThatThrownBy(() -> statement.execute(refused)).as(refused).isInstanceOf(SQLException.class);
            }
        }
        assertThat(etl.query("SELECT toString(count()) AS x FROM calls", Map.of(), row -> row.string("x"))).containsExactly("3");
    }
}
