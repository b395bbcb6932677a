package callmart.bench;

import callmart.bench.Commands.Centre;
import callmart.testing.BigDays;
import callmart.testing.SharedWarehouse;
import callmart.warehouse.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
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
        try (BigDays days = new BigDays(bench.folder().resolve("sample"))) {
            Path feeds = bench.folder().resolve("feeds-small");
            long calls = days.write(feeds, DAY, 1);
            bench.scores().turns(Line.NIGHT, bench.sizes().fewTurns(), calls + " calls", () -> night(days.sources(feeds), Map.of(), new double[1]));
            small = last;
            large(days);
        }
    }

    private void large(BigDays days) throws Exception {
        Path feeds = bench.folder().resolve("feeds-large");
        long calls = days.write(feeds, DAY, bench.sizes().largeNight());
        Path log = bench.folder().resolve("gc.log");
        double[] memory = new double[1];
        try (Warehouse warehouse = SharedWarehouse.migrated("bench_native")) {
            Path file = days.file(feeds, "calls", DAY);
            bench.scores().turns(Line.NIGHT_LARGE, 1, calls + " calls", () -> night(days.sources(feeds), Map.of("CALLMART_JAVA_OPTS", "-Xlog:gc:file=" + log), memory),
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
            try (BigDays days = new BigDays(bench.folder().resolve("sample"))) {
                Path feeds = bench.folder().resolve("feeds-small");
                days.write(feeds, DAY, 1);
                night(days.sources(feeds), Map.of(), new double[1]);
                small = last;
            }
        }
        return small;
    }
}
