package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.FactLoader;
import callmart.testing.TestHome;
import callmart.warehouse.QueryFolder;
import callmart.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The case register with groups, attempts and replies by short message (decisions 352 and 353), and steps of tickets by step and group (351). */
@TestInstance(Lifecycle.PER_CLASS)
class CaseRegisterTest {

    private static final List<LocalDate> DAYS = LocalDate.of(2026, 11, 18).datesUntil(LocalDate.of(2026, 11, 22)).toList();

    private TestHome home;

    @BeforeAll
    void four_days(@TempDir Path folder) {
        home = new TestHome(folder, "case_register", "Asia/Shanghai", "feeds: {agents: [{type: csv, path: agents.csv}], complaint_cases: [{type: csv, path:"
                + " cases.csv, allow-empty: true}], case_attempts: [{type: csv, path: attempts.csv, allow-empty: true}], tickets: [{type: csv, path:"
                + " tickets.csv, allow-empty: true}], ticket_steps: [{type: csv, path: steps.csv, allow-empty: true}]}");
        home.write("agents.csv", "agent_id,name,team,group\n7001,陈晨,T1,hotline\n1735,李莉,T1,back\n");
        home.write("cases.csv", "case_id,agent_id,received_at,replied_at,reply_mode,updated_at,submitted_by,accepted_number,contact_phone,panel_for,panel_against\n"
                + "K1,1735,2026-11-18 10:00:00,2026-11-20 11:00:00,sms,2026-11-20 11:00:00,1736,13812345678,13812345679,,\n"
                + "K2,3501,2026-11-18 10:00:00,2026-11-20 13:00:00,sms,2026-11-20 13:00:00,,,,,\n"
                + "K3,80091,2026-11-18 10:00:00,2026-11-19 09:00:00,phone,2026-11-19 09:00:00,,,,2,1\n"
                + "K4,7001,2026-11-18 10:00:00,2026-11-21 09:00:00,sms,2026-11-21 09:00:00,,,,,\n"
                + "K5,9999,2026-11-20 10:00:00,2026-11-20 12:00:00,sms,2026-11-20 12:00:00,,,,,\n"
                + "K6,9999,2026-11-20 10:00:00,2026-11-20 12:00:00,sms,2026-11-20 12:00:00,,,,4,0\n");
        home.write("attempts.csv", "case_id,attempt_at,mode,reached,agent_id\n"
                + "K1,2026-11-18 11:00:00,phone,0,\nK1,2026-11-19 09:00:00,phone,0,\nK1,2026-11-20 12:00:00,phone,0,\n"
                + "K2,2026-11-18 11:00:00,phone,0,\nK2,2026-11-19 09:00:00,phone,0,\nK2,2026-11-20 12:00:00,phone,0,\n"
                + "K4,2026-11-18 11:00:00,phone,0,\nK4,2026-11-19 09:00:00,phone,0,\n");
        home.write("tickets.csv", "ticket_id,agent_id,kind,status,created_at,updated_at\nT1,7001,other,open,2026-11-20 09:00:00,2026-11-20 09:00:00\n");
        home.write("steps.csv", "ticket_id,step_no,step,group,owner,started_at,due_at,done_at,outcome,updated_at\n"
                + "T1,1,受理,客服部,7001,2026-11-20 09:00:00,2026-11-20 12:00:00,2026-11-20 11:30:00,done,2026-11-20 11:30:00\n"
                + "T1,2,维修,工程部,7001,2026-11-20 11:30:00,2026-11-21 11:30:00,2026-11-21 15:00:00,misdispatched,2026-11-21 15:00:00\n"
                + "T1,3,回访,,7001,2026-11-21 15:00:00,2026-11-21 18:00:00,,done,2026-11-21 17:00:00\n");
        try (Warehouse warehouse = home.warehouse()) {
            new FactLoader(warehouse, folder).load(folder.resolve("test-config"), DAYS);
        }
    }

    @Test
    void the_register_shows_group_follow_up_and_replies_that_were_too_early() {
        String query = new QueryFolder(FactLoader.SETTINGS.sql().resolve("reports")).text("cases").replaceAll("\\$\\{edition\\([^)]*\\)}", "1");

        assertThat(home.warehouse().query("SELECT concat(case_id, ' ', ifNull(agent_group, '-'), ' ', ifNull(toString(followed_up), '-'), ' ',"
                + " ifNull(toString(sms_too_early), '-')) AS line FROM (" + query + ") ORDER BY case_id",
                Map.of("from", DAYS.get(0), "to", DAYS.get(3), "tz", "Asia/Shanghai"), row -> row.string("line")))
                .containsExactly("K1 前台 1 1", "K2 10109696 1 0", "K3 89082000 - -", "K4 hotline 0 0", "K5 - - 1");
    }

    @Test
    void what_no_panel_of_three_can_say_and_steps_that_are_done_at_no_time_are_refused() {
        assertThat(home.warehouse().query("SELECT DISTINCT concat(feed, ': ', reason) AS line FROM rejected_rows ORDER BY line", Map.of(), row -> row.string("line")))
                .containsExactly("complaint_cases: panel_for 4 is more than 3", "ticket_steps: outcome is done but done_at is missing");
    }

    @Test
    void kpis_are_there_by_step_and_group() {
        assertThat(kpi("step", "step_overdue_rate")).contains("受理 0.000000/1.000000", "维修 1.000000/1.000000");
        assertThat(kpi("group", "misdispatch_rate")).contains("客服部 0.000000/1.000000", "工程部 1.000000/1.000000");
        assertThat(kpi("day", "case_followup")).contains("2026-11-20 2.000000/3.000000");
    }

    private List<String> kpi(String by, String kpi) {
        TestHome.Result result = home.run("kpi", "--from", "2026-11-18", "--to", "2026-11-21", "--by", by, "--kpi", kpi, "--format", "csv");
        assertThat(result.exit()).as(result.err()).isZero();
        return result.csv().stream().map(row -> row.get("key") + " " + row.get("numerator") + "/" + row.get("denominator")).toList();
    }

    @Test
    void the_rows_are_explained_and_seen_by_analysts() {
        assertThat(home.run("explain", "steps_overdue", "--date", "2026-11-21").out()).contains("值：1", "T1/2", "工程部");
        assertThat(home.run("explain", "case_followup", "--date", "2026-11-20").out()).contains("K4", "2026-11-18, 2026-11-19");
        assertThat(home.warehouse().query("SELECT concat(accepted_number, ' ', contact_phone, ' ', prefix_group) AS line FROM v_cases WHERE case_id = 'K1'", Map.of(),
                row -> row.string("line"))).containsExactly("138****5678 138****5679 前台");
        assertThat(home.warehouse().query("SELECT concat(step, ' ', toString(outcome)) AS line FROM v_ticket_steps ORDER BY step_no", Map.of(),
                row -> row.string("line"))).containsExactly("受理 done", "维修 misdispatched");
        assertThat(home.warehouse().query("SELECT toString(count()) AS n FROM v_case_attempts", Map.of(), row -> row.string("n"))).containsExactly("8");
    }
}
