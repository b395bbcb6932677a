package callmart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.report.Workbooks;
import callmart.testing.FactLoader;
import callmart.testing.SharedWarehouse;
import callmart.testing.TestHome;
import callmart.warehouse.QueryFolder;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A closed month and versions of its tickets that are written after it. By hand: T1's step was due on the 20th at 09:30 and not done; on the 21st the
 * deadline was moved to the 22nd, when it was met. So 1 of 2 steps is overdue, whatever a version of December says; T2's late news that the step was
 * done in time changes the month to 1 of 3 with one more step, met.
 */
class LateVersionsTest {

    private static final String HEADER = "ticket_id,agent_id,kind,step_due_at,step_done_at,status,created_at,updated_at\n";

    @Test
    void a_closed_month_keeps_its_missed_deadline_and_names_what_changes_it(@TempDir Path folder) throws IOException {
        TestHome home = new TestHome(folder, "late_versions", "Asia/Shanghai", "feeds: {tickets: [{type: csv, path: 'tickets-{date}.csv'}]}")
                .makingOnly("monthly-performance");
        home.setClock(Clock.fixed(Instant.parse("2026-12-03T01:00:00Z"), ZoneOffset.UTC));
        home.write("test-config/contracts/steps.yml", """
                id: steps
                vendor: {id: one, name: 外包一部}
                covers: all
                effective: {from: 2026-01-01, to: 2026-12-31}
                currency: CNY
                monthly-fee: 300000.00
                kpis:
                  - {kpi: step_overdue_rate, target: 3%, rule: {kind: per-point, amount: 300.00, rounding: whole}}
                """);
        home.write("tickets-20261120.csv", HEADER + "T1,7001,other,2026-11-20 09:30:00,,open,2026-11-20 08:00:00,2026-11-20 08:00:00\n");
        home.write("tickets-20261121.csv", HEADER + "T1,7001,other,2026-11-22 09:30:00,,open,2026-11-20 08:00:00,2026-11-21 10:00:00\n");
        home.write("tickets-20261122.csv", HEADER
                + "T1,7001,other,2026-11-22 09:30:00,2026-11-22 09:00:00,closed,2026-11-20 08:00:00,2026-11-22 09:01:00\n");
        home.write("tickets-20261202.csv", HEADER + "T1,7001,other,2026-12-09 09:30:00,,open,2026-11-20 08:00:00,2026-12-02 10:00:00\n"
                + "T2,7001,other,2026-11-22 09:30:00,2026-11-22 09:00:00,closed,2026-11-21 08:00:00,2026-12-02 11:00:00\n");
        night(home, "2026-11-20");
        night(home, "2026-11-21");
        night(home, "2026-11-22");
        home.run("penalties", "close", "--month", "2026-11");

        assertThat(overdue(home)).isEqualTo("1.000000/2.000000 14100.00");
        assertThat(home.run("penalties", "--month", "2026-11").out()).contains("  moved  ",
                "step due 2026-11-20T01:30:00Z, not met, was moved to 2026-11-22T01:30:00Z at 2026-11-21T02:00:00Z");
        home.setClock(Clock.fixed(Instant.parse("2026-12-03T02:00:00Z"), ZoneOffset.UTC));
        night(home, "2026-12-02");

        assertThat(overdue(home)).isEqualTo("1.000000/3.000000 9000.00");
        assertThat(home.run("penalties", "--month", "2026-11", "--version", "1", "--format", "csv").csv())
                .filteredOn(row -> row.get("kind").equals("total")).singleElement().satisfies(row -> assertThat(row).containsEntry("amount", "14100.00"));
        assertThat(home.run("penalties", "versions", "--month", "2026-11", "--format", "csv").csv()).last()
                .satisfies(row -> assertThat(row.get("reasons")).contains("versions:tickets/T1@2026-12-02 10:00;tickets/T2@2026-12-02 11:00"));
        Path workbook = Path.of(home.run("render", "monthly-performance", "--period", "2026-11", "--format", "xlsx").out().strip());
        assertThat(Workbooks.text(Files.readAllBytes(workbook))).contains("== 逾期改期", "节点期限", "2026-11-21 10:00",
                "其中涉及本月的记录版本：工单 T1（2026-12-02 10:00）、工单 T2（2026-12-02 11:00）");
    }

