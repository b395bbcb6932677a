package callmart.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.testing.FactLoader;
import callmart.warehouse.QueryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderOfMeasuresTest {

    @TempDir
    private Path sql;

    @Test
    void a_table_comes_after_those_that_it_names_whatever_they_are_called() throws IOException {
        write("measures/a_measures/rows.sql", "-- After: z_intervals, m_measures\nSELECT 1");
        write("measures/m_measures/rows.sql", "-- Rows: x\n-- After: z_intervals\nSELECT 1");
        write("measures/z_intervals.sql", "SELECT 1");

        assertThat(SqlFiles.tables(sql)).containsExactly("z_intervals", "m_measures", "a_measures");
    }

    @Test
    void a_circle_and_an_unknown_table_are_named() throws IOException {
        write("measures/a.sql", "-- After: b\nSELECT 1");
        write("measures/b.sql", "-- After: a\nSELECT 1");
        assertThatThrownBy(() -> SqlFiles.tables(sql)).hasMessageContaining("from a to b to a, a circle");
        write("measures/b.sql", "-- After: c\nSELECT 1");
        assertThatThrownBy(() -> SqlFiles.tables(sql)).hasMessageContaining("from a to b to c, which is not a table of sql/measures");
    }

    @Test
    void the_products_measures_come_after_all_that_they_read() throws IOException {
        List<String> tables = SqlFiles.tables(FactLoader.SETTINGS.sql());
        try (Stream<Path> files = Files.walk(FactLoader.SETTINGS.sql().resolve("measures"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".sql")).toList()) {
                String name = file.getFileName().toString().replace(".sql", "");
                String table = tables.contains(name) ? name : file.getParent().getFileName().toString();
                assertThat(tables.subList(0, tables.indexOf(table))).as(file.toString()).containsAll(tables.stream()
                        .filter(other -> !other.equals(table) && QueryFolder.read(file).matches("(?s).*(FROM|JOIN) " + other + "\\b.*")).toList());
            }
        }
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(sql.resolve(name).getParent());
        Files.writeString(sql.resolve(name), text);
    }
}
