package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.report.Pdfs;
import callmart.report.Workbooks;
import callmart.testing.ScriptedSmtp;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Editions of a report for the readers of a team or queue. 赵伟 is of T0, 钱芳 of 夜班, 孙丽 of T9, whose edition nobody reads; T1 has readers
 * and nobody works there.
 */
class BurstTest {

    private static final String DAY = "2026-11-20";
    private static final List<String> NAMES = List.of("赵伟", "钱芳", "孙丽");
    private static final String READERS = """
            from: {name: 电话中心报表, address: reports@example.com}
            roles:
              客服组负责人: [{name: 负责人, address: lead@example.com}]
              客服组其他同事: [{name: 同事, address: all@example.com}]
              报表管理员: [{name: 管理员, address: admin@example.com}]
            teams:
              T0: [{name: 甲, address: t0@example.com}]
              夜班: [{name: 乙, address: night@example.com}]
              T1: [{name: 丙, address: t1@example.com}]
            queues:
              sales: [{name: 丁, address: sales@example.com}]
            """;
    private static final String WORKLOAD = """
              workload:
                title: '{M}月{d}日工作量'
                period: day
                layout: figures
                dataset: agent_workload
                figures: [talks, outbound_calls]
                cards: [talks]
                charts: [talks]
                tables: [agents]
                formats: [xlsx]
                deadline: next-day 11:30
                recipients: [客服组负责人]
                cc: [客服组其他同事]
                burst: team
                feeds: [calls, agents]
            """;
    private static final String TICKETS = """
              tickets:
                title: '{M}月{d}日工单'
                period: day
                layout: list
                dataset: tickets
                parameters: {kinds: [complaint]}
                columns: {agent_id: 工号, agent_name: 姓名, content: 客户投诉点}
                order: [ticket_id]
                empty: '{period}无投诉'
                counts: {}
                mail: [agent_name, content]
                formats: [xlsx, pdf]
                deadline: next-day 11:30
                recipients: [客服组负责人]
                burst: team
                feeds: [tickets, agents]
            """;
    private static final String QUEUES = WORKLOAD.replace("workload:", "lines:").replace("agent_workload", "operations").replace("工作量", "队列")
            .replace("[talks, outbound_calls]", "[talks, lost]").replace("tables: [agents]", "tables: [queues]").replace("burst: team", "burst: queue");

    @TempDir
    private Path folder;
    private MailingCentre post;

    @BeforeEach
    void a_centre_of_three_teams() {
        post = new MailingCentre(folder, "burst", WORKLOAD, TICKETS, QUEUES);
        post.home.write("test-config/sources.yml", "feeds: {calls: [{type: csv, path: 'calls-{date}.csv'}], agents: [{type: csv, path: agents.csv}],"
                + " tickets: [{type: csv, path: 'tickets-{date}.csv'}]}");
        post.home.write("test-config/recipients.yml", READERS);
        post.home.write("agents.csv", "agent_id,name,team\n7001,赵伟,T0\n7002,钱芳,夜班\n7003,孙丽,T9\n");
        post.home.write("tickets-20261120.csv", "ticket_id,kind,status,agent_id,content,created_at,updated_at\n"
                + "K1,complaint,open,7001,等待太久,2026-11-20 09:00:00,2026-11-20 09:10:00\n"
                + "K2,complaint,open,7002,态度不好,2026-11-20 10:00:00,2026-11-20 10:10:00\n"
                + "K3,complaint,open,,无人受理,2026-11-20 11:00:00,2026-11-20 11:10:00\n");
        calls(1);
    }

    /** Three answered calls in two queues, more of 7001, and one that is lost. */
    private void calls(int ofTheFirst) {
        StringBuilder rows = new StringBuilder("call_id,direction,queue,agent_id,arrived_at,queued_at,answered_at,ended_at,hangup_by\n");
        for (int i = 0; i < ofTheFirst; i++) {
            rows.append("A").append(i).append(answered("sales", "7001"));
        }
        rows.append("B").append(answered("sales", "7002")).append("C").append(answered("care", "7003"));
        rows.append("L,inbound,sales,,2026-11-20 09:10:00,2026-11-20 09:10:05,,2026-11-20 09:10:35,caller\n");
        post.home.write("calls-20261120.csv", rows.toString());
    }

