package callmart.bench;

import callmart.extract.DateTimes;
import callmart.extract.Origin;
import callmart.extract.RowCursor;
import callmart.extract.SourceDefinition;
import callmart.extract.csv.CsvCursor;
import callmart.extract.excel.ExcelCursor;
import callmart.extract.pbx.PbxCursor;
import callmart.sample.CallsBenchFile;
import callmart.testing.TestFolders;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** The parsers alone, each beside a library that only reads the same: milliseconds for {@value #ROWS} rows in a warm process. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ParserBench {

    static final int ROWS = 10_000;
    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final DateTimes times = new DateTimes(LoadLines.ZONE);
    private Path text;
    private Path workbook;
    private Path log;
    private List<String> moments;
    private Set<String> header;

    /** Measures all of them and prints JMH's own table. */
    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder().include(ParserBench.class.getName()).build()).run();
    }

    @Setup
    public void makeFiles() throws IOException {
        Path folder = TestFolders.make("callmart-parsers");
        text = folder.resolve("calls.csv");
        workbook = folder.resolve("calls.xlsx");
        log = folder.resolve("queue_log");
        CallsBenchFile.write(text, LoadLines.DAY, ROWS);
        LoadLines.workbook(text, workbook);
        header = Set.of(Files.readAllLines(text).get(0).split(","));
        long morning = LoadLines.DAY.atTime(8, 0).atZone(LoadLines.ZONE).toEpochSecond();
        Files.write(log, IntStream.range(0, ROWS / 4).boxed().flatMap(call -> Stream.of("|NONE|ENTERQUEUE||13800000000|1",
                "|SIP/" + (1000 + call % 50) + "|CONNECT|5|" + call + ".1|4", "|SIP/" + (1000 + call % 50) + "|COMPLETECALLER|5|60|1",
                "|NONE|QUEUESTART").map(event -> morning + call * 10L + "|" + call + ".0|sales" + event)).toList());
        moments = IntStream.range(0, ROWS).mapToObj(i -> PLAIN.format(LoadLines.DAY.atTime(8, 0).plusSeconds(i))).toList();
    }

    private static long cells(RowCursor cursor) throws IOException {
        try (cursor) {
            long cells = 0;
            for (String[] row = cursor.next(); row != null; row = cursor.next()) {
                cells += row.length;
            }
            return cells;
        }
    }

    private static Origin.InFiles origin(Path file, SourceDefinition.Type type) {
        return (Origin.InFiles) LoadLines.source(file, type).origin();
    }

    @Benchmark
    public long csv() throws IOException {
        return cells(CsvCursor.open(text, "calls.csv", origin(text, SourceDefinition.Type.CSV), header));
    }

    @Benchmark
    public long csvByCommonsCsv() throws IOException {
        try (Reader reader = Files.newBufferedReader(text); CSVParser rows = CSVParser.builder().setReader(reader).setFormat(CSVFormat.DEFAULT)
                .get()) {
            long cells = 0;
            for (CSVRecord row : rows) {
                cells += row.values().length;
            }
            return cells;
        }
    }

    @Benchmark
    public long xlsx() throws IOException {
        return cells(ExcelCursor.openXlsx(workbook, "calls.xlsx", origin(workbook, SourceDefinition.Type.XLSX), header));
    }

    @Benchmark
    public long xlsxByFastexcel() throws IOException {
        return LoadLines.read(workbook, ROWS);
    }

    @Benchmark
    public long queueLog() throws IOException {
        return cells(PbxCursor.open(LoadLines.source(log, SourceDefinition.Type.ASTERISK_QUEUE_LOG), "calls", LoadLines.DAY,
                Map.of("queue_log", log), Set.of()));
    }

    @Benchmark
    public long times() {
        return moments.stream().mapToLong(moment -> times.instant(moment, null)).sum();
    }

    @Benchmark
    public long timesByJava() {
        return moments.stream().mapToLong(moment -> LocalDateTime.parse(moment, PLAIN).atZone(LoadLines.ZONE).toInstant().toEpochMilli()).sum();
    }
}
