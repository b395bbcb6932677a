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
import callmart.warehouse.Row;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    private static final List<LocalDate> DAYS = List.of(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 21));
    /** The feeds whose records have deadlines that versions move. */
    private static final Set<String> OBLIGED = Set.of("tickets", "ticket_steps", "callbacks", "complaint_warnings");
    private static final String INTERVALS = "agent_intervals";

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

    static List<String> behaviours() throws IOException {
        return all().stream().filter(behaviour -> behaviour.startsWith(System.getProperty("callmart.only", ""))).toList();
    }

    private static List<String> all() throws IOException {
        try (Stream<Path> files = Files.walk(resources())) {
            return files.filter(file -> file.endsWith("expected.csv")).map(file -> resources().relativize(file.getParent()).toString()).sorted().toList();
        }
    }

    private static Path resources() {
        try {
            return Path.of(MeasuresByHandTest.class.getResource("call_measures").toURI()).getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("behaviours")
    void measures_are_as_worked_by_hand(String behaviour) throws IOException {
        Path given = resources().resolve(behaviour);
        List<String> feeds;
        try (Stream<Path> files = Files.list(given)) {
            feeds = files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".csv") && !name.equals("expected.csv"))
                    .map(name -> name.substring(0, name.length() - ".csv".length())).sorted().toList();
        }
        for (String feed : feeds) {
            Files.copy(given.resolve(feed + ".csv"), folder.resolve(feed + ".csv"));
        }
        String where = Files.exists(given.resolve("where.txt")) ? ", where: " + Files.readString(given.resolve("where.txt")).strip() : "";
        Files.writeString(folder.resolve("sources.yml"), "feeds:\n" + feeds.stream()
                .map(feed -> "  " + feed + ": [{type: csv, path: " + feed + ".csv, allow-empty: true" + where + "}]\n").collect(Collectors.joining()));
        SharedWarehouse.migrated(warehouse.database()).close();

        if (Files.exists(given.resolve("before.sql"))) {
            Files.readAllLines(given.resolve("before.sql")).forEach(warehouse::execute);
        }
        String table = Path.of(behaviour).getName(0).toString();
        new FactLoader(warehouse, folder).load(folder, days(given), new TreeSet<>(List.of(INTERVALS, "call_measures", "call_intervals", "customer_days", table)));

        assertThat(String.join("\n", table.equals(INTERVALS) ? intervals() : measured(table)))
                .isEqualTo(String.join("\n", expected(given)));
    }

    private static List<LocalDate> days(Path given) throws IOException {
        Path days = given.resolve("days.txt");
        return Files.exists(days) ? Files.readAllLines(days).stream().map(LocalDate::parse).toList() : DAYS;
    }

    private static List<String> expected(Path given) throws IOException {
        return new ArrayList<>(new TreeSet<>(Files.readAllLines(given.resolve("expected.csv")).stream().skip(1)
                .filter(line -> !line.isBlank()).toList()));
    }

    private List<String> measured(String table) {
        TreeSet<String> lines = new TreeSet<>();
        List<String> measures = new ArrayList<>();
        List<String> dimensions = new ArrayList<>();
        warehouse.forEach("SELECT name, type FROM system.columns WHERE database = currentDatabase() AND table = {table:String}"
                + " ORDER BY position", Map.of("table", table), row ->
                (row.string("type").matches("UInt64|Decimal.*") ? measures : dimensions).add(row.string("name")));
        warehouse.forEach("SELECT * FROM " + table, Map.of(), row -> {
            String key = dimensions.stream().map(dimension -> shown(row, dimension)).collect(Collectors.joining(","));
            measures.stream().filter(measure -> row.decimal(measure).signum() != 0).forEach(measure ->
                    lines.add(key + "," + measure + "," + row.decimal(measure).stripTrailingZeros().toPlainString()));
        });
        return new ArrayList<>(lines);
    }

    private static String shown(Row row, String column) {
        Object value = row.value(column);
        return value == null ? "-" : value instanceof Instant instant
                ? DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).format(instant.atZone(FactLoader.SETTINGS.zone())) : value.toString();
    }

    private List<String> intervals() {
        TreeSet<String> lines = new TreeSet<>();
        warehouse.forEach("SELECT * FROM agent_intervals", Map.of(), row -> lines.add(String.join(",", row.date("business_date").toString(),
                row.string("agent_id"), row.string("state"), shown(row, "from_at"), row.instant("to_at").equals(row.date("business_date")
                        .plusDays(1).atStartOfDay(FactLoader.SETTINGS.zone()).toInstant()) ? "24:00:00" : shown(row, "to_at"),
                row.string("was_open"))));
        return new ArrayList<>(lines);
    }

    @Test
    void every_measure_has_an_example_worked_by_hand() throws IOException {
        TreeSet<String> asserted = new TreeSet<>();
        for (String behaviour : all().stream().filter(name -> !name.startsWith(INTERVALS)).toList()) {
            for (String line : expected(resources().resolve(behaviour))) {
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
            Set<String> read = sources(model.sql()).map(table -> Map.of(INTERVALS, "agent_states", "call_measures", "calls", "call_intervals", "calls", "customer_days", "calls", "campaigns_history", "campaigns", "training_sessions_history", "training_sessions").getOrDefault(table, table))
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
