package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.report.Workbooks;
import callmart.testing.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The specification's campaign, a second one without a target, and follow-up calls, from their files to KPIs, lists, checks and corrections. */
@TestInstance(Lifecycle.PER_CLASS)
class CampaignsTest {

    private static final String CONTACTS = "campaign_id,contact_id,phone,assigned_to,assigned_at,state,result,amount,updated_at\n"
            + "K1,C1,13812345678,7001,2026-11-20 08:00:00,open,,,2026-11-20 08:00:00\n"
            + "K1,C2,13812345679,7001,2026-11-16 08:00:00,new,,,2026-11-20 08:00:00\n"
            + "K1,C1,13812345678,7001,2026-11-20 08:00:00,done,success,99.50,2026-11-20 11:20:00\n"
            + "K2,C1,13812345678,7002,,open,,,2026-11-21 08:00:00\n";

    private TestHome home;

    @BeforeAll
    void three_nights(@TempDir Path folder) {
        home = new TestHome(folder, "campaigns", "Asia/Shanghai", "feeds: {agents: [{type: csv, path: agents.csv}], campaigns: [{type: csv,"
                + " path: campaigns.csv}], campaign_contacts: [{type: csv, path: contacts.csv, allow-empty: true}], campaign_attempts: [{type: csv, path: attempts.csv,"
                + " allow-empty: true}], callbacks: [{type: csv, path: callbacks.csv, allow-empty: true}]}")
                .makingOnly("campaign-results", "campaign-contacts", "campaign-breaches", "pool", "callback-log");
        home.setClock(Clock.fixed(Instant.parse("2026-11-23T02:00:00Z"), ZoneOffset.UTC));
        home.write("agents.csv", "agent_id,name,team\n7001,陈晨,T1\n7002,李莉,T1\n");
        home.write("campaigns.csv", "campaign_id,name,kind,starts_on,ends_on,target,max_attempts,window_from,window_to,min_gap_minutes,pool_days\n"
                + "K1,新品推介,sale,2026-11-16,2026-11-21,100,3,09:00,12:00,120,5\nK2,满意度调查,survey,2026-11-20,,,,,,,\n");
        home.write("contacts.csv", CONTACTS);
        home.write("attempts.csv", "attempt_id,campaign_id,contact_id,agent_id,dialled_at,answered_at,agent_at,ended_at,outcome\n"
                + "A1,K1,C1,7001,2026-11-20 08:59:59.999,,,2026-11-20 09:00:20,no_answer\n"
                + "A2,K1,C1,7001,2026-11-20 09:10:00,,,2026-11-20 09:10:05,busy\n"
                + "A3,K1,C1,7001,2026-11-20 11:10:00,2026-11-20 11:10:08,2026-11-20 11:10:08,2026-11-20 11:12:08,connected\n"
                + "A4,K2,C1,7002,2026-11-21 10:00:00,2026-11-21 10:00:08,2026-11-21 10:00:08,2026-11-21 10:01:08,connected\n"
                + "A5,K1,C9,7001,2026-11-21 10:00:00,,,2026-11-21 10:00:30,no_answer\n"
                + "A6,K1,C1,7001,2026-11-21 11:00:00,2026-11-21 11:00:05,,2026-11-21 11:00:30,connected\n");
        home.write("callbacks.csv", "callback_id,kind,assigned_to,assigned_at,due_at,done_at,reached,updated_at\n"
                + "B1,card,7001,2026-11-20 08:00:00,2026-11-20 18:00:00,2026-11-20 10:00:00,1,2026-11-20 10:00:00\n"
                + "B2,家访,7001,2026-11-20 08:00:00,2026-11-20 18:00:00,2026-11-20 19:00:00,0,2026-11-20 19:00:00\n");
        night("2026-11-20");
        night("2026-11-21");
        night("2026-11-22");
    }

    private TestHome.Result night(String day) {
        TestHome.Result night = home.run("nightly", "--date", day);
        assertThat(night.exit()).as(night.err() + night.out()).isIn(0, 3);
        return night;
    }

    private List<String> kpi(String from, String to, String by, String kpi) {
        TestHome.Result result = home.run("kpi", "--from", from, "--to", to, "--by", by, "--kpi", kpi, "--format", "csv");
        assertThat(result.exit()).as(result.err()).isZero();
        return result.csv().stream().map(row -> row.get("key") + " " + row.get("numerator") + "/" + row.get("denominator")).toList();
    }

    private String workbook(String period, String report) throws IOException {
        return Workbooks.text(Files.readAllBytes(home.home().resolve("out/reports/" + period + "/" + report + ".xlsx")));
    }

    @Test
    void the_example_of_the_specification() {
        assertThat(kpi("2026-11-20", "2026-11-20", "campaign", "connect_rate")).containsExactly("K1 1.000000/3.000000");
        assertThat(kpi("2026-11-20", "2026-11-20", "campaign", "breach_rate")).containsExactly("K1 2.000000/3.000000");
        assertThat(kpi("2026-11-20", "2026-11-20", "campaign", "penetration")).containsExactly("K1 1.000000/100.000000");
    }