    private static String answered(String queue, String agent) {
        return ",inbound," + queue + "," + agent + ",2026-11-20 09:00:00,2026-11-20 09:00:05,2026-11-20 09:00:10,2026-11-20 09:02:10,caller\n";
    }

    @AfterEach
    void end() {
        post.close();
    }

    /** All that somebody received: bodies, workbooks and pages. */
    private String received(String address) throws Exception {
        StringBuilder all = new StringBuilder();
        for (ScriptedSmtp.Taken mail : post.server.taken()) {
            if (mail.to().contains(address)) {
                MimeMessage message = MailingCentre.parse(mail);
                all.append(message.getSubject()).append('\n').append(MailingCentre.text(mail)).append(mail.text());
                files(message, all);
            }
        }
        return all.toString();
    }

    private static void files(jakarta.mail.Part part, StringBuilder all) throws Exception {
        if (part.getContent() instanceof jakarta.mail.Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                files(parts.getBodyPart(i), all);
            }
        } else if (part.getFileName() != null && !part.isMimeType("image/*")) {
            byte[] file = part.getInputStream().readAllBytes();
            all.append(MimeUtility.decodeText(part.getFileName()).endsWith(".pdf") ? Pdfs.text(file) : Workbooks.text(file));
        }
    }

    private List<String> editions(String state) {
        return post.column("SELECT concat(report, ' v', toString(version), ' ', recipient_group) AS x FROM v_deliveries WHERE state = '" + state
                + "' ORDER BY report, version");
    }

    @Test
    void each_team_gets_its_own_rows_and_nobody_else_s() throws Exception {
        assertThat(post.due("2026-11-21T09:00")).isZero();

        assertThat(received("t0@example.com")).contains("11月20日工作量（T0）｜通话次数 1", "11月20日工单（T0）", "赵伟", "等待太久", "7001")
                .doesNotContain("钱芳", "孙丽", "7002", "7003", "态度不好", "无人受理");
        assertThat(received("night@example.com")).contains("11月20日工作量（夜班）", "钱芳", "态度不好").doesNotContain("赵伟", "孙丽", "7001", "等待太久");
        assertThat(received("t1@example.com")).contains("本日无话务记录", "本日无投诉").doesNotContain(NAMES);
        assertThat(received("lead@example.com")).contains(NAMES).contains("无人受理");
        assertThat(post.server.taken().stream().filter(mail -> mail.to().size() > 1).flatMap(mail -> mail.to().stream()))
                .doesNotContain("t0@example.com", "night@example.com", "t1@example.com", "sales@example.com");
        assertThat(Stream.of("workload", "workload.T0", "workload.夜班", "workload.T1", "tickets.T0", "lines.sales").map(name ->
                folder.resolve("out/reports/" + DAY + "/" + name + ".xlsx"))).allMatch(Files::exists);
        assertThat(editions("sent")).containsExactly("lines v1 客服组负责人；抄送客服组其他同事", "lines.sales v1 queue: sales", "tickets v1 客服组负责人",
                "tickets.T0 v1 team: T0", "tickets.T1 v1 team: T1", "tickets.夜班 v1 team: 夜班", "workload v1 客服组负责人；抄送客服组其他同事",
                "workload.T0 v1 team: T0", "workload.T1 v1 team: T1", "workload.夜班 v1 team: 夜班");
        assertThat(workbook("lines.sales")).contains("sales").doesNotContain("care");
        assertThat(received("sales@example.com")).as("of a queue, lost calls too").contains("11月20日队列（sales）｜通话次数 2")
                .containsPattern("呼损数[\\s\\S]{0,20}\\b1\\b");
        assertThat(workbook("workload")).contains("不属于任何分发版：通话次数 1");
        assertThat(workbook("tickets")).contains("不属于任何分发版：1 条");
    }

    private String workbook(String report) throws IOException {
        return Workbooks.text(Files.readAllBytes(folder.resolve("out/reports/" + DAY + "/" + report + ".xlsx")));
    }

    @Test
    void an_edition_has_versions_of_its_own() {
        post.home.write("test-config/reports.yml", "reports:\n" + WORKLOAD);
        post.due("2026-11-21T09:00");
        calls(2);
        assertThat(post.home.run("nightly", "--date", DAY).exit()).isZero();

        assertThat(editions("offered")).containsExactly("workload v2 客服组负责人；抄送客服组其他同事", "workload.T0 v2 team: T0");
        assertThat(post.home.run("resend", "workload.T0", "--period", DAY, "--corrected").out()).contains("version 2: sent to t0@example.com", "1 → 2");
    }

    @Test
    void a_digest_holds_one_key_s_editions_alone() throws Exception {
        post.configure(true, ", messages: digest");
        post.home.write("test-config/reports.yml", "reports:\n" + WORKLOAD + TICKETS);
        post.home.write("test-config/recipients.yml", READERS.replaceFirst("(?m)^  T1:.*\n", ""));
        post.due("2026-11-21T11:15");

        assertThat(post.subjects().stream().sorted()).containsExactly("11月20日工作量", "11月20日工单", "11月21日 11:30 报表（2份）", "11月21日 11:30 报表（2份）");
        assertThat(received("t0@example.com")).contains("11月20日工作量（T0）", "11月20日工单（T0）").doesNotContain("钱芳", "孙丽");
    }

    @Test
    void editions_that_do_not_add_up_are_withheld() {
        contract("north", "{teams: [T0]}");
        contract("south", "{queues: [sales]}");
        post.home.write("test-config/recipients.yml", READERS + "vendors: {north: [{name: 戊, address: n@example.com}], south: [{name: 己, address: s@example.com}]}\n");
        post.home.write("test-config/reports.yml", "reports:\n" + QUEUES.replace("burst: queue", "burst: vendor"));
        post.due("2026-11-21T09:00");

        assertThat(post.home.run("why", "lines.north", "--period", DAY).out()).contains("its editions do not add up").doesNotContain("is mended");
        assertThat(editions("sent")).containsExactly("lines v1 客服组负责人；抄送客服组其他同事");

        contract("south", "{teams: [夜班, T9]}");
        post.due("2026-11-21T09:30");

        assertThat(editions("sent")).contains("lines.north v1 vendor: north", "lines.south v1 vendor: south");
    }

    private void contract(String vendor, String covers) {
        post.home.write("test-config/contracts/" + vendor + ".yml", "id: " + vendor + "\nvendor: {id: " + vendor + ", name: " + vendor + "}\ncovers: " + covers
                + "\neffective: {from: 2026-01-01, to: 2026-12-31}\ncurrency: CNY\nmonthly-fee: 1000.00\nkpis: [{kpi: answer_rate, target: 95%, rule: {kind: per-day, amount: 1.00}}]\n");
    }

    @Test
    void what_cannot_be_divided_is_a_fault_of_the_configuration() {
        post.home.write("test-config/reports.yml", "reports:\n" + TICKETS.replace("burst: team", "burst: queue")
                + TICKETS.replace("tickets:", "plan:").replace("dataset: tickets", "dataset: incidents"));
        post.home.write("test-config/recipients.yml", READERS + "vendors: {east: [{name: 戊, address: e@example.com}]}\n");

        assertThat(post.home.run("due").err()).contains("the report cannot be divided by queue: sql/reports/tickets.sql tells no queue of its rows",
                "the report cannot be divided by team: sql/reports/incidents.sql has no place for an edition", "no contract is with a vendor 'east'");
    }

    @Test
    void a_key_without_readers_is_missed_before_anything_is_made() {
        post.home.write("test-config/recipients.yml", READERS.replaceAll("(?s)teams:.*(?=queues:)", ""));

        assertThat(post.due("2026-11-21T09:00")).isEqualTo(2);
        assertThat(post.home.run("due").err()).contains("'teams', by which workload is divided");
    }
}
