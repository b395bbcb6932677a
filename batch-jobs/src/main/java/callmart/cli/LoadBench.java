package callmart.cli;

import callmart.extract.Origin;
import callmart.extract.PathPattern;
import callmart.extract.SourceDefinition;
import callmart.extract.SumWords;
import callmart.extract.Telephony;
import callmart.extract.source.Extraction;
import callmart.feed.Feed;
import callmart.feed.Feeds;
import callmart.feed.WordLists;
import callmart.load.FeedLoader;
import callmart.runlog.FeedRun;
import callmart.runlog.RunLog;
import callmart.sample.CallsBenchFile;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Times the loading of a day of calls against ClickHouse's own CSVWithNames insert of the same file into a table of the same
 * structure. The two run in turns; the ratio of each turn counts, and the median is the result.
 */
public final class LoadBench {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 15);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int TURNS = 3;

    private final Warehouse warehouse;
    private final PrintWriter out;

    public LoadBench(Warehouse warehouse, PrintWriter out) {
        this.warehouse = warehouse;
        this.out = out;
    }

    /**
     * @param folder where the file is made
     * @param rows rows of the day
     * @return the median ratio of our time to ClickHouse's
     */
    public double run(Path folder, int rows) throws IOException {
        Path file = folder.resolve("calls-" + rows + ".csv");
        if (!Files.exists(file)) {
            say("making %,d rows in %s", rows, file);
            CallsBenchFile.write(file, DAY, rows);
        }
        List<Double> ratios = new ArrayList<>();
        for (int turn = 1; turn <= TURNS; turn++) {
            double ours = seconds(() -> load(folder, file, rows));
            double theirs = seconds(() -> insert(file, rows));
            ratios.add(ours / theirs);
            say("turn %d: load %.2f s (%,.0f rows/s), CSVWithNames insert %.2f s, ratio %.2f, heap used %d MB", turn, ours,
                    rows / ours, theirs, ours / theirs, usedHeapMegabytes());
        }
        double median = ratios.stream().sorted().toList().get(TURNS / 2);
        say("load ratio %.2f", median);
        return median;
    }

    private void load(Path folder, Path file, int rows) {
        Feed calls = Feeds.get("calls");
        SourceDefinition source = new SourceDefinition("bench", SourceDefinition.Type.CSV,
                new Origin.InFiles(new PathPattern(file.getFileName().toString()), Optional.empty(), Optional.empty(), Optional.empty(),
                        true),
                Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), new SumWords(List.of("合计", "Total")), ZONE, BigDecimal.ZERO,
                false, Telephony.UNTOLD, Map.of());
        Extraction extraction = new Extraction(folder, ZONE,
                WordLists.ofCategories("construction", "design", "sales", "property", "service", "marketing", "other"));
        FeedRun run = new FeedLoader(warehouse, extraction, new RunLog(warehouse, Clock.systemUTC()), Clock.systemUTC())
                .load(calls, DAY, List.of(source), "bench");
        if (run.state() != FeedRun.State.LOADED || run.loaded() != rows) {
            throw new IllegalStateException("the load went wrong: " + run);
        }
    }

    private void insert(Path file, int rows) {
        warehouse.execute("DROP TABLE IF EXISTS calls_reference SYNC");
        warehouse.execute("CREATE TABLE calls_reference AS calls");
        long inserted = warehouse.insertCsvWithNames("calls_reference", file);
        if (inserted != rows) {
            throw new IllegalStateException("the reference insert took " + inserted + " of " + rows + " rows");
        }
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    }

    private static long usedHeapMegabytes() {
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }

    private void say(String text, Object... values) {
        out.println(String.format(Locale.ROOT, text, values));
        out.flush();
    }
}
