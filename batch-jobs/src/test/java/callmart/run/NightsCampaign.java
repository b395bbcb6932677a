package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.Main;
import callmart.testing.BigDays;
import callmart.testing.Campaign;
import callmart.testing.Launcher;
import callmart.testing.ReferenceData;
import callmart.testing.ScriptedSmtp;
import callmart.testing.SharedWarehouse;
import callmart.testing.TestFolders;
import callmart.testing.TestHome;
import callmart.warehouse.Warehouse;
import callmart.warehouse.WarehouseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Nights in a row on one home, each a process of its own with all feeds, reports and mails: what a night takes stays the same, and only what is kept of each
 * night grows. Decision 317.
 */
class NightsCampaign {

    private static final int NIGHTS_IN_THE_SUITE = 3;
    private static final Campaign CAMPAIGN = new Campaign("nights", NIGHTS_IN_THE_SUITE);
    private static final int CALLS_IN_THE_SUITE = 2_000;
    /** Of a partition: small inserts of the run's records are merged above that. */
    private static final int MOST_PARTS = 12;
    private static final int MOST_ENGINE_LINES = 20;
    private static final LocalDate FIRST = LocalDate.of(2026, 10, 5);
    private static final Pattern HEAP = Pattern.compile("(\\d+)M->(\\d+)M\\((\\d+)M\\)");
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final double MEGABYTE = 1 << 20;

    private final Path home = TestFolders.make("nights");

    /**
     * What a night took, and what the home holds after it.
     *
     * @param processor seconds of both processes: what other work on the machine does not change much
     * @param heap most megabytes of the job's heap before a collection
     * @param engine most megabytes that the engine's process had resident, the mapped library among them
     * @param partsOfPartition of the partition with the most
     */
    private record Night(LocalDate day, long calls, double seconds, double processor, double heap, double engine, long parts, long partsOfPartition, long tables,
            double warehouse, double logs, long logLines, long engineLines, double state, double archive, double out, long mails) {

        String line() {
            return String.format(Locale.ROOT, "%s: %,d calls, %.1f s, of the processor %.1f s, heap %.0f MB, engine %.0f MB, parts %d (at most %d of a partition),"
                    + " tables %d, warehouse %.0f MB, logs %.2f MB in %d and %d lines, state %.2f MB, archive pages %.2f MB, out %.1f MB, mails %d", day, calls, seconds, processor, heap, engine, parts, partsOfPartition,
                    tables, warehouse, logs, logLines, engineLines, state, archive, out, mails);
        }
    }

    @Test
    void what_a_night_takes_stays_the_same() throws Exception {
        List<Night> nights = new ArrayList<>();
        try (ScriptedSmtp server = new ScriptedSmtp().keepCharacters(1000); BigDays days = new BigDays(TestFolders.make("big-days"))) {
            configure(days, server);
            for (int night = 0; night < CAMPAIGN.size(); night++) {
                LocalDate day = FIRST.plusDays(night);
                long made = days.write(home, day, CAMPAIGN.calls(CALLS_IN_THE_SUITE));
                nights.add(night(day, made, server));
                CAMPAIGN.report("night-" + day, nights.get(night).line());
                assertBounded(nights.get(0), nights.get(night), night + 1);
            }
        }
        CAMPAIGN.report("flat", "last third to first third of " + nights.size() + " nights: seconds " + ratio(nights, Night::seconds)
                + ", of the processor " + ratio(nights, Night::processor) + ", heap " + ratio(nights, Night::heap)
                + ", engine " + ratio(nights, Night::engine) + ", parts of a partition " + ratio(nights, Night::partsOfPartition) + "; growth a night: parts "
                + growth(nights, Night::parts) + ", warehouse " + growth(nights, Night::warehouse) + " MB, out " + growth(nights, Night::out) + " MB, archive pages "
                + growth(nights, Night::archive) + " MB, state " + growth(nights, Night::state) + " MB, lines of the job's log " + growth(nights, Night::logLines)
                + ", of the engine's " + growth(nights, Night::engineLines));
    }

    /** What must not grow, and what must: a partition and the mails of each night. */
    private void assertBounded(Night first, Night last, int nights) throws IOException {
        assertThat(last.tables()).as("left-over staging tables").isEqualTo(first.tables());
        assertThat(last.partsOfPartition()).isLessThanOrEqualTo(MOST_PARTS);
        assertThat(last.engineLines()).isLessThanOrEqualTo(MOST_ENGINE_LINES * nights);
        assertThat(last.mails()).isGreaterThanOrEqualTo(nights);
        assertThat(last.out()).isGreaterThanOrEqualTo(first.out());
        for (String drafts : List.of("var/outbox", "var/locking")) {
            assertThat(Files.exists(home.resolve(drafts)) ? megabytes(drafts) : 0).as(drafts).isZero();
        }
    }

    private static String ratio(List<Night> nights, ToDoubleFunction<Night> value) {
        int third = Math.max(1, nights.size() / 3);
        double before = nights.stream().limit(third).mapToDouble(value).average().orElseThrow();
        double after = nights.stream().skip(nights.size() - third).mapToDouble(value).average().orElseThrow();
        return String.format(Locale.ROOT, "%.2f", after / before);
    }

