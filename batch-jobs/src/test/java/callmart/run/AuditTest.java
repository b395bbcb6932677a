package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.alert.Alert;
import callmart.alert.AlertEvaluation;
import callmart.alert.AlertRule;
import callmart.testing.SharedWarehouse;
import callmart.testing.TestHome;
import callmart.warehouse.Warehouse;
import callmart.wiring.Wiring;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Who read what: statements of the analyst by HTTP with a right and a wrong password, and commands, in the home of one centre. */
@TestInstance(Lifecycle.PER_CLASS)
class AuditTest {

    /** Whoever closes such a file gives up what his process locks by it: the engine would take itself for unused. */
    private static final String LOCK = ".lock";
    private static final String NUMBER = "13812345678";

    private TestHome home;

    @BeforeAll
    void open(@TempDir Path folder) {
        home = new TestHome(folder, "callmart", "Asia/Shanghai", "");
        assertThat(home.run("rejects").exit()).isZero();
    }

    private static String ask(String sql, String password) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(SharedWarehouse.settings("callmart").url().orElseThrow()
                + "/?database=callmart&param_phone=" + NUMBER + "&log_comment=" + NUMBER)).header("X-ClickHouse-User", "analyst")
                .header("X-ClickHouse-Key", password).header("Referer", "http://centre/" + NUMBER)
                .POST(HttpRequest.BodyPublishers.ofString(sql)).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static String ask(String sql) throws IOException, InterruptedException {
        return ask(sql, SharedWarehouse.credentials().of("analyst"));
    }

    private List<Map<String, String>> audit(String kind) {
        return home.run("audit", "--format", "csv").csv().stream().filter(row -> row.get("kind").equals(kind)).toList();
    }

    @Test
    void statements_of_analysts_are_kept_without_what_they_name() throws Exception {
        ask("SELECT v_calls.call_id FROM v_calls WHERE caller = '" + NUMBER + "' AND toUInt64(callee) > " + NUMBER);
        ask("SELECT number FROM numbers(1000) WHERE number != " + NUMBER);
        ask("SELEC '" + NUMBER + "'");
        ask("SELECT 1 AS `" + NUMBER + "` -- " + NUMBER);
        ask("SELECT '" + NUMBER);
        ask("SELECT throwIf(1, '" + NUMBER + "')");

        List<Map<String, String>> queries = audit("query");

        assertThat(queries).extracting(row -> row.get("what")).contains("SELECT v_calls.call_id FROM v_calls WHERE caller = ? AND toUInt64(callee) > ?",
                "SELECT number FROM numbers(?) WHERE number != ?", "SELEC ? (error 62)", "SELECT throwIf(?..) (error 395)");
        assertThat(queries).filteredOn(row -> row.get("what").startsWith("SELECT number")).singleElement()
                .satisfies(row -> assertThat(row).containsEntry("who", "analyst").containsEntry("from",
                "127.0.0.1").containsEntry("rows_returned", "1000"));
        assertThat(home.run("audit", "--format", "json").out()).contains("SELECT number").doesNotContain(NUMBER);
        assertThat(home.run("audit").out()).contains("SELECT number").doesNotContain(NUMBER);
    }

    @Test
    void no_statement_reaches_the_disk_as_it_came() throws Exception {
        ask("SELECT 'PLANTED" + NUMBER + "'");
        ask("SELEC 'PLANTED" + NUMBER + "'");
        ask("SELECT throwIf(1, 'PLANTED" + NUMBER + "')");
        ask("SELECT 'PLANTED" + NUMBER + "'", "wrong PLANTED" + NUMBER);
        assertThat(audit("query")).isNotEmpty();
        Path engine = SharedWarehouse.settings("callmart").home();

        try (Stream<Path> files = Files.walk(engine)) {
            assertThat(files.filter(Files::isRegularFile).filter(file ->
            !file.toString().endsWith(LOCK))).noneMatch(AuditTest::holdsPlanted);
        }
    }

    private static boolean holdsPlanted(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("PLANTED");
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void refused_logins_are_kept() throws Exception {
        ask("SELECT '" + NUMBER + "'", "wrong");

        assertThat(audit("refused login")).isNotEmpty().allSatisfy(row -> assertThat(row).containsEntry("who",
        "analyst").containsEntry("from", "127.0.0.1")
                .containsEntry("what", "").containsEntry("rows_read", ""));
    }

    @Test
    void commands_are_kept_with_who_ran_them_before_they_fail() {
        home.run("render", "daily-operations", "--period", "2020-01-01", "--out", "x-" + NUMBER);
        home.run("explain", "answer_rate", "--date", "2020-01-01", "--agent", NUMBER);
        home.run("resend", "daily-operations", "--period", "2020-01-01", "--to", "a@example.com");

        assertThat(audit("command")).extracting(row -> row.get("who") + ": " + row.get("what")).contains(
                System.getProperty("user.name") + ": rejects",
                System.getProperty("user.name") + ": render daily-operations --period 2020-01-01 --out x-138****5678",
                System.getProperty("user.name") + ": explain answer_rate --date 2020-01-01 --agent 138****5678",
                System.getProperty("user.name") + ": resend daily-operations --period 2020-01-01 --to a@example.com");
    }

    @Test
    void unusual_reads_are_counted_for_alerts() {
        try (Warehouse warehouse = home.warehouse(); Wiring mart = new Wiring(home.configuration(), Clock.systemUTC())) {
            warehouse.execute("INSERT INTO analyst_reads (at, analyst, kind, rows_returned) VALUES ('2026-11-19 15:59:59', 'li_na', 'Select', 1),"
                    + " ('2026-11-19 16:00:00', 'li_na', 'Select', 20000), ('2026-11-20 02:10:00', 'li_na', 'Select', 150000),"
                    + " ('2026-11-20 02:50:00', 'li_na', 'Select', 50001), ('2026-11-20 13:59:59', 'li_na', 'Select', 7),"
                    + " ('2026-11-20 14:00:00', 'superset', 'Select', 10000)");
            warehouse.execute("INSERT INTO analyst_reads (at, analyst, kind) SELECT '2026-11-20 05:00:00', 'li_na', 'Login' FROM numbers(21)");

            LocalDate day = LocalDate.parse("2026-11-20");
            List<Alert> alerts = AlertEvaluation.of(home.configuration().alerts(), AlertRule.Kind::aboutData, mart.alertFacts(day), day,
                    "r", Instant.parse("2026-11-21T00:00:00Z"), home.configuration().texts());

            assertThat(alerts).extracting(alert -> alert.rule() + " " + alert.subject() + " " + alert.value().orElseThrow().toPlainString())
                    .containsExactlyInAnyOrder("many_rows_read li_na 200001", "read_at_night li_na 20000", "refused_logins li_na 21");
            assertThat(alerts).allMatch(alert -> alert.recipients().equals("报表管理员"));
        }
    }

    @Test
    void messages_are_shown_from_the_ledger() {
        try (Warehouse warehouse = home.warehouse()) {
            warehouse.execute("INSERT INTO deliveries (kind, report, period, version, recipients, sent_at, changed_at) VALUES"
                    + " ('report', 'daily-operations', '2026-11-21', 1, 'a@example.com\nb@example.com', '2026-11-22 00:00:00', now64(3))");
        }

        assertThat(home.run("audit", "--from", "2026-11-22", "--to", "2026-11-22", "--format", "csv").out()).contains(
                "2026-11-22 08:00:00,mail,,,\"report daily-operations 2026-11-21 version 1 to a@example.com, b@example.com\",,,");
        assertThat(home.run("audit", "--from", "2026-11-23", "--to", "2026-11-22").exit()).isEqualTo(2);
    }
}
