package callmart.measure;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.config.ConfigFolder;
import callmart.config.Faults;
import callmart.feed.Feeds;
import callmart.measure.kpi.MeasureCatalogue;
import callmart.testing.FactLoader;
import callmart.testing.ReferenceData;
import callmart.testing.SharedWarehouse;
import callmart.warehouse.QueryFolder;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The measures by hand-worked examples: a folder a measure table, in it a folder a behaviour, with a CSV file a feed as delivered for the
 * days 20 and 21 November 2026 (or those of {@code days.txt}), rows wanted as {@code where.txt} says, and {@code expected.csv}, worked by hand: of a measure table every
 * measure that is not 0, of {@code agent_intervals} every row. What is there before is in {@code before.sql}, a statement a line. {@code -Dcallmart.only=ticket_measures} runs those of a table alone.
 */
@TestInstance(Lifecycle.PER_CLASS)
class MeasuresByHandTest {

    /** The feeds whose records have deadlines that versions move. */
    private static final Set<String> OBLIGED = Set.of("tickets", "ticket_steps", "callbacks", "complaint_warnings");

    private Warehouse warehouse;

    @TempDir
    private Path folder;

    @BeforeAll
    void open() {
        warehouse = SharedWarehouse.migrated("measures_by_hand");
    }

    @AfterAll
    void close() {
        warehouse.close();
    }

    static List<HandWorkedExample> behaviours() throws IOException {
        return HandWorkedExample.all().stream().filter(example -> example.name().startsWith(System.getProperty("callmart.only", ""))).toList();
    }

    @ParameterizedTest
    @MethodSource("behaviours")
    void measures_are_as_worked_by_hand(HandWorkedExample example) throws IOException {
        SharedWarehouse.migrated(warehouse.database()).close();

        assertThat(String.join("\n", example.measured(warehouse, folder, FactLoader.SETTINGS))).isEqualTo(String.join("\n", example.expected()));
    }

    @Test
    void every_measure_has_an_example_worked_by_hand() throws IOException {
        TreeSet<String> asserted = new TreeSet<>();
        for (HandWorkedExample example : HandWorkedExample.all().stream().filter(some -> !some.table().equals(HandWorkedExample.INTERVALS)).toList()) {
            for (String line : example.expected()) {
                String[] cells = line.split(",");
                asserted.add(cells[cells.length - 2]);
            }
        }

        assertThat(new MeasureSums(warehouse).names()).as("an example is a folder below src/test/resources/callmart/measure/<table>")
                .isNotEmpty().isSubsetOf(asserted);
    }

    /** Ratings come in the calls or as surveys, so that surveys are no condition; whose states a row has, it has from agent_intervals. */
    @Test
    void measures_name_the_feeds_that_their_rows_are_read_from() {
        Path config = ReferenceData.projectRoot().resolve("config");
        Faults faults = new Faults();
        MeasureCatalogue catalogue = MeasureCatalogue.read(new ConfigFolder(config, config), Feeds.WITH_COLUMNS, faults);
        faults.throwIfAny();

        assertThat(catalogue.ids()).containsExactlyInAnyOrderElementsOf(new MeasureSums(warehouse).names());
        for (RowModel model : new MeasureModels(warehouse, FactLoader.SETTINGS).rows()) {
            Set<String> read = sources(model.sql()).map(table -> Map.of(HandWorkedExample.INTERVALS, "agent_states", "call_measures", "calls", "call_intervals", "calls", "customer_days", "calls", "campaigns_history", "campaigns", "training_sessions_history", "training_sessions").getOrDefault(table, table))
                    .filter(table -> Feeds.NAMES.contains(table) && !table.equals("surveys")).filter(isOf(model.sql())).collect(Collectors.toSet());
            Set<String> named = model.measures().stream().flatMap(measure -> catalogue.find(measure).orElseThrow().needs().stream())
                    .flatMap(need -> need.choices().stream()).map(place -> place.feed()).filter(feed -> !feed.equals("surveys")).collect(Collectors.toSet());
            assertThat(named).as("feeds in config/measures.yml of what sql/measures/" + model.table() + "/" + model.name() + ".sql counts")
                    .isEqualTo(read);
        }
    }

    /** Of obligations of several feeds a model wants those that it names. */
    private static Predicate<String> isOf(String sql) {
        Matcher named = Pattern.compile("\\(of = \\[([^]]+)]").matcher(sql);
        return named.find() ? feed -> named.group(1).contains("'" + feed + "'") || !OBLIGED.contains(feed) : any -> true;
    }

    /** What a query reads, through the views of {@code sql/base}. */
    private static Stream<String> sources(String sql) {
        return Pattern.compile("(?:FROM|JOIN)\\s+([a-z_]+)").matcher(sql).results().map(found -> found.group(1)).flatMap(name -> {
            Path view = FactLoader.SETTINGS.sql().resolve("base/" + name + ".sql");
            return Files.exists(view) ? sources(QueryFolder.read(view)) : Stream.of(name);
        });
    }
}
