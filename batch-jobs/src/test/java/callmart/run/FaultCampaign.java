package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.cli.CallmartCommand;
import callmart.testing.Calls;
import callmart.testing.Campaign;
import callmart.testing.FaultyDoor;
import callmart.testing.SharedPostgres;
import callmart.testing.TestHome;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/**
 * A centre's 'due' with one fault at a time: it gives the undisturbed figures, or fails in words that name the reason. 'due' without
 * the fault then leaves everything as it is undisturbed.
 * Decision 315.
 */
@TestInstance(Lifecycle.PER_CLASS)
class FaultCampaign {

    private static final Campaign CAMPAIGN = new Campaign("faults", 32);
    private static final String DAY = "2026-11-20";
    /** Long enough that it takes a while to be read. */
    private static final String ROWS = "note," + Calls.HEADER + "\n" + String.join("", IntStream.range(0, 3000).mapToObj(i ->
            "x".repeat(3000) + "," + (i % 10 == 0 ? Calls.lost("L" + i, DAY + " 10:" + (10 + i % 40))
                    : Calls.answered("G" + i, DAY + " 09:" + (10 + i % 40))) + "\n").toList());
    private static final String SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final long HUGE = 600_000_000L;
    /** Exit code where another run holds the lock. */
    private static final int BUSY = 75;

    /**
     * @param ends how the command with the fault may end
     * @param words of the reason, one of which is told when it fails
     */
    private record Fault(String name, Ends ends, Arrangement arrangement, String... words) {
    }

    /** A fault that cannot be survived has to be told; others need not be noticed. */
    private enum Ends {
        RIGHT, TOLD, EITHER
    }

    private interface Arrangement {
        void of(Trial trial) throws Exception;
    }