    /** C9 is first dialled on the 21st: of that day alone K1 reached 0 of 1, from its first day 1 of 2. */
    @Test
    void ratios_of_contacts_are_counted_from_the_campaigns_first_day() {
        assertThat(kpi("2026-11-21", "2026-11-21", "campaign", "reach_rate")).containsExactly("K1 1.000000/2.000000", "K2 1.000000/1.000000");
        assertThat(kpi("2026-11-20", "2026-11-21", "day", "reach_rate")).containsExactly("2026-11-20 1.000000/1.000000", "2026-11-21 2.000000/3.000000");
        assertThat(kpi("2026-11-21", "2026-11-21", "agent", "reach_rate")).containsExactly("7001 1.000000/2.000000", "7002 1.000000/1.000000",
                "- 0.000000/0.000000");
        assertThat(kpi("2026-11-21", "2026-11-21", "campaign", "penetration")).contains("K1 2.000000/100.000000").noneMatch(row -> row.startsWith("K2 1"));
    }

    /** K1 since its first day: C1 was touched and reached on the 20th, C9 touched on the 21st; its list of 100 is held by the 16th. */
    @Test
    void ratios_of_contacts_are_explained_by_the_rows_since_the_campaigns_first_day() {
        assertThat(explained("reach_rate", "--date", "2026-11-21")).containsExactlyInAnyOrder("2026-11-20 A1 K1 0/1", "2026-11-20 A3 K1 1/0", "2026-11-21 A5 K1 0/1",
                "2026-11-21 A4 K2 1/1");
        assertThat(explained("reach_rate", "--date", "2026-11-20")).containsExactlyInAnyOrder("2026-11-20 A1 K1 0/1", "2026-11-20 A3 K1 1/0");
        assertThat(explained("reach_rate", "--date", "2026-11-21", "--agent", "7002")).containsExactly("2026-11-21 A4 K2 1/1");
        assertThat(explained("penetration", "--from", "2026-11-20", "--to", "2026-11-20")).containsExactlyInAnyOrder("2026-11-16  K1 0/100", "2026-11-20 A1 K1 1/0");
        assertThat(home.run("explain", "penetration", "--date", "2026-11-20").out()).contains("当期有记录的任务自首日起", "1.00%（1 ÷ 100）");
    }

    private List<String> explained(String... arguments) {
        List<String> command = new ArrayList<>(List.of("explain"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--format", "csv"));
        TestHome.Result result = home.run(command.toArray(String[]::new));
        assertThat(result.exit()).as(result.err()).isZero();
        return result.csv().stream().map(row -> row.get("date") + " " + row.getOrDefault("attempt_id", "") + " " + row.get("campaign") + " "
                + row.get("numerator") + "/" + row.get("denominator")).toList();
    }

    @Test
    void a_connected_attempt_without_agent_is_refused_and_one_of_an_unknown_contact_is_loaded_with_a_warning() {
        assertThat(home.warehouse().query("SELECT reason FROM rejected_rows WHERE feed = 'campaign_attempts'", Map.of(), row -> row.string("reason")))
                .anyMatch(reason -> reason.contains("outcome is connected but agent_at is missing"));
        assertThat(home.warehouse().query("SELECT detail FROM v_checks WHERE check_name = 'attempts_of_known_contacts'", Map.of(),
                row -> row.string("detail"))).anyMatch(detail -> detail.contains("1 attempts of unknown contacts, such as attempt A5 of K1/C9"));
    }

    @Test
    void the_reports_show_results_breaches_contacts_and_the_pool() throws IOException {
        assertThat(workbook("2026-11-20", "campaign-results")).contains("新品推介", "33.33%", "100.00%", "99.50", "漏斗", "按坐席", "按时段", "同一人在两个任务中各计一次");
        assertThat(workbook("2026-11-20", "campaign-breaches")).contains("时段外拨打", "间隔不足", "距上次 2026-11-20 08:59:59 不足 120 分钟", "09:00–12:00");
        assertThat(workbook("2026-11-20", "campaign-contacts")).contains("没有任务结束");
        assertThat(workbook("2026-11-21", "campaign-contacts")).contains("新品推介", "C2", "138****5678").doesNotContain("13812345678", "满意度调查");
        TestHome.Result week = home.run("weekly", "--date", "2026-11-23", "--no-mail");
        assertThat(week.exit()).as(week.err() + week.out()).isIn(0, 3, 4);
        assertThat(workbook("2026-W47", "pool")).contains("C2", "从未拨打 1 条", "按原负责坐席");
    }

    @Test
    void the_callback_log_has_what_each_agent_did() throws IOException {
        assertThat(workbook("2026-11-20", "callback-log")).contains("按回访人员", "陈晨", "返卡", "50.00%");
        assertThat(kpi("2026-11-20", "2026-11-20", "day", "callback_timeliness")).containsExactly("2026-11-20 1.000000/2.000000");
        assertThat(kpi("2026-11-20", "2026-11-20", "day", "callback_reach_rate")).containsExactly("2026-11-20 1.000000/2.000000");
        assertThat(home.warehouse().query("SELECT toString(kind) AS kind FROM callbacks ORDER BY callback_id", Map.of(), row -> row.string("kind")))
                .containsExactly("card", "other");
    }

    @Test
    void analysts_see_contacts_without_their_numbers() {
        assertThat(home.warehouse().query("SELECT DISTINCT phone FROM v_campaign_contacts WHERE contact_id = 'C1'", Map.of(), row -> row.string("phone")))
                .containsExactly("138****5678");
        assertThat(home.warehouse().query("SELECT DISTINCT denominator FROM v_kpi_daily WHERE kpi = 'reach_rate' AND business_date = '2026-11-20'", Map.of(),
                row -> row.decimal("denominator").signum())).as("views know no campaign's first day").isEmpty();
    }
}
