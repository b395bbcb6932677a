package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.report.Workbooks;
import callmart.testing.FactLoader;
import callmart.testing.TestHome;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The specification's warning from its file to KPIs, lists, alerts, mails, explanations, views and slips. */
@TestInstance(Lifecycle.PER_CLASS)
class ComplaintWarningsTest {

    private static final String HEAD = "warning_id,round,agent_id,store,determined_at,reported_at,phone,problem,reviewed_at,review_result,escalated_at,"
            + "store_done_at,guided_at,feedback_at,recontacted_at,customer_satisfied,updated_at\n";
    private static final String BEGUN = "W1,1,7001,一店,2026-11-20 09:00:00,2026-11-20 09:20:00,13812345678,漏水,";
    private static final String REVIEWED = BEGUN + "2026-11-20 10:30:00,accepted,2026-11-20 10:31:00,";
    private static final String FED_BACK = REVIEWED + "2026-11-20 11:31:00,2026-11-20 13:40:00,2026-11-20 14:00:00,";

    private TestHome home;

    @BeforeAll
    void three_nights(@TempDir Path folder) {
        home = new TestHome(folder, "complaint_warnings", "Asia/Shanghai", "feeds: {agents: [{type: csv, path: agents.csv}], complaint_warnings: ["
                + "{type: csv, path: warnings.csv, allow-empty: true}]}").makingOnly("warning-log", "warning-overdue", "alert-log", "monthly-performance");
        home.setClock(Clock.fixed(Instant.parse("2026-11-23T02:00:00Z"), ZoneOffset.UTC));
        home.write("agents.csv", "agent_id,name,team\n7001,陈晨,T1\n");
        home.write("warnings.csv", HEAD + BEGUN + ",,,,,,,,2026-11-20 09:20:00\n" + REVIEWED + ",,,,,2026-11-20 10:31:00\n"
                + FED_BACK + ",,2026-11-20 14:00:00\n" + FED_BACK + "2026-11-21 08:00:00,no,2026-11-21 08:00:00\n"
                + "W1,2,7001,一店,2026-11-22 09:50:00,2026-11-22 10:00:00,13812345678,漏水,,,,,,,,,2026-11-22 10:00:00\n");
        home.write("test-config/contracts/one.yml", """
                id: one
                vendor: {id: one, name: 外包一}
                covers: {teams: [T1]}
                effective: {from: 2026-11-01, to: 2026-12-31}
                currency: CNY
                monthly-fee: 10000.00
                kpis:
                  - {kpi: warning_timeliness, target: 100%, rule: {kind: per-point, amount: 10.00, rounding: started}}
                slips:
                  tariff: {W1: {title: 预警环节超时, amount: 20.00}}
                  from: {complaint_warnings: {review: W1, guidance: W1}}
                """);
        for (String day : List.of("2026-11-20", "2026-11-21", "2026-11-22")) {
            TestHome.Result night = home.run("nightly", "--date", day);
            assertThat(night.exit()).as(night.err() + night.out()).isIn(0, 3);
        }
        home.setClock(Clock.fixed(Instant.parse("2026-12-05T02:00:00Z"), ZoneOffset.UTC));
    }

    private List<String> kpi(String day, String by) {
        TestHome.Result result = home.run("kpi", "--from", day, "--to", day, "--by", by, "--kpi", "warning_timeliness", "--format", "csv");
        assertThat(result.exit()).as(result.err()).isZero();
        return result.csv().stream().map(row -> row.values().toString()).toList();
    }

    private String workbook(String period, String report) throws IOException {
        return Workbooks.text(Files.readAllBytes(home.home().resolve("out/reports/" + period + "/" + report + ".xlsx")));
    }

    @Test
    void half_of_the_steps_of_the_20th_were_on_time() {
        assertThat(kpi("2026-11-20", "day").toString()).contains("3.000000, 6.000000, 0.500000");
        assertThat(kpi("2026-11-20", "role")).anyMatch(row -> row.contains("店长, warning_timeliness, 1.000000, 2.000000, 0.500000"))
                .anyMatch(row -> row.contains("热线主管, warning_timeliness, 0.000000, 2.000000, 0.000000"))
                .anyMatch(row -> row.contains("店客服中心, warning_timeliness, 1.000000, 1.000000, 1.000000"))
                .anyMatch(row -> row.contains("话务员, warning_timeliness, 1.000000, 1.000000, 1.000000"));
        assertThat(kpi("2026-11-20", "step")).anyMatch(row -> row.contains("recontact, warning_timeliness, 0.000000, 1.000000, 0.000000"));
        assertThat(kpi("2026-11-20", "store")).anyMatch(row -> row.contains("一店, warning_timeliness, 3.000000, 6.000000, 0.500000"));
    }

    @Test
    void the_log_shows_where_the_round_stands_and_the_list_what_was_overdue() throws IOException {
        assertThat(workbook("2026-11-20", "warning-log")).contains("1 条，其中超时 1 条、退回 0 条、未结办 1 条", "再次沟通", "热线主管", "4:00:00", "陈晨",
                "138****5678").doesNotContain("13812345678");
        assertThat(workbook("2026-11-20", "warning-overdue")).contains("3 条，其中尚未完成 1 条", "主管审核", "0:10:00", "店长指导", "0:09:00",
                "2026-11-20 13:31", "按责任角色");
        assertThat(workbook("2026-11-21", "warning-overdue")).contains("本日无超时环节");
    }