    private static final List<Fault> FAULTS = List.of(
            new Fault("the disk of the reports is full", Ends.TOLD, trial -> fullFromTheBeginning(trial, "out"), "No space left"),
            new Fault("the disk of the reports fills", Ends.EITHER, trial -> {
                trial.mount(trial.folder.resolve("out"), "size=8m");
                trial.atAnyMoment(() -> trial.fill(trial.folder.resolve("out"), 0));
            }, "No space left"),
            new Fault("the disk of the state database is full", Ends.TOLD, trial -> fullFromTheBeginning(trial, "var/batch"),
                    "No space left"),
            new Fault("the disk of the state database fills before a commit", Ends.TOLD, trial -> {
                trial.mount(trial.folder.resolve("var/batch"), "size=24m");
                trial.within(0.1, 0.7, () -> trial.fill(trial.folder.resolve("var/batch"), 0));
            }, "No space left"),
            new Fault("the disk of the engine is full", Ends.TOLD, trial -> {
                Path engine = trial.folder.resolve("var/clickhouse");
                trial.mount(engine, "size=500m");
                trial.home().useOwnEngine(trial.folder.resolve("schema"));
                trial.fill(engine, trial.random.nextInt(300_000));
            }, "No space left", "space", "disk"),
            new Fault("reports are read-only", Ends.TOLD, trial -> trial.mount(trial.folder.resolve("out"), "ro"), "Read-only"),
            new Fault("the state database is read-only", Ends.TOLD, trial -> trial.mount(trial.folder.resolve("var/batch"), "ro"),
                    "Read-only"),
            new Fault("reports vanish", Ends.EITHER, trial -> trial.atAnyMoment(trial::loseReports), "out/"),
            new Fault("the warehouse is slow", Ends.RIGHT, trial -> trial.door.slow(8)),
            new Fault("the warehouse stands still for three seconds", Ends.RIGHT, trial -> trial.atAnyMoment(() -> Thread.sleep(3000))),
            new Fault("the warehouse is away for two seconds", Ends.EITHER, trial -> trial.atAnyMoment(() -> {
                trial.door.shut();
                CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS).execute(trial.door::behave);
            }), "127.0.0.1"),
            new Fault("the connections to the warehouse break", Ends.EITHER, trial -> trial.atAnyMoment(trial.door::breakAll),
                    "127.0.0.1"),
            new Fault("the warehouse goes away", Ends.TOLD, trial -> trial.within(0, 0.7, trial.door::shut), "127.0.0.1"),
            new Fault("the source database goes away while it is read", Ends.TOLD, FaultCampaign::sourceDatabase, "was lost after"),
            new Fault("a file grows", Ends.TOLD, trial -> {
                Files.writeString(trial.calls(), ROWS.substring(0, ROWS.length() / 2));
                trial.inMidRead(trial.calls(), () -> Files.writeString(trial.calls(), ROWS.substring(ROWS.length() / 2),
                        StandardOpenOption.APPEND));
            }, "was changed while it was read"),
            new Fault("a file shrinks", Ends.TOLD, trial -> {
                trial.inMidRead(trial.calls(), () -> {
                    try (RandomAccessFile file = new RandomAccessFile(trial.calls().toFile(), "rw")) {
                        file.setLength(ROWS.length() / 20);
                    }
                });
                trial.afterwards(() -> Files.writeString(trial.calls(), ROWS));
            }, "was changed while it was read"),
            new Fault("a file is replaced by another", Ends.TOLD, trial -> {
                Files.writeString(trial.calls(), ROWS.replace("G", "H"));
                Path other = Files.writeString(trial.folder.resolve("other"), ROWS);
                trial.inMidRead(trial.calls(), () -> Files.move(other, trial.calls(), StandardCopyOption.ATOMIC_MOVE));
            }, "was changed while it was read"),
            new Fault("a file becomes a link to another", Ends.TOLD, trial -> {
                Files.writeString(trial.calls(), ROWS.replace("G", "H"));
                Path other = Files.writeString(trial.folder.resolve("other"), ROWS);
                Path link = Files.createSymbolicLink(trial.folder.resolve("link"), other);
                trial.inMidRead(trial.calls(), () -> Files.move(link, trial.calls(), StandardCopyOption.ATOMIC_MOVE));
            }, "was changed while it was read"),
            new Fault("a file vanishes", Ends.EITHER, trial -> {
                trial.inMidRead(trial.calls(), () -> Files.delete(trial.calls()));
                trial.afterwards(() -> Files.writeString(trial.calls(), ROWS));
            }, "was changed while it was read", "cannot be read to its end"),
            jump(Duration.ofHours(1)), jump(Duration.ofHours(-1)), jump(Duration.ofDays(1)), jump(Duration.ofDays(-1)),
            new Fault("two hosts at once", Ends.RIGHT, FaultCampaign::twoHosts),
            huge("csv", endlessLineAfter(Calls.HEADER)), huge("xls", FaultCampaign::hollow), huge("xlsx", FaultCampaign::bomb),
            huge("asterisk-queue-log", endlessLineAfter("1795222800|1.17|600|NONE|ENTERQUEUE||13912345678|1")),
            huge("asterisk-cdr", endlessLineAfter(Calls.HEADER)), huge("freeswitch-cdr", endlessLineAfter(Calls.HEADER)),
            new Fault("calls from a huge cell of a database", Ends.TOLD, FaultCampaign::hugeCell, "huge.sql"),
            new Fault("a huge configuration", Ends.TOLD, trial -> {
                Path recipients = trial.folder.resolve("test-config/recipients.yml");
                String sound = Files.readString(recipients);
                try (RandomAccessFile open = new RandomAccessFile(recipients.toFile(), "rw")) {
                    open.setLength(HUGE);
                }
                trial.afterwards(() -> Files.writeString(recipients, sound));
            }, "recipients.yml"));

    private Path folder;
    private Held undisturbed;
    private long bytes;
    private final List<String> right = new ArrayList<>();
    private final List<String> inWords = new ArrayList<>();
    private final List<String> left = new ArrayList<>();

    @BeforeAll
    void undisturbed(@TempDir Path temporary) throws IOException {
        folder = temporary;
        try (Trial trial = new Trial(folder.resolve("undisturbed"), "faults_undisturbed", CAMPAIGN.random(), 0)) {
            Files.writeString(trial.calls(), ROWS);
            assertThat(trial.due("2026-11-21T09:00").exit()).isZero();
            bytes = trial.door.passed();
            assertThat(trial.due("2026-11-21T10:00").exit()).isZero();
            undisturbed = Held.of(trial.home(), trial.post.server);
        }
        assertThat(undisturbed.rows().get("calls")).hasSize(3000);
        assertThat(undisturbed.rows().get("ledger")).hasSize(1);
        assertThat(undisturbed.subjects()).hasSize(1);
        assertThat(undisturbed.files()).isNotEmpty();
    }

    @TestFactory
    Stream<DynamicTest> with_one_fault_it_is_right_or_said_and_afterwards_as_undisturbed() {
        Random random = CAMPAIGN.random();
        List<Fault> faults = new ArrayList<>(FAULTS);
        Collections.shuffle(faults, random);
        return IntStream.range(0, CAMPAIGN.size()).mapToObj(number -> {
            Fault fault = faults.get(number % faults.size());
            Random own = new Random(random.nextLong());
            return DynamicTest.dynamicTest(number + " " + fault.name(), () -> {
                try (Trial trial = new Trial(folder.resolve("trial" + number), "faults", own, bytes)) {
                    attempt(trial, fault);
                } catch (TestAbortedException e) {
                    left.add(fault.name() + ": " + e.getMessage());
                    throw e;
                }
            });
        });
    }

    private void attempt(Trial trial, Fault fault) throws Exception {
        Files.writeString(trial.calls(), ROWS);
        fault.arrangement().of(trial);
        TestHome.Result first = trial.due("2026-11-21T09:00");
        trial.mend();
        Held expected = undisturbed.readFrom(Trial.SOURCE, trial.source());
        boolean rightAtOnce = first.exit() == 0;
        assertThat(fault.ends()).as(fault.name() + " " + first).isIn(Ends.EITHER, rightAtOnce ? Ends.RIGHT : Ends.TOLD);
        if (rightAtOnce) {
            held(trial).tellsAs(expected, fault.name());
        } else {
            String told = first.out() + first.err() + trial.home().run("status", "--from", DAY, "--to", DAY).out() + runs(trial);
            assertThat(fault.words()).as(fault.name() + ": " + told).anyMatch(told::contains);
        }
        TestHome.Result again = trial.due("2026-11-21T10:00");
        assertThat(again.exit()).as(again.out() + again.err()).isZero();
        Held after = held(trial);
        after.tellsAs(expected, fault.name() + " " + first);
        if (!trial.lostReports()) {
            assertThat(after.files()).as(fault.name()).isEqualTo(undisturbed.files());
        }
        (rightAtOnce ? right : inWords).add(fault.name());
    }

    private static Held held(Trial trial) throws IOException {
        return Held.of(trial.home(), trial.post.server).withoutMark(trial.mark());
    }

    private static List<String> runs(Trial trial) {
        return trial.post.column("SELECT message AS x FROM v_runs");
    }

    @AfterAll
    void report() throws IOException {
        CAMPAIGN.report("commands", "faults " + CAMPAIGN.size() + " of " + FAULTS.size() + " kinds; right at once " + right.size()
                + ", failed in words " + inWords.size() + ", both without a difference afterwards, in " + undisturbed.rows().size()
                + " tables and views, files and messages; left out " + left + ", otherwise "
                + (CAMPAIGN.size() - right.size() - inWords.size() - left.size()));
    }

    /** By a clock that is a day ahead the report is late. */
    private static Fault jump(Duration by) {
        return new Fault("the clock jumps by " + by, Ends.RIGHT, trial -> {
            trial.mayBeMarked(by.toDays() > 0 ? "【迟到】" : "");
            trial.atAnyMoment(() -> trial.post.clock.jump(by));
        });
    }

    /** The calls come from a file that is far larger than memory, in the place of the sound one. */
    private static Fault huge(String type, Arrangement arrangement) {
        return new Fault("calls from a huge " + type, Ends.TOLD, trial -> {
            String sources = Files.readString(trial.folder.resolve("test-config/sources.yml"));
            trial.home().write("test-config/sources.yml", "feeds: {calls: [{type: " + type + ", path: huge}]}");
            arrangement.of(trial);
            trial.afterwards(() -> trial.home().write("test-config/sources.yml", sources));
        }, "huge");
    }

    /** A line, and one without end. */
    private static Arrangement endlessLineAfter(String line) {
        return trial -> {
            try (OutputStream out = Files.newOutputStream(trial.folder.resolve("huge"))) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                endless(out);
            }
        };
    }

    private static void endless(OutputStream out) throws IOException {
        byte[] block = "0".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
        for (long written = 0; written < HUGE; written += block.length) {
            out.write(block);
        }
    }

    /** As a workbook of the old kind begins, and no more. */
    private static void hollow(Trial trial) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(trial.folder.resolve("huge").toFile(), "rw")) {
            open.writeLong(0xD0CF11E0A1B11AE1L);
            open.setLength(HUGE);
        }
    }

    private static void fullFromTheBeginning(Trial trial, String place) throws Exception {
        trial.mount(trial.folder.resolve(place), "size=8m");
        trial.fill(trial.folder.resolve(place), 0);
    }

    /** A workbook whose sheet is one cell without end. */
    private static void bomb(Trial trial) throws IOException {
        try (OutputStream out = Files.newOutputStream(trial.folder.resolve("huge")); ZipOutputStream zip = new ZipOutputStream(out)) {
            part(zip, "[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                    + "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
                    + ("<Override PartName='/xl/%s.xml' ContentType='" + SHEET_TYPE + "%s+xml'/>").formatted("workbook", "sheet.main")
                    + ("<Override PartName='/xl/%s.xml' ContentType='" + SHEET_TYPE + "%s+xml'/>")
                            .formatted("worksheets/sheet1", "worksheet")
                    + "</Types>");
            String relations = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                    + "<Relationship Id='r1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s' Target='%s'/>"
                    + "</Relationships>";
            part(zip, "_rels/.rels", relations.formatted("officeDocument", "xl/workbook.xml"));
            part(zip, "xl/_rels/workbook.xml.rels", relations.formatted("worksheet", "worksheets/sheet1.xml"));
            part(zip, "xl/workbook.xml", "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"
                    + " xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'>"
                    + "<sheets><sheet name='a' sheetId='1' r:id='r1'/></sheets></workbook>");
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(("<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
                    + "<sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>").getBytes(StandardCharsets.UTF_8));
            endless(zip);
        }
    }

    private static void part(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The calls stand in a database behind a door of its own, which breaks while they are fetched. */
    private static void sourceDatabase(Trial trial) throws Exception {
        String url = SharedPostgres.fresh("faults_source");
        List<String> columns = List.of(Calls.HEADER.split(","));
        SharedPostgres.execute("faults_source", "CREATE TABLE calls (" + String.join(" text, ", columns) + " text)");
        StringBuilder rows = new StringBuilder("INSERT INTO calls VALUES ");
        ROWS.lines().skip(1).forEach(row -> rows.append(rows.charAt(rows.length() - 1) == ')' ? "," : "").append("(NULLIF('")
                .append(row.substring(row.indexOf(',') + 1).replace(",", "',''),NULLIF('")).append("',''))"));
        SharedPostgres.execute("faults_source", rows.toString());
        FaultyDoor door = new FaultyDoor(URI.create(url.substring("jdbc:".length())).getPort());
        fromDatabase(trial, door, "all_calls", "SELECT * FROM calls WHERE CAST(arrived_at AS timestamp) >= :from AND CAST(arrived_at AS "
                + "timestamp) < :to");
        trial.readFrom("sql/extract/all_calls.sql");
        door.after(20_000 + trial.random.nextInt(200_000), trial.awaited(door::shut));
        trial.afterwards(door::behave);
    }

    private static void fromDatabase(Trial trial, FaultyDoor door, String query, String sql) {
        trial.home().write("sql/extract/" + query + ".sql", sql);
        trial.home().write("test-config/sources.yml", "feeds: {calls: [{type: jdbc, url: 'jdbc:postgresql://127.0.0.1:" + door.port()
                + "/faults_source', username: " + SharedPostgres.USER + ", password: " + SharedPostgres.PASSWORD
                + ", query: sql/extract/" + query + ".sql}]}");
    }

    /** One value of a row has no end. */
    private static void hugeCell(Trial trial) throws Exception {
        String sources = Files.readString(trial.folder.resolve("test-config/sources.yml"));
        FaultyDoor door = new FaultyDoor(URI.create(SharedPostgres.fresh("faults_source").substring("jdbc:".length())).getPort());
        fromDatabase(trial, door, "huge", "SELECT repeat('0', " + HUGE + ") AS call_id, :from AS arrived_at, :to AS ended_at");
        trial.afterwards(() -> trial.home().write("test-config/sources.yml", sources));
    }

    /** Both hosts have one ledger and one archive; the other begins when this one is in the middle. */
    private static void twoHosts(Trial trial) throws Exception {
        String url = SharedPostgres.fresh("faults_state");
        trial.post.home.write("test-config/sources.yml", "feeds: {calls: [{type: csv, path: '" + trial.folder + "/calls-{date}.csv'}]}");
        trial.configure(text -> text + "  state: {url: '" + url + "', username: " + SharedPostgres.USER + ", password: "
                + SharedPostgres.PASSWORD + "}\n  archive: {folder: '" + trial.folder + "'}\n");
        trial.within(0.2, 0.7, () -> assertThat(CompletableFuture.supplyAsync(() -> CallmartCommand.run(trial.post.clock,
                new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()), "due", "--home",
                trial.folder.resolve("second").toString(), "--config", trial.folder.resolve("test-config").toString()))
                .get(1, TimeUnit.MINUTES)).isEqualTo(BUSY));
    }
}
