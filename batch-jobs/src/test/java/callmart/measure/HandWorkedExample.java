package callmart.measure;

import callmart.testing.FactLoader;
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
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A behaviour of a measure table, worked by hand: a folder below the table's as {@link MeasuresByHandTest} tells. @param name table/behaviour */
record HandWorkedExample(String name) {

    static final String INTERVALS = "agent_intervals";

    private static final List<LocalDate> DAYS = List.of(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 21));

    static List<HandWorkedExample> all() throws IOException {
        try (Stream<Path> files = Files.walk(resources())) {
            return files.filter(file -> file.endsWith("expected.csv")).map(file -> resources().relativize(file.getParent()).toString()).sorted()
                    .map(HandWorkedExample::new).toList();
        }
    }

    private static Path resources() {
        try {
            return Path.of(HandWorkedExample.class.getResource("call_measures").toURI()).getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    String table() {
        return Path.of(name).getName(0).toString();
    }

    /** Lines as {@link #measured} gives them. */
    List<String> expected() throws IOException {
        return new ArrayList<>(new TreeSet<>(Files.readAllLines(given().resolve("expected.csv")).stream().skip(1)
                .filter(line -> !line.isBlank()).toList()));
    }

    /**
     * Loads and measures the example.
     *
     * @param warehouse at the schema, without rows
     * @param folder for its sources
     */
    List<String> measured(Warehouse warehouse, Path folder, MeasureSettings settings) throws IOException {
        List<String> feeds;
        try (Stream<Path> files = Files.list(given())) {
            feeds = files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(".csv") && !file.equals("expected.csv"))
                    .map(file -> file.substring(0, file.length() - ".csv".length())).sorted().toList();
        }
        for (String feed : feeds) {
            Files.copy(given().resolve(feed + ".csv"), folder.resolve(feed + ".csv"));
        }
        String where = Files.exists(given().resolve("where.txt")) ? ", where: " + Files.readString(given().resolve("where.txt")).strip() : "";
        Files.writeString(folder.resolve("sources.yml"), "feeds:\n" + feeds.stream()
                .map(feed -> "  " + feed + ": [{type: csv, path: " + feed + ".csv, allow-empty: true" + where + "}]\n").collect(Collectors.joining()));
        if (Files.exists(given().resolve("before.sql"))) {
            Files.readAllLines(given().resolve("before.sql")).forEach(warehouse::execute);
        }
        new FactLoader(warehouse, folder, settings).load(folder, days(),
                new TreeSet<>(List.of(INTERVALS, "call_measures", "call_intervals", "customer_days", table())));
        return new ArrayList<>(table().equals(INTERVALS) ? intervals(warehouse) : measures(warehouse));
    }

    private Path given() {
        return resources().resolve(name);
    }

    private List<LocalDate> days() throws IOException {
        Path days = given().resolve("days.txt");
        return Files.exists(days) ? Files.readAllLines(days).stream().map(LocalDate::parse).toList() : DAYS;
    }

    private TreeSet<String> measures(Warehouse warehouse) {
        TreeSet<String> lines = new TreeSet<>();
        List<String> measures = new ArrayList<>();
        List<String> dimensions = new ArrayList<>();
        warehouse.forEach("SELECT name, type FROM system.columns WHERE database = currentDatabase() AND table = {table:String}"
                + " ORDER BY position", Map.of("table", table()), row ->
                (row.string("type").matches("UInt64|Decimal.*") ? measures : dimensions).add(row.string("name")));
        warehouse.forEach("SELECT * FROM " + table(), Map.of(), row -> {
            String key = dimensions.stream().map(dimension -> shown(row, dimension)).collect(Collectors.joining(","));
            measures.stream().filter(measure -> row.decimal(measure).signum() != 0).forEach(measure ->
                    lines.add(key + "," + measure + "," + row.decimal(measure).stripTrailingZeros().toPlainString()));
        });
        return lines;
    }

    private static String shown(Row row, String column) {
        Object value = row.value(column);
        return value == null ? "-" : value instanceof Instant instant
                ? DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).format(instant.atZone(FactLoader.SETTINGS.zone())) : value.toString();
    }

    private static TreeSet<String> intervals(Warehouse warehouse) {
        TreeSet<String> lines = new TreeSet<>();
        warehouse.forEach("SELECT * FROM agent_intervals", Map.of(), row -> lines.add(String.join(",", row.date("business_date").toString(),
                row.string("agent_id"), row.string("state"), shown(row, "from_at"), row.instant("to_at").equals(row.date("business_date")
                        .plusDays(1).atStartOfDay(FactLoader.SETTINGS.zone()).toInstant()) ? "24:00:00" : shown(row, "to_at"),
                row.string("was_open"))));
        return lines;
    }
}