    @Test
    void each_role_is_told_of_its_open_steps_until_they_end() throws IOException {
        List<String> told = home.warehouse().query("SELECT business_date, recipients, message FROM alerts WHERE rule = 'warning_overdue' ORDER BY"
                + " business_date, recipients", Map.of(), row -> row.date("business_date") + " " + row.string("recipients") + " " + row.string("message"));

        assertThat(told).containsExactly("2026-11-20 热线主管 投诉预警环节超时未办：热线主管 1（20:00–23:59），预警线 > 0，截至 23:59：11-20 20:00 W1/1 再次沟通",
                "2026-11-22 店客服中心 投诉预警环节超时未办：店客服中心 1（14:00–23:59），预警线 > 0，截至 23:59：11-22 14:00 W1/1 结办",
                "2026-11-22 热线主管 投诉预警环节超时未办：热线主管 1（11:00–23:59），预警线 > 0，截至 23:59：11-22 11:00 W1/2 主管审核");
        try (Stream<Path> mails = Files.walk(home.home().resolve("out/mail"))) {
            assertThat(mails.filter(file -> file.toString().endsWith(".eml")).map(ComplaintWarningsTest::read))
                    .anyMatch(mail -> mail.contains("hotline-supervisor@example.com")).anyMatch(mail -> mail.contains("store-service@example.com"))
                    .noneMatch(mail -> mail.contains("13812345678"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_is_overdue_is_explained_and_seen_by_analysts() {
        assertThat(home.run("explain", "warning_steps_overdue", "--date", "2026-11-20").out()).contains("值：3", "W1/1", "guidance");
        assertThat(home.warehouse().query("SELECT concat(phone, ' ', toString(problem_chars), ' ', toString(round)) AS row FROM v_complaint_warnings"
                + " ORDER BY round", Map.of(), row -> row.string("row"))).containsExactly("138****5678 2 1", "138****5678 2 2");
        assertThat(home.warehouse().query("SELECT toString(sum(warning_steps_due)) AS due FROM v_warning_measures WHERE business_date = '2026-11-22'",
                Map.of(), row -> row.string("due"))).containsExactly("4");
    }

    /** 5 of 10 steps in November: 50 points at 10.00; of the overdue ones the two reviews and the guidance are slips. */
    @Test
    void overdue_steps_are_slips_where_the_contract_names_them() {
        assertThat(home.run("penalties", "--month", "2026-11", "--format", "csv").csv()).extracting(row -> row.get("kind") + " " + row.get("ref") + " "
                + row.get("rule") + " " + row.get("amount")).containsExactly("kpi warning_timeliness per-point 500.00", "slip W1/1/review W1 20.00",
                        "slip W1/1/guidance W1 20.00", "slip W1/2/review W1 20.00", "total one  560.00");
    }

    /** The step close has 48 hours from the 20th at 14:00. */
    @Test
    void a_step_is_no_slip_before_the_day_of_its_deadline_is_loaded(@TempDir Path folder) {
        TestHome other = new TestHome(folder, "warning_slips", "Asia/Shanghai", "feeds: {complaint_warnings: [{type: csv, path: warnings.csv,"
                + " allow-empty: true}]}");
        other.write("warnings.csv", HEAD + FED_BACK + ",,2026-11-20 14:00:00\n");
        try (Warehouse warehouse = other.warehouse()) {
            FactLoader loader = new FactLoader(warehouse, folder);
            loader.loadOnly(folder.resolve("test-config"), LocalDate.of(2026, 11, 20));
            assertThat(slips(warehouse)).containsExactly("W1/1/guidance", "W1/1/recontact", "W1/1/review");

            loader.loadOnly(folder.resolve("test-config"), LocalDate.of(2026, 11, 22));
            assertThat(slips(warehouse)).containsExactly("W1/1/close", "W1/1/guidance", "W1/1/recontact", "W1/1/review");
        }
    }

    private static List<String> slips(Warehouse warehouse) {
        return warehouse.query("SELECT id FROM possible_slips(from = '2026-11-01', to = '2026-11-30') WHERE kind = 'warning' ORDER BY id", Map.of(),
                row -> row.string("id"));
    }

    /** A centre without the feed has none of its figures, reports and alerts; it need not name the roles. */
    @Test
    void without_the_feed_nothing_of_it_is_there(@TempDir Path folder) {
        TestHome other = new TestHome(folder, "no_complaint_warnings", "Asia/Shanghai", "feeds: {agents: [{type: csv, path: agents.csv}]}");
        other.write("agents.csv", "agent_id,name,team\n7001,陈晨,T1\n");
        other.write("test-config/recipients.yml", "from: {name: 报表, address: a@example.com}\nroles: {客服组负责人: [{name: 组, address: b@example.com}],"
                + " 客服组其他同事: [{name: 组, address: b@example.com}], 值班主管: [{name: 组, address: b@example.com}], 部门经理: [{name: 组, address:"
                + " b@example.com}], 应急小组: [{name: 组, address: b@example.com}], 报表管理员: [{name: 组, address: b@example.com}]}\n");

        assertThat(other.run("nightly", "--date", "2026-11-20").exit()).isIn(0, 3);
        assertThat(other.configuration().reports().list()).noneMatch(report -> report.id().startsWith("warning"));
        assertThat(other.run("kpi", "--from", "2026-11-20", "--to", "2026-11-20", "--format", "csv").out()).doesNotContain("warning_");
    }
}
