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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A warehouse that former files of {@code sql/schema} made, with the views inside them. */
class FormerSchemaTest {

    private static final Path SQL = ReferenceData.projectRoot().resolve("sql");
    private static final Path FORMER = ReferenceData.projectRoot().resolve("batch-jobs/src/test/resources/callmart/warehouse/former_schema");
    private static final String COLUMNS = "SELECT concat(table, '.', name, ' ', type, ' ', comment) AS line FROM system.columns"
            + " WHERE database = currentDatabase() ORDER BY line";

    @TempDir
    private Path folder;

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
