package callmart.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import callmart.testing.SharedWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {

    @TempDir
    private Path folder;
    private Warehouse warehouse;

    @BeforeEach
    void open() {
        warehouse = SharedWarehouse.open("migrations_test");
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void filesAreAppliedInOrderAndOnce() throws IOException {
        write("V001__first.sql", "-- a; comment\nCREATE TABLE IF NOT EXISTS a (x String DEFAULT 'a;''b\\';') ENGINE = MergeTree ORDER BY x;\n"
                + "/* another; */ INSERT INTO a (x) VALUES ('1;');;\n");
        write("V002__second.sql", "CREATE VIEW IF NOT EXISTS v_a SQL SECURITY DEFINER AS SELECT x FROM a");
        assertThat(Migrations.apply(warehouse, folder)).containsExactly("V001__first.sql", "V002__second.sql");
        assertThat(Migrations.apply(warehouse, folder)).isEmpty();
        assertThat(strings("SELECT x AS answer FROM v_a")).containsExactly("1;");
        warehouse.forEach("SELECT * FROM schema_migrations WHERE version = 2", Map.of(), row -> {
            assertThat(row.string("name")).isEqualTo("second");
            assertThat(row.string("checksum")).matches("[0-9a-f]{64}");
            assertThat(row.instant("applied_at")).isCloseTo(Instant.now(), within(Duration.ofMinutes(1)));
        });
    }

    @Test
    void aMissingDatabaseIsMade() throws IOException {
        write("V001__first.sql", "CREATE TABLE IF NOT EXISTS a (x String) ENGINE = MergeTree ORDER BY x");
        try (Warehouse fresh = Warehouse.open(SharedWarehouse.settings("migrations_fresh"))) {
            assertThat(Migrations.apply(fresh, folder)).hasSize(1);
            fresh.execute("DROP DATABASE migrations_fresh SYNC");
        }
    }

    @Test
    void aChangedFileIsRefusedWithBothChecksums() throws IOException {
        write("V001__first.sql", "SELECT 1");
        Migrations.apply(warehouse, folder);
        String before = strings("SELECT checksum AS answer FROM schema_migrations").get(0);
        write("V001__first.sql", "SELECT 2");
        assertThatThrownBy(() -> Migrations.apply(warehouse, folder)).isInstanceOf(WarehouseException.class)
                .hasMessageContaining("V001__first.sql").hasMessageContaining(before)
                .hasMessageContaining("its checksum is ").hasMessageContaining("new file with the next number");
    }

    @Test
    void lineEndsDoNotChangeTheChecksum() throws IOException {
        write("V001__first.sql", "SELECT 1\n");
        Migrations.apply(warehouse, folder);
        write("V001__first.sql", "SELECT 1\r\n");
        assertThat(Migrations.apply(warehouse, folder)).isEmpty();
    }

    @Test
    void aFileThatFailedHalfwayIsRepeatedAsAWhole() throws IOException {
        write("V001__first.sql", "CREATE TABLE IF NOT EXISTS a (x String) ENGINE = MergeTree ORDER BY x;\nSELECT nonsense");
        assertThatThrownBy(() -> Migrations.apply(warehouse, folder)).isInstanceOf(WarehouseException.class)
                .hasMessageContaining("V001__first.sql, statement 2").hasMessageContaining("nonsense");
        assertThat(strings("SELECT name AS answer FROM schema_migrations")).isEmpty();
        write("V001__first.sql", "CREATE TABLE IF NOT EXISTS a (x String) ENGINE = MergeTree ORDER BY x;\nSELECT 1");
        assertThat(Migrations.apply(warehouse, folder)).containsExactly("V001__first.sql");
    }

    @Test
    void aNumberMayBeLeftOutAndFilledLater() throws IOException {
        write("V001__first.sql", "SELECT 1");
        write("V003__third.sql", "SELECT 1");
        assertThat(Migrations.apply(warehouse, folder)).containsExactly("V001__first.sql", "V003__third.sql");
        write("V002__second.sql", "SELECT 1");
        assertThat(Migrations.apply(warehouse, folder)).containsExactly("V002__second.sql");
    }

    @Test
    void duplicatesAndStrangeNamesAreRefused() throws IOException {
        write("V001__first.sql", "SELECT 1");
        write("V002__b.sql", "SELECT 1");
        write("V002__a.sql", "SELECT 1");
        assertThatThrownBy(() -> Migrations.apply(warehouse, folder)).hasMessageContaining("version 2 exists twice");
        write("v4.sql", "SELECT 1");
        assertThatThrownBy(() -> Migrations.apply(warehouse, folder)).hasMessageContaining("v4.sql").hasMessageContaining("V002__call_facts.sql");
    }

    @Test
    void aDatabaseNewerThanTheFilesIsRefused() throws IOException {
        write("V001__first.sql", "SELECT 1");
        Migrations.apply(warehouse, folder);
        Files.delete(folder.resolve("V001__first.sql"));
        assertThatThrownBy(() -> Migrations.apply(warehouse, folder)).hasMessageContaining("has migration 1, for which there is no file");
    }

    @Test
    void aSupersededFileMayHaveChangedOrGone() throws IOException {
        write("V001__first.sql", "SELECT 1");
        write("V002__second.sql", "SELECT 2");
        Migrations.apply(warehouse, folder);
        List<String> checksums = strings("SELECT checksum AS answer FROM schema_migrations ORDER BY version");
        write("V001__first.sql", "SELECT 3");
        Files.delete(folder.resolve("V002__second.sql"));
        write("superseded", "# former files\n001 " + checksums.get(0) + "\n");
        assertThatThrownBy(() -> Migrations.apply(warehouse, folder)).hasMessageContaining("has migration 2, for which there is no file");

        write("superseded", "001 " + checksums.get(0) + "\n002 " + checksums.get(1) + "\n");

        assertThat(Migrations.apply(warehouse, folder)).isEmpty();
    }

    private List<String> strings(String sql) {
        return warehouse.query(sql, Map.of(), row -> row.string("answer"));
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }
}
