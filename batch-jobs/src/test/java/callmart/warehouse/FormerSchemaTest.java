package callmart.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.FactLoader;
import callmart.testing.ReferenceData;
import callmart.testing.SharedWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A warehouse that former files of {@code sql/schema} made, with the views inside them. */
class FormerSchemaTest {

    private static final Path SQL = ReferenceData.projectRoot().resolve("sql");
    private static final Path FORMER = ReferenceData.projectRoot().resolve("batch-jobs/src/test/resources/callmart/warehouse/former_schema");
    private static final String COLUMNS = "SELECT concat(table, '.', name, ' ', type, ' ', comment) AS line FROM system.columns"
            + " WHERE database = currentDatabase() ORDER BY line";

    private Path folder;

    @BeforeEach
    void make(@TempDir Path parent) throws IOException {
        folder = Files.createDirectory(parent.resolve("schema"));
    }

    @Test
    void it_opens_and_is_then_like_a_new_one() throws IOException {
        List<String> fresh;
        try (Warehouse warehouse = SharedWarehouse.open("schema_new")) {
            Schema.bring(warehouse, SQL, FactLoader.SETTINGS.viewValues());
            fresh = columns(warehouse);
        }
        copy(SQL.resolve("schema"));
        copy(FORMER);
        try (Warehouse warehouse = SharedWarehouse.open("schema_former")) {
            assertThat(Migrations.apply(warehouse, folder)).contains("V014__comments_of_views.sql");
            warehouse.execute("INSERT INTO tickets (ticket_id, kind, status, contact_phone) VALUES ('t', 'other', 'open', '13800000000')");

            assertThat(Schema.bring(warehouse, SQL, FactLoader.SETTINGS.viewValues())).contains("v_calls", "v_kpi_daily").doesNotContain("V009__kpi_catalogue.sql");

            assertThat(columns(warehouse)).isEqualTo(fresh);
            assertThat(warehouse.query("SELECT contact_phone FROM v_tickets", Map.of(), row -> row.string("contact_phone")))
                    .containsExactly("138****0000");
        }
    }

    /** Versions were merged by day; each of them is kept, and days are measured again as new measures hang on their facts. */
    @Test
    void facts_of_a_warehouse_that_merged_versions_stay() throws IOException {
        copy(SQL.resolve("schema"));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path later : files.filter(path -> path.getFileName().toString().compareTo("V022") >= 0).toList()) {
                Files.delete(later);
            }
        }
        try (Warehouse warehouse = SharedWarehouse.open("schema_merging")) {
            Migrations.apply(warehouse, folder);
            warehouse.execute("INSERT INTO tickets (business_date, ticket_id, kind, status, created_at, updated_at) VALUES"
                    + " ('2026-11-20', 't', 'other', 'open', '2026-11-20 01:00:00', '2026-11-20 02:00:00'),"
                    + " ('2026-11-21', 't', 'complaint', 'open', '2026-11-20 01:00:00', '2026-11-21 02:00:00')");
            warehouse.execute("INSERT INTO tickets (business_date, ticket_id, kind, status, updated_at) SETTINGS max_partitions_per_insert_block = 0"
                    + " SELECT toDate('2025-01-01') + number, 'year', 'other', 'open', toDateTime('2025-01-01 02:00:00', 'UTC') + INTERVAL number DAY FROM numbers(200)");
            warehouse.execute("INSERT INTO calls (business_date, call_id, leg, direction) VALUES ('2026-11-20', 'c', 1, 'inbound')");
            warehouse.execute("INSERT INTO complaint_cases (business_date, case_id, agent_id, updated_at) VALUES ('2026-11-20', 'k', 'a', '2026-11-20 02:00:00')");
            warehouse.execute("INSERT INTO callbacks (business_date, callback_id, updated_at) VALUES ('2026-11-21', 'b', '2026-11-21 02:00:00')");

            Schema.bring(warehouse, SQL, FactLoader.SETTINGS.viewValues());

            assertThat(rows(warehouse, "SELECT concat(ticket_id, ' ', kind) AS line FROM tickets WHERE ticket_id = 't' ORDER BY line"))
                    .containsExactly("t complaint", "t other");
            assertThat(rows(warehouse, "SELECT toString(count()) AS line FROM tickets WHERE ticket_id = 'year'")).as("days of more than 100 partitions")
                    .containsExactly("200");
            assertThat(rows(warehouse, "SELECT concat(case_id, ' ', toString(updated_at)) AS line FROM complaint_cases"))
                    .containsExactly("k 2026-11-20 02:00:00.000");
            assertThat(rows(warehouse, "SELECT callback_id AS line FROM callbacks")).containsExactly("b");
            assertThat(rows(warehouse, "SELECT DISTINCT concat(toString(business_date), ' ', model) AS line FROM days_to_measure WHERE business_date > '2026-01-01' ORDER BY line")).containsExactly(
                    "2026-11-20 call_intervals", "2026-11-20 call_measures", "2026-11-20 call_waits", "2026-11-20 customer_days",
                    "2026-11-20 qa_measures", "2026-11-20 ticket_measures", "2026-11-21 callback_measures", "2026-11-21 customer_days",
                    "2026-11-21 ticket_measures");
            warehouse.execute("INSERT INTO tickets (business_date, ticket_id, kind, status, created_at, updated_at) VALUES"
                    + " ('2026-11-20', 't', 'other', 'closed', '2026-11-20 01:00:00', '2026-11-20 03:00:00')");
            warehouse.execute("OPTIMIZE TABLE tickets FINAL");
            assertThat(rows(warehouse, "SELECT status AS line FROM tickets WHERE business_date = '2026-11-20' ORDER BY line"))
                    .containsExactly("closed", "open");
        }
    }

    private static List<String> rows(Warehouse warehouse, String sql) {
        return warehouse.query(sql, Map.of(), row -> row.string("line"));
    }

    private static List<String> columns(Warehouse warehouse) {
        return warehouse.query(COLUMNS, Map.of(), row -> row.string("line"));
    }

    /** Former files take the place of those of their number. */
    private void copy(Path from) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".sql")).toList()) {
                String number = file.getFileName().toString().substring(0, 4);
                try (Stream<Path> same = Files.list(folder)) {
                    for (Path other : same.filter(path -> path.getFileName().toString().startsWith(number)).toList()) {
                        Files.delete(other);
                    }
                }
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
    }
}
