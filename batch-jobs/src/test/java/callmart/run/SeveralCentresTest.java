package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.cli.CallmartCommand;
import callmart.config.Folders;
import callmart.testing.Calls;
import callmart.testing.MovedClock;
import callmart.testing.ReferenceData;
import callmart.testing.SharedWarehouse;
import callmart.testing.TestHome.Result;
import callmart.warehouse.Warehouse;
import callmart.warehouse.WarehouseException;
import callmart.warehouse.WarehouseSettings;
import callmart.wiring.Configuration;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Two centres in one home, which take the same file of calls, and between them a third that cannot be done. */
@TestInstance(Lifecycle.PER_CLASS)
class SeveralCentresTest {

    private static final int ACCESS_DENIED = 497;
    private static final String LOG = "callmart.log.dir";

    private Path home;
    private final MovedClock clock = new MovedClock();
    private Warehouse etl;
    private Properties passwords;
    private Result due;

    /** One file; in Tokyo the last half hour before Shanghai's midnight belongs to the next day. */
    @BeforeAll
    void a_morning_of_all(@TempDir Path folder) throws IOException {
        home = folder;
        write("calls.csv", Calls.file(List.of(call("A", "2026-11-21 10:00"), call("B", "2026-11-21 23:30"), call("C", "2026-11-21 23:40"),
                call("D", "2026-11-20 23:30"))));
        write("config/application.yml", """
                callmart:
                  centres: [north, broken, south-2]
                  warehouse: {analysts: [{name: li_na, password: a long password, centre: south-2, views: [v_calls]}]}
                  delivery: {since: 2026-11-21, messages: per-report, problems-to: 负责人}
                """);
        write("config/reports.yml", "reports:\n" + MailingCentre.DAILY.replace("charts: [hours]", "charts: []")
                .replaceAll("(recipients|cc): .*", "$1: [负责人]") + "instead: true\n");
        write("config/alerts.yml", "alerts: {}\ninstead: true\n");
        centre("north", "Asia/Shanghai");
        centre("broken", "Asia/Nowhere");
        centre("south-2", "Asia/Tokyo");
        write("config/centres/north/contracts/N.yml", Files.readString(ReferenceData.projectRoot()
                .resolve("config/contracts/ZH-400-2026.yml")).replaceFirst("id: .*", "id: N"));
        etl = Warehouse.open(settings("north"));
        clock.set("2026-11-22T11:00", ZoneId.of("Asia/Tokyo"));
        due = run("due");
        passwords = new Properties();
        passwords.load(Files.newBufferedReader(home.resolve("var/clickhouse/credentials")));
    }

    @AfterAll
    void end() {
        etl.close();
    }

    private static String call(String id, String time) {
        return Calls.answered(id, time).replaceAll("(2026-11-\\d\\d \\d\\d:\\d\\d:\\d\\d)", "$1+08:00");
    }

    private void centre(String name, String zone) throws IOException {
        String folder = "config/centres/" + name + "/";
        write(folder + "application.yml", "callmart: {time-zone: " + zone + "}\n");
        write(folder + "sources.yml", "feeds: {calls: [{type: csv, path: '" + home.resolve("calls.csv") + "'}]}\n");
        write(folder + "recipients.yml", "from: {name: 报表, address: reports@example.com}\nroles:\n  负责人: [{name: 负责人, "
                + "address: " + name + "@example.com}]\n");
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(home.resolve(name).getParent());
        Files.writeString(home.resolve(name), text);
    }

    private Result run(String... words) {
        return at(home, words);
    }

    private Result at(Path place, String... words) {
        System.setProperty("callmart.cache", SharedWarehouse.cache().toString());
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--home", place.toString(), "--config", place.resolve("config").toString()));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = CallmartCommand.run(clock, new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
        return new Result(exit, out.toString(), err.toString());
    }

    private WarehouseSettings settings(String centre) {
        return Configuration.read(new Folders(ReferenceData.projectRoot(), home, home.resolve("config"),
                SharedWarehouse.cache()).of(centre)).settings().warehouse();
    }

    private Warehouse as(String user, String password, String database) {
        WarehouseSettings own = settings("north");
        return Warehouse.open(new WarehouseSettings(Optional.of(etl.httpAddress()), user, password, database, own.httpPort(),
                own.nativePort(), own.home(), own.cache()));
    }

