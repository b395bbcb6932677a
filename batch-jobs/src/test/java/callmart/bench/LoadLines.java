package callmart.bench;

import callmart.extract.Origin;
import callmart.extract.PathPattern;
import callmart.extract.SourceDefinition;
import callmart.extract.SumWords;
import callmart.extract.Telephony;
import callmart.extract.source.Extraction;
import callmart.feed.Feeds;
import callmart.feed.WordLists;
import callmart.load.FeedLoader;
import callmart.runlog.FeedRun;
import callmart.runlog.RunLog;
import callmart.sample.CallsBenchFile;
import callmart.testing.SharedWarehouse;
import callmart.warehouse.Warehouse;
import callmart.warehouse.WarehouseSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** A day of calls from a file into the warehouse: mapped, typed, checked, accounted and swapped, in a process of its own and in this one. */
final class LoadLines {

    static final LocalDate DAY = LocalDate.of(2026, 1, 15);
    static final String DATABASE = "bench_load";
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Bench bench;
    private final Warehouse warehouse;

    LoadLines(Bench bench) {
        this.bench = bench;
        this.warehouse = SharedWarehouse.migrated(DATABASE);
    }

    void csv() throws Exception {
        int rows = bench.sizes().calls();
        Path file = bench.folder().resolve("calls.csv");
        CallsBenchFile.write(file, DAY, rows);
        String sizes = rows + " rows";
        bench.scores().turns(Line.LOAD_FRESH, bench.sizes().turns(), sizes, () -> fresh(file, rows), () -> insert(warehouse, file, rows));
        load(warehouse, file, SourceDefinition.Type.CSV, rows);
        bench.scores().turns(Line.LOAD_WARM, bench.sizes().turns(), sizes, () -> load(warehouse, file, SourceDefinition.Type.CSV, rows),
                () -> insert(warehouse, file, rows));
    }

    void excel() throws Exception {
        int rows = bench.sizes().workbookRows();
        Path text = bench.folder().resolve("calls-of-workbook.csv");
        Path file = bench.folder().resolve("calls.xlsx");
        CallsBenchFile.write(text, DAY, rows);
        workbook(text, file);
        load(warehouse, file, SourceDefinition.Type.XLSX, rows);
        read(file, rows);
        bench.scores().turns(Line.EXCEL, bench.sizes().turns(), rows + " rows", () -> load(warehouse, file, SourceDefinition.Type.XLSX, rows),
                Scores.Work.of(() -> read(file, rows)));
    }

    /** In a process of its own, with the options of a night; the time is that of the load, without the start of the process. */
    private double fresh(Path file, int rows) throws Exception {
        WarehouseSettings settings = SharedWarehouse.settings(DATABASE);
        Process process = bench.commands().java("-Dbench.password=" + settings.password(), LoadLines.class.getName(), settings.url().orElseThrow(),
                file.toString(), String.valueOf(rows)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String seconds = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the load in a fresh process failed: " + seconds);
        }
        return Double.parseDouble(seconds.substring(seconds.lastIndexOf('\n') + 1));
    }

    /** @param arguments address of the warehouse, file, rows; the password is a property */
    public static void main(String[] arguments) {
        WarehouseSettings settings = new WarehouseSettings(Optional.of(arguments[0]), "etl", System.getProperty("bench.password"), DATABASE,
                OptionalInt.empty(), OptionalInt.empty(), Path.of("."), Path.of("."));
        try (Warehouse warehouse = Warehouse.open(settings)) {
            System.out.println(load(warehouse, Path.of(arguments[1]), SourceDefinition.Type.CSV, Integer.parseInt(arguments[2])));
        }
    }

    /** @return seconds */
    static double load(Warehouse warehouse, Path file, SourceDefinition.Type type, int rows) {
        long start = System.nanoTime();
        Extraction extraction = new Extraction(file.getParent(), ZONE,
                WordLists.ofCategories("construction", "design", "sales", "property", "service", "marketing", "other"));
        FeedRun run = new FeedLoader(warehouse, extraction, new RunLog(warehouse, Clock.systemUTC()), Clock.systemUTC())
                .load(Feeds.get("calls"), DAY, List.of(source(file, type)), "bench");
        if (run.state() != FeedRun.State.LOADED || run.loaded() != rows) {
            throw new IllegalStateException("the load went wrong: " + run);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    static SourceDefinition source(Path file, SourceDefinition.Type type) {
        return new SourceDefinition("bench", type, new Origin.InFiles(new PathPattern(file.getFileName().toString()),
                Optional.empty(), Optional.empty(), Optional.empty(), true), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(),
                new SumWords(List.of("合计", "Total")), ZONE, BigDecimal.ZERO, false, Telephony.UNTOLD, Map.of());
    }

    /** @return seconds of the engine's own reader, table and all */
    static double insert(Warehouse warehouse, Path file, long rows) {
        long start = System.nanoTime();
        warehouse.execute("DROP TABLE IF EXISTS calls_reference SYNC");
        warehouse.execute("CREATE TABLE calls_reference AS calls");
        long inserted = warehouse.insertCsvWithNames("calls_reference", file);
        if (inserted != rows) {
            throw new IllegalStateException("the reference insert took " + inserted + " of " + rows + " rows");
        }
        return (System.nanoTime() - start) / 1e9;
    }

    static void workbook(Path text, Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(text); OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "bench", "1.0")) {
            Worksheet sheet = book.newWorksheet("calls");
            int row = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine(), row++) {
                String[] cells = line.split(",", -1);
                for (int column = 0; column < cells.length; column++) {
                    if (!cells[column].isEmpty()) {
                        sheet.value(row, column, cells[column]);
                    }
                }
                if (row % 500 == 0) {
                    sheet.flush();
                }
            }
        }
    }

    static long read(Path file, int rows) throws IOException {
        try (InputStream in = Files.newInputStream(file); ReadableWorkbook book = new ReadableWorkbook(in);
                var stream = book.getFirstSheet().openStream()) {
            long characters = 0;
            List<Row> last = new ArrayList<>(1);
            for (Iterator<Row> all = stream.iterator(); all.hasNext();) {
                Row row = all.next();
                for (Cell cell : row) {
                    characters += cell == null ? 0 : cell.getText().length();
                }
                last.clear();
                last.add(row);
            }
            if (last.get(0).getRowNum() != rows + 1) {
                throw new IllegalStateException("the workbook ends with row " + last.get(0).getRowNum() + ", not " + (rows + 1));
            }
            return characters;
        }
    }
}