    /** W1 was to be reported by 09:30 on the 20th. Only on 9 December a version says that it was, at 09:20: the slip is gone, and that load is why. */
    @Test
    void a_slip_of_a_closed_month_that_a_late_version_takes_back_names_the_load(@TempDir Path folder) {
        TestHome home = new TestHome(folder, "late_warnings", "Asia/Shanghai", "feeds: {complaint_warnings: [{type: csv, path: 'warnings-{date}.csv'}]}")
                .makingOnly("monthly-performance");
        home.setClock(Clock.fixed(Instant.parse("2026-12-03T01:00:00Z"), ZoneOffset.UTC));
        home.write("test-config/contracts/warnings.yml", """
                id: warnings
                vendor: {id: one, name: 外包一部}
                covers: all
                effective: {from: 2026-01-01, to: 2026-12-31}
                currency: CNY
                monthly-fee: 300000.00
                kpis:
                  - {kpi: warning_timeliness, target: 100%, rule: {kind: per-point, amount: 10.00, rounding: started}}
                slips:
                  tariff: {W1: {title: 预警环节超时, amount: 20.00}}
                  from: {complaint_warnings: {report: W1}}
                """);
        String header = "warning_id,round,agent_id,store,determined_at,reported_at,updated_at\n";
        home.write("warnings-20261120.csv", header + "W1,1,7001,一店,2026-11-20 09:00:00,,2026-11-20 09:00:00\n");
        home.write("warnings-20261209.csv", header + "W1,1,7001,一店,2026-11-20 09:00:00,2026-11-20 09:20:00,2026-12-09 10:00:00\n");
        night(home, "2026-11-20");
        home.run("penalties", "close", "--month", "2026-11");

        assertThat(slips(home)).containsExactly("W1/1/report");
        home.setClock(Clock.fixed(Instant.parse("2026-12-10T02:00:00Z"), ZoneOffset.UTC));
        night(home, "2026-12-09");

        assertThat(slips(home)).isEmpty();
        assertThat(home.run("penalties", "versions", "--month", "2026-11", "--format", "csv").csv()).last().satisfies(row ->
                assertThat(row.get("reasons")).contains("loaded:complaint_warnings:2026-12-09:2026-12-09",
                        "versions:complaint_warnings/W1/1@2026-12-09 10:00").doesNotContain("program"));
    }

    private static List<String> slips(TestHome home) {
        return home.run("penalties", "--month", "2026-11", "--format", "csv").csv().stream().filter(row -> row.get("kind").equals("slip"))
                .map(row -> row.get("ref")).toList();
    }

    /** A follow-up call due in November, a case and a round of a warning of it, retired in December; T9 is of another month. */
    @Test
    void records_of_every_kind_that_were_retired_are_named() {
        try (Warehouse warehouse = SharedWarehouse.migrated("retired_versions")) {
            warehouse.execute("INSERT INTO callbacks (business_date, callback_id, due_at, updated_at) VALUES ('2026-11-10', 'B1', '2026-11-20 02:00:00', '2026-11-10 02:00:00')");
            warehouse.execute("INSERT INTO complaint_cases (business_date, case_id, received_at, updated_at) VALUES ('2026-11-10', 'C1', '2026-11-10 02:00:00', '2026-11-10 02:00:00')");
            warehouse.execute("INSERT INTO complaint_warnings (business_date, warning_id, round, determined_at, updated_at) VALUES"
                    + " ('2026-11-10', 'W1', 1, '2026-11-10 02:00:00', '2026-11-10 02:00:00')");
            warehouse.execute("INSERT INTO tickets (business_date, ticket_id, created_at, updated_at) VALUES ('2026-10-10', 'T9', '2026-10-10 02:00:00', '2026-10-10 02:00:00')");
            for (String record : List.of("callbacks B1", "complaint_cases C1", "complaint_warnings W1/1", "tickets T9")) {
                String[] words = record.split(" ");
                warehouse.execute("INSERT INTO retired_records (feed, business_date, record_id, updated_at, read_order) VALUES ('" + words[0]
                        + "', '2026-12-02', '" + words[1] + "', '2026-12-02 02:00:00', 1)");
                warehouse.execute("INSERT INTO feed_runs (feed, business_date, state, finished_at) VALUES ('" + words[0]
                        + "', '2026-12-02', 'loaded', '2026-12-02 03:00:00')");
            }

            assertThat(warehouse.query(new QueryFolder(FactLoader.SETTINGS.sql().resolve("penalties")).text("versions_since"), Map.of("tz",
                    "Asia/Shanghai", "since", 0L, "from", LocalDate.of(2026, 11, 1), "to", LocalDate.of(2026, 11, 30)),
                    row -> row.string("feed") + "/" + row.string("record_id") + "@" + row.string("written")))
                    .containsExactly("callbacks/B1@2026-12-02 10:00", "complaint_cases/C1@2026-12-02 10:00",
                            "complaint_warnings/W1/1@2026-12-02 10:00");
        }
    }

    private static void night(TestHome home, String day) {
        assertThat(home.run("nightly", "--date", day, "--no-mail").exit()).isIn(Exit.DONE, Exit.WARNINGS);
    }

    private static String overdue(TestHome home) {
        return home.run("penalties", "--month", "2026-11", "--format", "csv").csv().stream().filter(row -> row.get("ref").equals("step_overdue_rate"))
                .map(row -> row.get("numerator") + "/" + row.get("denominator") + " " + row.get("amount")).findFirst().orElseThrow();
    }
}