    private static String growth(List<Night> nights, ToDoubleFunction<Night> value) {
        double grown = value.applyAsDouble(nights.get(nights.size() - 1)) - value.applyAsDouble(nights.get(0));
        return String.format(Locale.ROOT, "%.2f", grown / Math.max(1, nights.size() - 1));
    }

    private void configure(BigDays days, ScriptedSmtp server) throws IOException {
        Path config = Files.createDirectories(home.resolve("test-config/contracts")).getParent();
        for (String file : List.of("contracts/ZH-400-2026.yml", "recipients.yml")) {
            Files.copy(ReferenceData.projectRoot().resolve("config").resolve(file), config.resolve(file));
        }
        Files.writeString(config.resolve("sources.yml"), days.sources(home));
        if (CAMPAIGN.calls(CALLS_IN_THE_SUITE) == CALLS_IN_THE_SUITE) {
            Files.writeString(config.resolve("reports.yml"), TestHome.only("daily-operations", "complaint-log") + "\ninstead: true\n");
        }
        Files.writeString(config.resolve("application.yml"), "callmart:\n  mail: {host: 127.0.0.1, port: " + server.port() + ", security: none}\n");
    }

    private Night night(LocalDate day, long made, ScriptedSmtp server) throws Exception {
        Path collections = home.resolve("gc-" + day + ".log");
        List<String> words = Stream.concat(Launcher.night(), Stream.of("-XX:+ExitOnOutOfMemoryError", "-Xlog:gc:file=" + collections,
                "-Dcallmart.root=" + System.getProperty("callmart.root"), "-Dcallmart.cache=" + SharedWarehouse.cache(),
                "-Dlogback.configurationFile=logback.xml", "-cp", System.getProperty("java.class.path"), Main.class.getName(), "nightly",
                "--date", day.toString(), "--home", home.toString(), "--config", home.resolve("test-config").toString())).toList();
        Path said = home.resolve("night-" + day + ".log");
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(said.toFile()).start();
        double engine = 0;
        double processor = 0;
        while (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
            processor = Math.max(processor, Stream.concat(Stream.of(process.toHandle()), process.descendants()).mapToDouble(NightsCampaign::processorSeconds).sum());
            engine = Math.max(engine, process.descendants().mapToDouble(child -> peak(child.pid())).max().orElse(0));
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        assertThat(process.exitValue()).as(Files.readString(said) + Files.readString(home.resolve("var/clickhouse/process.log"))).isIn(0, 3);
        assertThat(Files.readString(said)).doesNotContain("java.lang.OutOfMemoryError");
        double heap = HEAP.matcher(Files.readString(collections)).results().mapToDouble(found -> Double.parseDouble(found.group(1))).max().orElse(0);
        try (Warehouse warehouse = Warehouse.open(WarehouseSettings.embedded(home, SharedWarehouse.cache()))) {
            assertThat(warehouse.query("SELECT concat(feed, ': ', state, ' ', error) AS x FROM feed_runs WHERE business_date = {day:Date} AND state NOT IN ('loaded', 'empty')",
                    Map.of("day", day), row -> row.string("x"))).as(Files.readString(said)).isEmpty();
            assertThat(number(warehouse, "SELECT count() AS n FROM calls WHERE business_date = '" + day + "'")).as(Files.readString(said)).isEqualTo(made);
            return new Night(day, made, seconds, processor, heap, engine,
                    number(warehouse, "SELECT count() AS n FROM system.parts WHERE active AND database = 'callmart'"),
                    number(warehouse, "SELECT max(parts) AS n FROM (SELECT count() AS parts FROM system.parts WHERE active AND database = 'callmart' GROUP BY table, partition)"),
                    number(warehouse, "SELECT count() AS n FROM system.tables WHERE database = 'callmart'"), megabytes("var/clickhouse/data"), megabytes("var/log"),
                    lines("var/log/callmart.log"), lines("var/log/clickhouse.log"), megabytes("var/batch"), pages(), megabytes("out"), server.taken().size());
        }
    }

    private static long number(Warehouse warehouse, String query) {
        return warehouse.query(query, Map.of(), row -> row.longValue("n")).get(0);
    }

    private static double processorSeconds(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L) / 1e3;
    }

    private static double peak(long pid) {
        try {
            Matcher found = PEAK.matcher(Files.readString(Path.of("/proc", String.valueOf(pid), "status")));
            return found.find() ? Double.parseDouble(found.group(1)) / 1024 : 0;
        } catch (IOException e) {
            // Gone since it was listed, or no Linux.
            return 0;
        }
    }

    private long lines(String file) throws IOException {
        try (Stream<String> lines = Files.lines(home.resolve(file))) {
            return lines.count();
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    private double pages() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("out/reports"))) {
            return files.filter(file -> file.toString().endsWith(".html")).mapToLong(NightsCampaign::size).sum() / MEGABYTE;
        }
    }

    private double megabytes(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve(folder))) {
            return files.filter(Files::isRegularFile).mapToLong(NightsCampaign::size).sum() / MEGABYTE;
        }
    }

    /** The engine may remove a file while the folder is walked. */
    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
