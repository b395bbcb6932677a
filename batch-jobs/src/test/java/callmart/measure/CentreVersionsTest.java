package callmart.measure;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.FactLoader;
import callmart.testing.ReferenceData;
import callmart.testing.SharedWarehouse;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A made centre's week whose deadlines move, whose tickets are retired and whose calls are reviewed twice: every measure is that of an independent
 * program.
 */
@TestInstance(Lifecycle.PER_CLASS)
class CentreVersionsTest {

    private static final LocalDate FROM = LocalDate.of(2026, 11, 9);
    private static final LocalDate TO = LocalDate.of(2026, 11, 15);

    private Warehouse warehouse;
    private Path expected;

    @BeforeAll
    void a_week(@TempDir Path folder) throws IOException {
        Path data = ReferenceData.folder().resolve("centre-versions");
        expected = data.resolve("expected");
        warehouse = SharedWarehouse.migrated("centre_versions");
        Files.writeString(folder.resolve("sources.yml"), Files.readString(data.resolve("config/sources.yml"))
                .replace("path: centre-versions/", "path: " + data + "/"));
        FactLoader loader = new FactLoader(warehouse, folder);
        loader.load(folder, FROM.datesUntil(TO.plusDays(1)).toList());
    }

    @AfterAll
    void close() {
        warehouse.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"total", "day", "hour", "queue", "category", "agent"})
    void measures_are_those_of_an_independent_program(String by) throws IOException {
        Map<String, Map<String, BigDecimal>> sums = new MeasureSums(warehouse).sum(FROM, TO, Arrays.stream(Dimension.values())
                .filter(dimension -> dimension.name().equals(by.toUpperCase(Locale.ROOT))).findFirst());
        List<String> lines = Files.readAllLines(expected.resolve("measures-by-" + by + ".csv"));

        assertThat(lines.stream().skip(1).map(line -> {
            String[] cells = line.split(",");
            BigDecimal sum = Optional.ofNullable(sums.get(cells[0])).map(values -> values.get(cells[1])).orElse(BigDecimal.ZERO);
            return cells[0] + "," + cells[1] + "," + sum.setScale(6, RoundingMode.UNNECESSARY).toPlainString();
        }).toList()).isEqualTo(lines.subList(1, lines.size()));
    }
}
