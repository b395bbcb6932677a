package callmart.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.TestHome;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every table has a row of 1970; at the end of a run it is gone, or the table is one that is kept on purpose (decision 91). */
class RetentionOfTablesTest {

    private static final List<String> MEASURES = List.of("agent_intervals", "agent_measures", "call_intervals", "call_measures", "call_waits",
            "callback_measures", "campaign_measures", "case_measures", "customer_days", "forecast_measures", "knowledge_measures", "presence_measures", "qa_measures",
            "sms_measures", "ticket_measures", "training_measures", "warning_measures");
    /** What measures hang on or say for days whose facts are gone. */
    private static final List<String> WITH_MEASURES = List.of("alerts", "days_to_measure", "delivered_columns", "kpi_catalogue", "agents_history",
            "campaigns_history", "training_sessions_history");
    private static final List<String> HELD_AS_A_WHOLE = List.of("agents", "caller_salt", "campaigns", "equipment", "forgotten_numbers",
            "keyed_partitions", "qa_plans", "training_sessions", "trainings");
    /** What was said of days to come, and what was planned for them. */
    private static final List<String> FORECASTS = List.of("forecasts", "rosters");
    private static final List<String> WHAT_BECAME_OF_REPORTS = List.of("deliveries", "report_runs", "statements", "statement_lines",
            "notes", "note_settings");

    @TempDir
    private Path folder;

    @Test
    void no_table_is_forgotten() throws IOException {
        TestHome home = new TestHome(folder, "retention_of_tables", "Asia/Shanghai", "");
        home.write("test-config/application.yml", Files.readString(folder.resolve("test-config/application.yml"))
                + "  retention: {facts: 400d, run-records: 400d, rejected-rows: 90d}\n");
        try (Warehouse warehouse = home.warehouse()) {
            tables(warehouse, "1").forEach(table -> warehouse.execute("INSERT INTO " + table + " SELECT of_defaults.* FROM (SELECT 1 AS row) AS one LEFT JOIN "
                    + table + " AS of_defaults ON 0"));
            assertThat(tables(warehouse, "total_rows = 0")).isEmpty();

            try (Wiring mart = new Wiring(home.configuration(), Clock.systemUTC())) {
                mart.runEnd().finish();
            }

            assertThat(tables(warehouse, "total_rows > 0")).containsExactlyInAnyOrderElementsOf(Stream.of(MEASURES, WITH_MEASURES, HELD_AS_A_WHOLE,
                    FORECASTS, WHAT_BECAME_OF_REPORTS).flatMap(List::stream).toList());
        }
    }

    private static List<String> tables(Warehouse warehouse, String condition) {
        return warehouse.query("SELECT name FROM system.tables WHERE database = currentDatabase() AND engine LIKE '%MergeTree'"
                + " AND name NOT IN ('schema_migrations', 'schema_views') AND " + condition, Map.of(), row -> row.string("name"));
    }
}
