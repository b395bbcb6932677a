package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.Calls;
import callmart.testing.OneWholeDay;
import callmart.testing.TableRows;
import callmart.testing.TestHome;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds of every night, whatever order its rows come in and however often it runs. */
class NightPropertiesTest {

    private static final long SEED = 20261120;
    private static final int ORDERS = 2;
    /** Where facts stood in their file. */
    private static final String WHERE_READ = "source_line, read_order";

    @TempDir
    private Path folder;

    @Test
    void the_order_of_the_rows_in_a_source_changes_nothing() {
        TestHome home = OneWholeDay.home(folder, "night_orders").makingOnly();
        home.write("calls.csv", Calls.file(IntStream.range(0, 30).mapToObj(i -> Calls.answered("C" + i, OneWholeDay.DAY + " "
                + String.format(Locale.ROOT, "%02d:%02d", 8 + i % 9, i))).toList()));
        home.run("nightly", "--date", OneWholeDay.DAY.toString(), "--no-mail");
        Map<String, List<String>> first = tables(home);
        Random random = new Random(SEED);
        for (int order = 0; order < ORDERS; order++) {
            OneWholeDay.ROWS.keySet().forEach(feed -> shuffle(folder.resolve(feed + ".csv"), random));
            home.run("nightly", "--date", OneWholeDay.DAY.toString(), "--no-mail");

            assertThat(tables(home)).as("order " + order + " of seed " + SEED).isEqualTo(first);
        }
        assertThat(first.get("call_measures")).isNotEmpty();
        assertThat(first.get("agent_measures")).isNotEmpty();
        assertThat(first.get("ticket_measures")).isNotEmpty();
    }

    @Test
    void the_night_of_a_whole_centre_run_twice_changes_neither_tables_nor_files() {
        TestHome home = OneWholeDay.home(folder, "night_twice");
        home.run("nightly", "--date", OneWholeDay.DAY.toString(), "--no-mail");
        Map<String, List<String>> tables = tables(home);
        List<String> files = files();
        Map<String, List<String>> contents = contents(home);

        home.run("nightly", "--date", OneWholeDay.DAY.toString(), "--no-mail");

        assertThat(tables(home)).isEqualTo(tables);
        assertThat(files()).isEqualTo(files);
        assertThat(contents(home)).isEqualTo(contents).isNotEmpty().allSatisfy((report, checksums) -> assertThat(checksums).hasSize(1));
        assertThat(files).anyMatch(file -> file.endsWith("daily-operations.xlsx"));
    }

    private static Map<String, List<String>> tables(TestHome home) {
        try (Warehouse warehouse = home.warehouse()) {
            return TableRows.of(warehouse, WHERE_READ);
        }
    }

    private static void shuffle(Path file, Random random) {
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            Collections.shuffle(lines.subList(1, lines.size()), random);
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> files() {
        try (Stream<Path> files = Files.walk(folder.resolve("out/reports"))) {
            return files.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, List<String>> contents(TestHome home) {
        try (Warehouse warehouse = home.warehouse()) {
            return TableRows.checksumsOfReports(warehouse);
        }
    }
}
