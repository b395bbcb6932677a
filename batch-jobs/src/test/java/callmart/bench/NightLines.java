package callmart.bench;

import callmart.bench.Commands.Centre;
import callmart.feed.Feeds;
import callmart.testing.SampleWeek;
import callmart.testing.SharedWarehouse;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Whole nights of files with canonical columns, each in a home of its own whose warehouse has its tables and no row. */
final class NightLines {

    static final LocalDate DAY = LocalDate.of(2026, 11, 3);
    private static final Pattern HEAP = Pattern.compile("->\\d+M\\((\\d+)M\\)");

    private final Bench bench;
    private final AtomicInteger homes = new AtomicInteger();
    private Centre last;
    private Centre small;

    NightLines(Bench bench) {
        this.bench = bench;
    }

    void run() throws Exception {
        String sources = export("feeds-small", 1);
        bench.scores().turns(Line.NIGHT, bench.sizes().fewTurns(), calls("feeds-small") + " calls", () -> night(sources, Map.of(), new double[1]));
        small = last;
        large();
    }

    private void large() throws Exception {
        int copies = Math.max(1, Math.toIntExact(Math.round(bench.sizes().largeNight() / (double) calls("feeds-small"))));
        String sources = export("feeds-large", copies);
        long calls = calls("feeds-large");
        Path log = bench.folder().resolve("gc.log");
        double[] memory = new double[1];
        try (Warehouse warehouse = SharedWarehouse.migrated("bench_native")) {
            Path file = bench.folder().resolve("feeds-large/calls.csv");
            bench.scores().turns(Line.NIGHT_LARGE, 1, calls + " calls", () -> night(sources, Map.of("CALLMART_JAVA_OPTS", "-Xlog:gc:file=" + log), memory),
                    () -> LoadLines.insert(warehouse, file, calls));
        }
        bench.scores().figure(Line.MEMORY, calls + " calls", memory[0], 1);
        bench.scores().figure(Line.HEAP, calls + " calls", bench.commands().launched() ? HEAP.matcher(Files.readString(log)).results()
                .mapToLong(size -> Long.parseLong(size.group(1))).max().orElseThrow() : Runtime.getRuntime().totalMemory() >> 20, 1);
    }

    /** @param memory takes the most that a process beside the night's own has held @return seconds */
    private double night(String sources, Map<String, String> environment, double[] memory) throws Exception {
        last = bench.commands().centre(bench.folder(), "night" + homes.incrementAndGet(), sources, bench.sizes().reports());
        Centre centre = last;
        bench.commands().run(centre, "status");
        double seconds = Scores.Work.of(() -> {
            bench.commands().run(centre, environment, process -> memory[0] = Math.max(memory[0], Commands.peakOfChildren(process)), "nightly", "--date", DAY.toString());
            return null;
        }).run();
        if (!bench.commands().launched()) {
            memory[0] = ProcessHandle.current().descendants().mapToDouble(Commands::peak).max().orElseThrow();
        }
        try (Warehouse warehouse = centre.warehouse()) {
            bench.scores().say("  the night made %d reports of %d calls", warehouse.query("SELECT count() AS n FROM deliveries FINAL WHERE kind = 'report'", Map.of(),
                    row -> row.longValue("n")).get(0), warehouse.query("SELECT count() AS n FROM calls", Map.of(), row -> row.longValue("n")).get(0));
        }
        return seconds;
    }

    /** A home with a night. */
    Centre loaded() throws Exception {
        if (small == null) {
            night(export("feeds-small", 1), Map.of(), new double[1]);
            small = last;
        }
        return small;
    }

    private String export(String folder, int copies) throws IOException, InterruptedException {
        try (Warehouse week = SampleWeek.home().warehouse()) {
            Map<String, List<String>> feeds = new LinkedHashMap<>();
            for (String feed : Feeds.NAMES) {
                boolean dated = week.query("SELECT count() AS n FROM system.columns WHERE database = currentDatabase() AND table = {feed:String}"
                        + " AND name = 'business_date'", Map.of("feed", feed), row -> row.longValue("n")).get(0) > 0;
                if (week.query("SELECT count() AS n FROM " + feed + (dated ? " WHERE business_date = '" + DAY + "'" : ""), Map.of(), row -> row.longValue("n")).get(0) > 0) {
                    feeds.put(feed, Feeds.get(feed).columnNames());
                }
            }
            return new CopiedDays(week, week.database()).export(bench.folder().resolve(folder), DAY, feeds, copies);
        }
    }

    /** Lines of the file but its head: no value of a call has a line break. */
    private long calls(String folder) throws IOException {
        try (var lines = Files.lines(bench.folder().resolve(folder).resolve("calls.csv"))) {
            return lines.count() - 1;
        }
    }
}