    private List<String> column(String sql) {
        return column(etl, sql);
    }

    private static List<String> column(Warehouse warehouse, String sql) {
        return warehouse.query(sql, Map.of(), row -> row.string("x"));
    }

    private List<String> files(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve(folder))) {
            return files.filter(Files::isRegularFile).map(file -> home.relativize(file).toString()).sorted().toList();
        }
    }

    @Test
    void each_is_done_in_turn_and_none_keeps_the_next_from_it() {
        System.setProperty(LOG, home.resolve("var/log").toString());
        try {
            Result status = run("status");
            assertThat(status.exit()).isEqualTo(2);
            assertThat(status.err()).containsSubsequence("centre north:", "centre broken:", "centre south-2:");
            assertThat(status.out()).containsSubsequence("RUNS", "+08:00", "RUNS", "+09:00");
            assertThat(System.getProperty(LOG)).isEqualTo(home.resolve("centres/south-2/var/log").toString());
        } finally {
            System.clearProperty(LOG);
        }
        assertThat(due.err()).containsSubsequence("centre north:", "centre broken:", "centre south-2:");
        assertThat(due.exit()).as(due.err()).isEqualTo(2);
        assertThat(due.err()).contains("centres/broken/application.yml:1: callmart.time-zone: unknown time zone 'Asia/Nowhere'");
        assertThat(run("due", "--centre", "north").exit()).isZero();
    }

    @Test
    void the_same_calls_fall_on_the_days_of_each_centres_zone() {
        String days = "SELECT concat(toString(business_date), ' ', arrayStringConcat(arraySort(groupArray(call_id)), ' ')) AS x FROM ";

        assertThat(column(days + "callmart_north.calls GROUP BY business_date")).containsExactly("2026-11-21 A B C");
        assertThat(column(days + "callmart_south_2.calls GROUP BY business_date")).containsExactly("2026-11-21 A D");
        assertThat(run("kpi", "--centre", "south-2", "--from", "2026-11-21", "--to", "2026-11-21", "--format", "csv").out())
                .contains(",answer_rate,2.000000,2.000000,");
    }

    @Test
    void reports_mails_ledgers_and_contracts_are_each_centres_own() throws IOException {
        for (String centre : List.of("north", "south-2")) {
            String folder = "centres/" + centre;
            assertThat(files(folder)).contains(folder + "/var/batch/metadata.mv.db", folder + "/out/reports/index.html",
                    folder + "/var/metrics/callmart.prom").anyMatch(file -> file.matches(folder + "/out/reports/2026-11-21/.*\\.xlsx"));
            assertThat(files(folder + "/out/mail")).isNotEmpty().allSatisfy(mail -> assertThat(Files.readString(home.resolve(mail)))
                    .contains(centre + "@example.com").doesNotContain((centre.equals("north") ? "south-2" : "north") + "@example.com"));
            assertThat(column("SELECT DISTINCT recipients AS x FROM callmart_" + centre.replace('-', '_')
                    + ".deliveries WHERE recipients != ''"))
                    .containsExactly(centre + "@example.com");
        }
        assertThat(home.resolve("out")).doesNotExist();
        assertThat(home.resolve("var/batch")).doesNotExist();
        assertThat(home.resolve("centres/north/var/clickhouse")).doesNotExist();
        assertThat(column("SELECT name AS x FROM system.databases WHERE name LIKE 'callmart%' ORDER BY name"))
                .containsExactly("callmart_north", "callmart_south_2");
        assertThat(run("penalties", "--centre", "north", "--month", "2026-11").out()).contains("N");
        Result none = run("penalties", "--centre", "south-2", "--month", "2026-11");
        assertThat(none.out() + none.err()).contains("no contract");
    }

    @Test
    void an_analyst_of_one_centre_sees_nothing_of_another() {
        try (Warehouse north = as("analyst_north", passwords.getProperty("analyst_north"), "callmart_north")) {
            assertThat(column(north, "SELECT call_id AS x FROM v_calls ORDER BY x")).containsExactly("A", "B", "C");
            assertThatThrownBy(() -> column(north, "SELECT call_id AS x FROM callmart_south_2.v_calls"))
                    .isInstanceOfSatisfying(WarehouseException.class, denied -> assertThat(denied.engineCode()).isEqualTo(ACCESS_DENIED));
            assertThat(column(north, "SELECT name AS x FROM system.databases WHERE name LIKE 'callmart%'"))
                    .containsExactly("callmart_north");
            for (String table : List.of("tables", "columns")) {
                assertThat(column(north, "SELECT DISTINCT database AS x FROM system." + table + " WHERE database LIKE 'callmart%'"))
                        .doesNotContain("callmart_south_2");
            }
        }
        try (Warehouse south = as("li_na", "a long password", "callmart_south_2")) {
            assertThat(column(south, "SELECT call_id AS x FROM v_calls ORDER BY x")).containsExactly("A", "D");
            assertThatThrownBy(() -> column(south, "SELECT call_id AS x FROM callmart_north.v_calls"))
                    .isInstanceOf(WarehouseException.class);
            assertThatThrownBy(() -> column(south, "SELECT kpi AS x FROM v_kpi_daily")).isInstanceOf(WarehouseException.class);
        }
        assertThat(passwords.stringPropertyNames()).containsExactlyInAnyOrder("etl", "analyst_north", "analyst_broken", "analyst_south_2");
        assertThat(run("audit", "--centre", "north", "--format", "csv").out()).doesNotContain("li_na");
    }

    @Test
    void all_of_them_are_backed_up_and_come_back(@TempDir Path folder) throws IOException {
        String[] figures = {"kpi", "--centre", "south-2", "--from", "2026-11-21", "--to", "2026-11-21", "--format", "csv"};
        Result before = run(figures);
        String settings = Files.readString(home.resolve("config/application.yml"));
        write("config/application.yml", settings.replace(" broken,", ""));
        etl.close();
        Result backup = run("backup", folder.resolve("centres.tar.gz").toString());
        write("config/application.yml", settings);
        etl = Warehouse.open(settings("north"));
        assertThat(backup.err()).isEmpty();
        assertThat(backup.exit()).isZero();

        Path found = folder.resolve("found");
        Files.createDirectories(found.resolve("centres/north/.restoring-files/left by one that was killed"));
        Path var = Files.createDirectories(found.resolve("centres/south-2/var"));
        try (FileChannel other = FileChannel.open(var.resolve("run.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE); FileLock held = other.lock()) {
            assertThat(held.isValid()).isTrue();
            assertThat(at(found, "restore", folder.resolve("centres.tar.gz").toString()).exit()).as("a run of one centre is at work").isEqualTo(75);
        }
        Result restored = at(found, "restore", folder.resolve("centres.tar.gz").toString());
        assertThat(restored.err()).isEmpty();
        assertThat(restored.out()).contains("reports of days before 2026-11-22 are not sent by themselves");

        assertThat(at(found, figures).out()).isEqualTo(before.out()).contains(",answer_rate,2.000000,2.000000,");
        for (String centre : List.of("centres/north", "centres/south-2")) {
            assertThat(found.resolve(centre + "/var/restored")).hasContent("2026-11-22");
            assertThat(Files.mismatch(home.resolve(centre + "/out/reports/index.html"), found.resolve(centre + "/out/reports/index.html")))
                    .isEqualTo(-1);
            assertThat(found.resolve(centre + "/.restoring-files")).doesNotExist();
        }
        assertThat(at(found, "due").exit()).isZero();
        assertThat(at(found, "restore", folder.resolve("centres.tar.gz").toString()).err()).contains("restore into an empty home");
    }

    @Test
    void a_command_for_one_centre_says_which_there_are() {
        Result none = run("kpi", "--from", "2026-11-21", "--to", "2026-11-21");
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("this home has several centres: north, broken, south-2; name one: "
                + "'./run.sh kpi --centre north --home ");

        assertThat(run("backup", "x.tar.gz", "--centre", "north").err()).contains("leave out --centre");
        assertThat(run("backup", "x.tar.gz").err()).contains("centres/broken/application.yml:1: callmart.time-zone");
        Result unknown = run("nightly", "--centre", "nroth");
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err()).contains("application.yml:2: callmart.centres: there is no centre 'nroth'; did you mean 'north'?");
    }
}
