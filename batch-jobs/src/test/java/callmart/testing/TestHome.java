package callmart.testing;

import callmart.cli.CallmartCommand;
import callmart.config.Folders;
import callmart.warehouse.Schema;
import callmart.warehouse.Warehouse;
import callmart.warehouse.WarehouseSettings;
import callmart.wiring.Configuration;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A home of its own for a test: a folder, a configuration, and a fresh database in the shared warehouse. */
public final class TestHome {

    /** What a command did. */
    public record Result(int exit, String out, String err) {

        /** The output as CSV: header to value. */
        public List<Map<String, String>> csv() {
            try (CSVParser parser = CSVParser.parse(new StringReader(out),
                    CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get())) {
                return parser.getRecords().stream().map(CSVRecord::toMap).toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What the views of a centre with the product's configuration have filled in, by its time zone. */
    private static final Map<String, Map<String, String>> VIEW_VALUES = new ConcurrentHashMap<>();

    private final Path home;
    private final Path config;
    private Supplier<WarehouseSettings> settings;
    private Clock clock = Clock.systemUTC();

    /**
     * Nobody reads the outlook of penalties, whose edition is a report more each day.
     *
     * @param home where sources, {@code var} and {@code out} lie
     * @param database name of the database, fresh after this
     * @param zone business time zone
     * @param sources text of {@code sources.yml}; the feeds' sources
     */
    public TestHome(Path home, String database, String zone, String sources) {
        this(home, zone, sources, () -> SharedWarehouse.settings(database), yaml(SharedWarehouse.settings(database)));
        SharedWarehouse.migrated(database, VIEW_VALUES.computeIfAbsent(zone, any -> configuration().measureSettings().viewValues())).close();
    }

    /** As the other, in a database of a cluster, which the first command makes. */
    public TestHome(Path home, ClusterNodes nodes, String database, String zone, String sources) {
        this(home, zone, sources, () -> nodes.settings(database), nodes.yaml(database));
    }

    private TestHome(Path home, String zone, String sources, Supplier<WarehouseSettings> settings, String warehouse) {
        this.home = home;
        this.config = home.resolve("test-config");
        this.settings = settings;
        write("test-config/sources.yml", sources);
        write("test-config/recipients.yml", ReferenceData.text("config/recipients.yml").replaceAll("(?m)^  (外包负责人|财务):\\R.*\\R", ""));
        write("test-config/application.yml", "callmart:\n  time-zone: " + zone + "\n  warehouse: " + warehouse
                + "\n  delivery: {messages: per-report}\n");
    }

    private static String yaml(WarehouseSettings settings) {
        return "{url: '" + settings.url().orElseThrow() + "', username: '" + settings.username() + "', password: '" + settings.password()
                + "', database: " + settings.database() + "}";
    }

    /** Copies a file of the sample centre's configuration, which no other centre inherits. */
    public void takeFromSample(String name) {
        write("test-config/" + name, ReferenceData.text("config/" + name));
    }

    /** Of the product's reports only these are made, for tests that look at other things; rendering all takes most of a night. */
    public TestHome makingOnly(String... reports) {
        write("test-config/reports.yml", only(reports));
        return this;
    }

    /** The text of {@code reports.yml} with these of the product's reports. */
    public static String only(String... reports) {
        String all = ReferenceData.text("config/reports.yml");
        return "reports:\n" + Stream.of(reports).map(report -> {
            Matcher entry = Pattern.compile("(?ms)^  " + report + ":$.*?(?=^  \\S|\\z)").matcher(all);
            if (!entry.find()) {
                throw new IllegalArgumentException("the product has no report " + report);
            }
            return entry.group();
        }).collect(Collectors.joining());
    }

    public Path home() {
        return home;
    }

    /**
     * From now on the commands use an engine that lies in this home, at the product's schema.
     *
     * @param model a folder for the engine's files as they are then, which other homes of the test copy; made by the first
     */
    public TestHome useOwnEngine(Path model) {
        try {
            Path application = config.resolve("application.yml");
            Files.writeString(application, Files.readString(application).replaceFirst("(?m)^  warehouse: .*\\R", ""));
            Configuration configuration = configuration();
            WarehouseSettings own = configuration.settings().warehouse();
            settings = () -> own;
            Path engine = home.resolve("var/clickhouse");
            if (Files.exists(model)) {
                TestFolders.copy(model, engine);
            } else {
                try (Warehouse warehouse = warehouse()) {
                    warehouse.createDatabase();
                    Schema.bring(warehouse, configuration.folders().sql(), configuration.measureSettings().viewValues());
                }
                TestFolders.copy(engine, model);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on the commands see this time. */
    public void setClock(Clock now) {
        clock = now;
    }

    /** Writes a file below the home. Reports, alerts and KPIs that a test declares are all that it has: they do not lie over the product's. */
    public Path write(String path, String text) {
        boolean alone = path.matches("test-config/(reports|alerts|kpis|fields)\\.yml");
        try {
            Path file = home.resolve(path);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, alone ? text + "\ninstead: true\n" : text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command on this home, in this JVM. */
    public Result run(String... arguments) {
        System.setProperty("callmart.cache", SharedWarehouse.cache().toString());
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", home.toString(), "--config", config.toString()));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = CallmartCommand.run(clock, new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
        return new Result(exit, out.toString(), err.toString());
    }

    /** The configuration as the commands read it. */
    public Configuration configuration() {
        Path product = ReferenceData.projectRoot();
        return Configuration.read(new Folders(product, home, config, SharedWarehouse.cache()));
    }

    /** The database as the commands see it. */
    public Warehouse warehouse() {
        return Warehouse.open(settings.get());
    }
}
