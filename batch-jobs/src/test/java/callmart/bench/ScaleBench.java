package callmart.bench;

import callmart.Main;
import callmart.calendar.Period;
import callmart.config.Folders;
import callmart.measure.Dimension;
import callmart.measure.MeasureScope;
import callmart.testing.ReferenceData;
import callmart.testing.SharedWarehouse;
import callmart.testing.TestFolders;
import callmart.warehouse.Warehouse;
import callmart.wiring.Configuration;
import callmart.wiring.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills a month with calls that the engine makes itself, and says what they take: time and the engine's processor time, disk, parts,
 * memory; what a day's measures take at the beginning of the month and at its end; and what a month's KPIs by agent take.
 */
final class ScaleBench {

    private static final Period MONTH = Period.parse("2026-10");
    /** Calls that an agent handles in a day. */
    private static final int CALLS_OF_AN_AGENT = 80;
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    private final Wiring mart;
    private final PrintWriter out;

    private ScaleBench(Wiring mart, PrintWriter out) {
        this.mart = mart;
        this.out = out;
    }

    /** @param arguments {@code --rows N}, calls of the month: 1,000,000 without them */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 0 && !(arguments.length == 2 && arguments[0].equals("--rows") && arguments[1].matches("[1-9]\\d{0,9}"))) {
            System.err.println("bench scale knows --rows N, a number of calls");
            System.exit(2);
        }
        Path folder = TestFolders.make("callmart-scale");
        Main.prepare(folder);
        Path product = ReferenceData.projectRoot();
        Configuration configuration = Configuration.read(new Folders(product, folder, product.resolve("config"), SharedWarehouse.cache()));
        try (Wiring mart = new Wiring(configuration, Clock.systemUTC())) {
            new ScaleBench(mart, new PrintWriter(System.out, true, StandardCharsets.UTF_8)).run(arguments.length == 0 ? 1_000_000 : Long.parseLong(arguments[1]));
        }
    }

    /** @param rows of the month, which are spread evenly over its days; those of an earlier run are replaced */
    private void run(long rows) throws IOException {
        Warehouse warehouse = mart.warehouse();
        List<LocalDate> days = MONTH.from().datesUntil(MONTH.to().plusDays(1)).toList();
        long ofDay = Math.max(1, rows / days.size());
        String insert;
        try (InputStream query = ScaleBench.class.getResourceAsStream("scale_calls.sql")) {
            insert = new String(query.readAllBytes(), StandardCharsets.UTF_8);
        }
        for (String table : List.of("calls", "call_measures")) {
            warehouse.execute("TRUNCATE TABLE " + table);
        }
        Map<String, Object> size = Map.of("rows", ofDay, "agents", Math.max(1, ofDay / CALLS_OF_AN_AGENT), "tz",
                mart.configuration().settings().zone().getId());
        timed("insert of " + ofDay * days.size() + " calls in " + days.size() + " days", () -> days.forEach(day -> {
            Map<String, Object> values = new HashMap<>(size);
            values.put("day", day);
            warehouse.execute(insert, values);
        }));
        stored(warehouse, "calls");
        LocalDate first = days.get(0);
        LocalDate last = days.get(days.size() - 1);
        timed("measures of the first day", () -> mart.measureJob().compute(first));
        timed("measures of the last day", () -> mart.measureJob().compute(last));
        days.subList(1, days.size() - 1).forEach(day -> warehouse.execute("INSERT INTO call_measures SELECT * REPLACE ({day:Date}"
                + " AS business_date) FROM call_measures WHERE business_date = {first:Date}", Map.of("day", day, "first", first)));
        stored(warehouse, "call_measures");
        timed("KPIs of the month by agent", () -> mart.figures().values(MONTH.from(), MONTH.to(), Optional.of(Dimension.AGENT),
                MeasureScope.ALL, mart.configuration().kpis().list()));
        ProcessHandle.current().descendants().forEach(this::peak);
    }

    private void stored(Warehouse warehouse, String table) {
        warehouse.forEach("SELECT sum(rows) AS n, count() AS parts, sum(bytes_on_disk) AS bytes FROM system.parts WHERE active"
                + " AND database = currentDatabase() AND table = {table:String}", Map.of("table", table), row -> say(
                "%s: %,d rows, %d parts, %,d MB, %.1f bytes a row", table, row.longValue("n"), row.longValue("parts"),
                row.longValue("bytes") >> 20, (double) row.longValue("bytes") / row.longValue("n")));
    }

    private void timed(String what, Runnable work) {
        long begin = System.nanoTime();
        Duration before = processorTime();
        work.run();
        say("%s: %.1f s, processor time of the engine %.1f s", what, (System.nanoTime() - begin) / 1e9,
                processorTime().minus(before).toMillis() / 1e3);
    }

    private static Duration processorTime() {
        return ProcessHandle.current().descendants().map(child -> child.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Linux alone tells it. */
    private void peak(ProcessHandle engine) {
        Path status = Path.of("/proc", String.valueOf(engine.pid()), "status");
        if (Files.exists(status)) {
            try {
                Matcher found = PEAK.matcher(Files.readString(status));
                if (found.find()) {
                    say("most memory of the engine: %d MB, in %d mappings", Long.parseLong(found.group(1)) / 1024,
                            Files.readAllLines(status.resolveSibling("maps")).size());
                }
            } catch (IOException e) {
                say("the engine has ended: %s", e.getMessage());
            }
        }
    }

    private void say(String text, Object... values) {
        out.println(String.format(Locale.ROOT, text, values));
        out.flush();
    }
}
