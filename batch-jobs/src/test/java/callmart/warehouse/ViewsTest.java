package callmart.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.testing.SharedWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewsTest {

    @TempDir
    private Path sql;
    private Warehouse warehouse;

    @BeforeEach
    void aTable() throws IOException {
        warehouse = SharedWarehouse.open("views_test");
        for (String folder : new String[] {"schema", "base", "views"}) {
            Files.createDirectory(sql.resolve(folder));
        }
        write("schema/V001__a.sql", "CREATE TABLE IF NOT EXISTS a (x UInt8 COMMENT 'An x; it''s \\\\ one') ENGINE = MergeTree ORDER BY x;\n"
                + "INSERT INTO a VALUES (1), (2)");
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void viewsAreMadeAfterWhatTheyReadAndOnceOnly() throws IOException {
        write("views/v_a.sql", "-- Grain: an x\n-- Reads: z_big\nSELECT x FROM z_big");
        write("base/z_big.sql", "-- Grain: an x\n-- Reads: a\nSELECT x FROM a WHERE x > 1 -- only big ones");

        assertThat(Schema.bring(warehouse, sql, Map.of())).containsExactly("V001__a.sql", "z_big", "v_a");
        assertThat(Schema.bring(warehouse, sql, Map.of())).isEmpty();

        assertThat(warehouse.query("SELECT x FROM v_a", Map.of(), row -> row.intValue("x"))).containsExactly(2);
    }

    @Test
    void aChangedFileOrMigrationMakesThemAgain() throws IOException {
        write("views/v_a.sql", "-- Grain: an x\n-- Reads: a\nSELECT x FROM a");
        Schema.bring(warehouse, sql, Map.of());
        write("views/v_a.sql", "-- Grain: an x\n-- Reads: a\nSELECT x FROM a WHERE x = 1");
        assertThat(Schema.bring(warehouse, sql, Map.of())).containsExactly("v_a");

        write("schema/V002__b.sql", "ALTER TABLE a COMMENT COLUMN x 'Another word'");
        assertThat(Schema.bring(warehouse, sql, Map.of())).containsExactly("V002__b.sql", "v_a");
        assertThat(comment("v_a", "x")).isEqualTo("Another word");
    }

    @Test
    void aColumnHasItsOwnCommentElseThatOfTheColumnRead() throws IOException {
        write("views/v_a.sql", "-- Grain: an x\n-- Reads: a\n-- twice: Two times x, isn't it,\n--     or so\nSELECT x, x * 2 AS twice FROM a");

        Schema.bring(warehouse, sql, Map.of());

        assertThat(comment("v_a", "x")).isEqualTo("An x; it's \\ one");
        assertThat(comment("v_a", "twice")).isEqualTo("Two times x, isn't it, or so");
    }

    @Test
    void aViewTakesParameters() throws IOException {
        write("base/some.sql", "-- Grain: an x\n-- Reads: a\nSELECT x FROM a WHERE x >= {from:UInt8}");
        Schema.bring(warehouse, sql, Map.of());

        assertThat(warehouse.query("SELECT x FROM some(from = {least:UInt8} + 1)", Map.of("least", 1), row -> row.intValue("x")))
                .containsExactly(2);
    }

    @Test
    void faultsNameTheFile() throws IOException {
        write("views/v_a.sql", "-- Grain: an x\n-- Reads: a\nSELECT x + 1 AS y FROM a");
        refused("sql/views/v_a.sql", "column y has no comment");
        write("views/v_a.sql", "-- Grain: an x\n-- Reads: a\n-- z: More\nSELECT x FROM a");
        refused("sql/views/v_a.sql", "its header comments on what is not a column: z");
        write("views/v_a.sql", "-- Grain: an x\n-- Reads: nowhere\nSELECT x FROM a");
        refused("sql/views/v_a.sql", "it reads nowhere, which is neither a table nor a view");
        write("views/v_a.sql", "-- Grain: an x\n-- Reads: v_b\nSELECT x FROM v_b");
        write("views/v_b.sql", "-- Grain: an x\n-- Reads: v_a\nSELECT x FROM v_a");
        refused("views read each other: v_a → v_b → v_a", "take the circle apart");
        write("views/v_b.sql", "SELECT 1");
        refused("v_b.sql", "no '-- Grain:'");
    }

    private void refused(String... parts) {
        assertThatThrownBy(() -> Schema.bring(warehouse, sql, Map.of())).isInstanceOf(WarehouseException.class).hasMessageContainingAll(parts);
    }

    private String comment(String table, String column) {
        return warehouse.query("SELECT comment FROM system.columns WHERE database = currentDatabase() AND table = {table:String}"
                + " AND name = {column:String}", Map.of("table", table, "column", column), row -> row.string("comment")).get(0);
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(sql.resolve(name), content);
    }
}
