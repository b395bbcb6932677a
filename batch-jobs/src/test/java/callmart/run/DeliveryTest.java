package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.Calls;
import callmart.testing.ScriptedSmtp;
import callmart.testing.SharedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports on their way to their readers: withheld, late, corrected, sent again, refused. */
class DeliveryTest {

    private static final String DAY = "2026-11-20";

    @TempDir
    private Path folder;
    private MailingCentre post;

    @BeforeEach
    void a_small_centre() {
        post = new MailingCentre(folder, "delivery", MailingCentre.DAILY);
    }

    @AfterEach
    void end() {
        post.close();
    }

    private void calls(String day, int number) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            rows.add(Calls.answered("C" + i, day + " 09:" + (10 + i)));
        }
        post.home.write("calls-" + day.replace("-", "") + ".csv", Calls.file(rows));
    }

    private List<String> states() {
        try (var warehouse = post.home.warehouse()) {
            return warehouse.query("SELECT concat(kind, ' ', report, ' ', period, ' v', toString(version), ' ', state, if(late AND state = 'sent', ' late', '')) AS x"
                    + " FROM v_deliveries ORDER BY kind, report, period, version, copy_number", Map.of(), row -> row.string("x"));
        }
    }

    @Test
    void a_report_goes_out_before_its_deadline_and_only_once() {
        calls(DAY, 3);

        assertThat(post.due("2026-11-21T08:00")).as("too early").isZero();
        assertThat(post.server.taken()).isEmpty();
        assertThat(post.due("2026-11-21T08:45")).isZero();
        assertThat(post.due("2026-11-21T09:00")).isZero();
        assertThat(post.due("2026-11-21T12:00")).isZero();

        assertThat(post.subjects()).containsExactly("11月20日日报");
        assertThat(post.wholeSubjects()).containsExactly("11月20日日报｜占用次数 3");
        assertThat(post.server.taken().get(0).to()).containsExactlyInAnyOrder("lead@example.com", "team@example.com");
        assertThat(states()).containsExactly("report daily 2026-11-20 v1 sent");
    }

    @Test
    void a_withheld_report_is_announced_at_its_deadline_and_follows_when_the_data_has_come() {
        assertThat(post.due("2026-11-21T09:00")).isEqualTo(3);
        assertThat(post.server.taken()).isEmpty();
        assertThat(post.due("2026-11-21T11:30")).isEqualTo(3);
        assertThat(post.due("2026-11-21T11:45")).isEqualTo(3);
        assertThat(post.subjects()).containsExactly("【缓发】11月20日日报");
        assertThat(MailingCentre.text(post.server.taken().get(0))).contains("应于 2026-11-21 11:30 送达", "通话记录：2026-11-20 的数据未能装载");

        calls(DAY, 3);
        assertThat(post.due("2026-11-21T14:00")).isZero();
        assertThat(post.due("2026-11-21T14:15")).isZero();

        assertThat(post.subjects()).containsExactly("【缓发】11月20日日报", "【补发】11月20日日报");
        assertThat(states()).containsExactly("notice daily 2026-11-20 v1 sent late", "report daily 2026-11-20 v1 sent late");
        assertThat(post.home.run("status", "--from", DAY, "--to", DAY, "--format", "json").out()).contains("\"late\" : \"late\"");
    }

    @Test
    void a_changed_report_is_offered_as_version_2_and_sent_by_hand_with_what_has_changed() throws Exception {
        calls(DAY, 3);
        post.due("2026-11-21T09:00");
        Path first = folder.resolve("out/reports/2026-11-20/daily.xlsx");
        byte[] sent = Files.readAllBytes(first);
        calls(DAY, 5);
        assertThat(post.home.run("nightly", "--date", DAY).exit()).isZero();

        assertThat(Files.readAllBytes(first)).isEqualTo(sent);
        assertThat(folder.resolve("out/reports/2026-11-20/daily-v2.xlsx")).isNotEmptyFile();
        assertThat(states()).containsExactly("report daily 2026-11-20 v1 sent", "report daily 2026-11-20 v2 offered");
        assertThat(post.server.taken()).hasSize(1);
        assertThat(post.home.run("status", "--from", DAY, "--to", DAY).out()).contains("resend daily --period 2026-11-20 --corrected");

        var resent = post.home.run("resend", "daily", "--period", DAY, "--corrected");
        assertThat(resent.exit()).isZero();
        assertThat(resent.out()).contains("version 2: sent to", "占用次数", "3 → 5");
        assertThat(post.subjects()).containsExactly("11月20日日报", "【更正】11月20日日报（第2版）");
        assertThat(MailingCentre.text(post.server.taken().get(1))).contains("本邮件更正此前发送的版本", "3 → 5");
        assertThat(post.home.run("resend", "daily", "--period", DAY, "--corrected").exit()).isEqualTo(2);
        assertThat(states()).containsExactly("report daily 2026-11-20 v1 sent", "report daily 2026-11-20 v2 sent");
    }

    @Test
    void a_correction_may_be_shown_to_one_address_and_stays_offered_to_the_others() {
        calls(DAY, 3);
        post.due("2026-11-21T09:00");
        calls(DAY, 5);
        post.home.run("nightly", "--date", DAY);

        var nobody = post.home.run("resend", "daily", "--period", DAY, "--corrected", "--to", "boss");
        assertThat(nobody.exit()).isEqualTo(2);
        assertThat(nobody.err()).contains("expected a mail address such as lead@example.com, found 'boss'");
        var shown = post.home.run("resend", "daily", "--period", DAY, "--corrected", "--to", "boss@example.com");

        assertThat(shown.exit()).isZero();
        assertThat(shown.out()).contains("version 2: sent to boss@example.com", "3 → 5");
        assertThat(post.server.taken().get(1).to()).containsExactly("boss@example.com");
        assertThat(post.subjects()).containsExactly("11月20日日报", "【更正】11月20日日报（第2版）");
        assertThat(MailingCentre.text(post.server.taken().get(1))).contains("本邮件更正此前发送的版本", "3 → 5");
        assertThat(states()).containsExactly("report daily 2026-11-20 v1 sent", "report daily 2026-11-20 v2 offered", "resend daily 2026-11-20 v2 sent");

        assertThat(post.home.run("resend", "daily", "--period", DAY, "--corrected").exit()).isZero();
        assertThat(post.server.taken().get(2).to()).containsExactlyInAnyOrder("lead@example.com", "team@example.com");
        assertThat(MailingCentre.text(post.server.taken().get(2))).contains("3 → 5");
        assertThat(states()).containsExactly("report daily 2026-11-20 v1 sent", "report daily 2026-11-20 v2 sent", "resend daily 2026-11-20 v2 sent");
        assertThat(post.server.taken()).hasSize(3);
    }

    @Test
    void a_correction_that_reaches_nobody_says_so_and_is_tried_again() {
        calls(DAY, 3);
        post.due("2026-11-21T09:00");
        calls(DAY, 5);
        post.home.run("nightly", "--date", DAY);
        post.server.answer("MAIL", "451 try again");

        var resent = post.home.run("resend", "daily", "--period", DAY, "--corrected", "--to", "boss@example.com");
        assertThat(resent.exit()).isEqualTo(3);
        assertThat(resent.out()).contains("version 2: queued to boss@example.com; ", "451 try again");
        post.server.behave();
        assertThat(post.due("2026-11-21T09:30")).isZero();

        assertThat(post.server.taken()).hasSize(2);
        assertThat(states()).containsExactly("report daily 2026-11-20 v1 sent", "report daily 2026-11-20 v2 offered", "resend daily 2026-11-20 v2 sent");
    }

    @Test
    void the_ledger_may_lie_in_postgresql_with_the_metadata_of_the_jobs() {
        post.keepStateIn(SharedPostgres.fresh("delivery_state"), SharedPostgres.USER, SharedPostgres.PASSWORD);
        calls(DAY, 3);

        assertThat(post.due("2026-11-21T09:00")).isZero();
        assertThat(post.due("2026-11-21T12:00")).isZero();
        calls(DAY, 5);
        assertThat(post.home.run("nightly", "--date", DAY).exit()).isZero();
        assertThat(post.home.run("resend", "daily", "--period", DAY, "--corrected").exit()).isZero();

        assertThat(post.subjects()).containsExactly("11月20日日报", "【更正】11月20日日报（第2版）");
        assertThat(states()).containsExactly("report daily 2026-11-20 v1 sent", "report daily 2026-11-20 v2 sent");
        assertThat(folder.resolve("var/batch")).doesNotExist();
    }

    @Test
    void the_same_content_again_makes_no_version_and_an_offer_is_taken_back() throws Exception {
        calls(DAY, 3);
        post.due("2026-11-21T09:00");
        byte[] sent = Files.readAllBytes(folder.resolve("out/reports/2026-11-20/daily.xlsx"));
        post.home.run("nightly", "--date", DAY);
        assertThat(states()).containsExactly("report daily 2026-11-20 v1 sent");
        calls(DAY, 4);
        post.home.run("nightly", "--date", DAY);
        post.home.run("render", "daily", "--period", DAY);
        calls(DAY, 3);
        post.home.run("nightly", "--date", DAY);

        assertThat(states()).containsExactly("report daily 2026-11-20 v1 sent", "report daily 2026-11-20 v2 withdrawn");
        assertThat(Files.readAllBytes(folder.resolve("out/reports/2026-11-20/daily.xlsx"))).isEqualTo(sent);
        assertThat(post.server.taken()).hasSize(1);
        assertThat(folder.resolve("out/reports/2026-11-20/daily-unsent.xlsx")).exists();
    }

    @Test
    void sent_again_by_hand_it_goes_to_whom_it_shall_and_settles_what_was_open() {
        post.home.write("test-config/recipients.yml", """
                from: {name: 电话中心报表, address: reports@example.com}
                roles:
                  客服组负责人: [{name: 负责人, address: lead@example.com}]
                  客服组其他同事: [{name: 同事, address: team@example.com}]
                """);
        calls(DAY, 3);
        post.server.answer(".", ScriptedSmtp.DROP);
        assertThat(post.due("2026-11-21T09:00")).isEqualTo(3);
        assertThat(states()).containsExactly("report daily 2026-11-20 v1 unconfirmed");
        post.server.behave();
        assertThat(post.due("2026-11-21T09:15")).as("told of once").isZero();
        assertThat(post.server.taken()).hasSize(1);

        assertThat(post.home.run("resend", "daily", "--period", DAY, "--to", "boss@example.com").exit()).isZero();
        assertThat(post.server.taken().get(1).to()).containsExactly("boss@example.com");
        assertThat(post.home.run("resend", "daily", "--period", DAY).exit()).isZero();

        assertThat(post.subjects()).containsExactly("11月20日日报", "【重发】11月20日日报", "【重发】11月20日日报");
        assertThat(states()).containsExactly("report daily 2026-11-20 v1 sent", "resend daily 2026-11-20 v1 sent",
                "resend daily 2026-11-20 v1 sent");
        assertThat(post.due("2026-11-21T09:30")).isZero();
        assertThat(post.home.run("resend", "daily", "--period", "2026-11-19").exit()).isEqualTo(2);
    }

    @Test
    void what_still_waits_is_sent_by_hand_at_once_and_not_twice() {
        calls(DAY, 3);
        post.server.answer("MAIL", "451 try again");
        assertThat(post.due("2026-11-21T09:00")).isEqualTo(3);
        post.server.behave();

        assertThat(post.home.run("resend", "daily", "--period", DAY).exit()).isZero();
        assertThat(post.due("2026-11-21T09:30")).isZero();

        assertThat(post.subjects()).containsExactly("11月20日日报");
        assertThat(states()).containsExactly("report daily 2026-11-20 v1 sent");
    }

    @Test
    void the_reports_of_a_group_and_deadline_come_in_one_message_when_that_is_configured() {
        post.close();
        post = new MailingCentre(folder, "delivery", MailingCentre.DAILY, MailingCentre.DAILY.replace("  daily:", "  second:").replace("日日报", "日第二报"));
        post.configure(true, ", messages: digest");
        calls(DAY, 3);

        assertThat(post.due("2026-11-21T09:00")).isZero();

        assertThat(post.subjects()).containsExactly("11月21日 11:30 报表（2份）");
        assertThat(MailingCentre.text(post.server.taken().get(0))).contains("11月20日日报", "11月20日第二报");
        assertThat(states()).containsExactly("report daily 2026-11-20 v1 sent", "report second 2026-11-20 v1 sent");
    }

    /** The second report of the deadline is withheld; the first is asked for before the message that would bring both. */
    @Test
    void what_waits_for_the_message_of_its_deadline_is_sent_by_hand_at_once_and_not_twice() {
        post.close();
        post = new MailingCentre(folder, "delivery", MailingCentre.DAILY, MailingCentre.DAILY.replace("  daily:", "  second:").replace("日日报", "日第二报")
                .replace("feeds: [calls]", "feeds: [calls, tickets]"));
        post.home.write("test-config/sources.yml", "feeds: {calls: [{type: csv, path: 'calls-{date}.csv'}], tickets: [{type: csv, path: 'tickets-{date}.csv'}]}");
        post.configure(true, ", messages: digest");
        calls(DAY, 3);
        assertThat(post.due("2026-11-21T09:00")).isEqualTo(3);
        assertThat(post.server.taken()).isEmpty();
        assertThat(post.home.run("why", "daily", "--period", DAY).out()).contains("waits for the message of its deadline", "resend daily --period " + DAY);

        assertThat(post.home.run("resend", "daily", "--period", DAY).exit()).isZero();
        assertThat(post.subjects()).containsExactly("11月20日日报");
        post.due("2026-11-21T11:30");

        assertThat(post.subjects()).containsExactly("11月20日日报", "【缓发】11月20日第二报");
    }

    @Test
    void without_a_wish_for_mail_nothing_is_sent_until_somebody_asks() {
        calls(DAY, 3);
        post.clock.set("2026-11-21T09:00", MailingCentre.ZONE);
        post.home.run("nightly", "--date", DAY, "--no-mail");
        assertThat(post.due("2026-11-21T09:15")).isZero();
        assertThat(post.server.taken()).isEmpty();

        assertThat(post.home.run("resend", "daily", "--period", DAY).exit()).isZero();
        assertThat(post.subjects()).containsExactly("【重发】11月20日日报");
    }

    @Test
    void an_alert_is_mailed_once_to_its_own_role_and_so_is_a_message_that_was_refused() {
        post.home.write("test-config/alerts.yml", "alerts:\n  gone: {kind: feed-failed, level: red, label: 数据装载失败, recipients: 报表管理员}\n");
        post.due("2026-11-21T09:00");
        post.due("2026-11-21T09:15");
        assertThat(post.subjects()).containsExactly("【预警】红色：数据装载失败（2026-11-20）");
        assertThat(post.server.taken().get(0).to()).containsExactly("admin@example.com");
        assertThat(MailingCentre.text(post.server.taken().get(0))).contains("电话中心报表系统需要您关注以下 1 项", "红色预警：", "通话记录");

        calls(DAY, 3);
        post.server.answer("RCPT TO:<team", "550 no such user");
        assertThat(post.due("2026-11-21T09:30")).isEqualTo(3);
        post.due("2026-11-21T09:45");

        assertThat(post.subjects()).containsExactly("【预警】红色：数据装载失败（2026-11-20）", "11月20日日报", "【预警】收件地址被拒收（2026-11-20）");
        assertThat(MailingCentre.text(post.server.taken().get(2))).contains("被邮件服务器拒收的收件人：team@example.com");
        assertThat(post.home.run("status", "--from", DAY, "--to", DAY).out()).contains("550 no such user");
    }

    @Test
    void several_alerts_of_a_role_come_in_one_message_that_names_the_gravest() {
        post.home.write("test-config/alerts.yml", "alerts:\n  held: {kind: report-withheld, level: yellow, label: 报表扣发, recipients: 报表管理员}\n"
                + "  gone: {kind: feed-failed, level: red, label: 数据装载失败, recipients: 报表管理员}\n");

        post.due("2026-11-21T09:00");

        assertThat(post.subjects()).containsExactly("【预警】红色：数据装载失败等 2 项（2026-11-20）");
        assertThat(MailingCentre.text(post.server.taken().get(0)).lines().filter(line -> line.startsWith("·"))).hasSize(2).first().asString().startsWith("· 红色预警：");
    }

    @Test
    void what_is_due_and_what_waits_is_listed_and_nothing_is_done() {
        calls(DAY, 3);
        String header = "kind,report,period,deadline,late,next_attempt,message\n";
        assertThat(due("2026-11-20T12:00")).as("nobody has begun, so it is not late").isEqualTo(header + "report,daily,2026-11-19,2026-11-20T11:30+08:00,,,\n");
        assertThat(due("2026-11-21T09:00")).isEqualTo(header + "report,daily,2026-11-20,2026-11-21T11:30+08:00,,,\n");
        assertThat(post.server.taken()).isEmpty();

        post.server.answer("MAIL", "451 busy");
        assertThat(post.due("2026-11-21T09:00")).isEqualTo(3);
        assertThat(due("2026-11-21T09:01")).startsWith(header + "report,daily,2026-11-20,2026-11-21T11:30+08:00,,2026-11-21T09:05").contains("451 busy");
        post.server.behave();
        assertThat(post.due("2026-11-21T09:20")).isZero();
        assertThat(due("2026-11-21T09:21")).isEqualTo(header);
    }

    /** What is listed at a moment. */
    private String due(String moment) {
        post.clock.set(moment, MailingCentre.ZONE);
        var listed = post.home.run("due", "--list", "--format", "csv");
        assertThat(listed.exit()).isZero();
        return listed.out();
    }
}
