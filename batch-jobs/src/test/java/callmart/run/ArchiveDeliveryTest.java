package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.Calls;
import callmart.testing.ScriptedSmtp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the archive page says of deliveries, with a mail server that does not always do what it should. */
class ArchiveDeliveryTest {

    private static final String DAY = "2026-11-20";

    @TempDir
    private Path folder;
    private MailingCentre post;

    @BeforeEach
    void a_small_centre() {
        post = new MailingCentre(folder, "archive_delivery", MailingCentre.DAILY);
        calls(DAY, 3);
    }

    @AfterEach
    void close() {
        post.close();
    }

    private void calls(String day, int number) {
        post.home.write("calls-" + day.replace("-", "") + ".csv", Calls.file(IntStream.range(0, number)
                .mapToObj(i -> Calls.answered("A" + day + i, day + " 09:1" + i)).toList()));
    }

    /** The rows of a title in the list of periods, in the order of versions. */
    private List<String> rows(String title) throws IOException {
        String index = Files.readString(folder.resolve("out/reports/index.html"), StandardCharsets.UTF_8);
        String list = index.substring(index.indexOf("<section id=\"periods\">"));
        return Pattern.compile("<tr[^>]*><td class=\"title\">" + title + ".*?</tr>").matcher(list).results().map(row -> row.group()).toList();
    }

    @Test
    void a_correction_has_a_row_of_its_own_with_its_files() throws IOException {
        post.due("2026-11-21T09:00");
        calls(DAY, 5);
        post.home.run("nightly", "--date", DAY);

        assertThat(rows("11月20日日报")).hasSize(2);
        assertThat(rows("11月20日日报").get(0)).contains("√ 按时送达", "第1版", "2026-11-20/daily.xlsx\">Excel", "邮件</a>");
        assertThat(rows("11月20日日报").get(1)).contains("□ 已生成，未发送", "第2版", "2026-11-20/daily-v2.xlsx\">Excel", "更正版，待人工补发");
    }

    @Test
    void a_correction_sent_days_later_leaves_a_punctual_report_punctual_and_is_not_called_late() throws IOException {
        post.due("2026-11-21T09:00");
        calls(DAY, 5);
        post.clock.set("2026-11-23T09:00", MailingCentre.ZONE);
        post.home.run("nightly", "--date", DAY);
        post.home.run("resend", "daily", "--period", DAY, "--corrected");

        assertThat(post.subjects()).containsExactly("11月20日日报", "【更正】11月20日日报（第2版）");
        assertThat(rows("11月20日日报")).hasSize(2).allSatisfy(row -> assertThat(row).contains("√ 按时送达"));
        assertThat(rows("11月20日日报").get(1)).contains("2026-11-23 09:00", "第2版");
        assertThat(post.column("SELECT concat(toString(version), ' ', toString(late)) AS x FROM v_deliveries ORDER BY version")).containsExactly("1 0", "2 0");
        assertThat(metrics()).contains("callmart_reports{state=\"late\"} 0.0");
        assertThat(post.home.run("status", "--from", DAY, "--to", DAY, "--format", "json").out()).doesNotContain("\"late\" : \"late\"");
    }

    @Test
    void a_message_that_waits_is_due_then_overdue_then_late() throws IOException {
        post.server.answer("CONNECT", ScriptedSmtp.DROP);
        post.due("2026-11-21T09:00");
        assertThat(rows("11月20日日报")).isEmpty();
        assertThat(folder.resolve("out/reports/index.html")).content().contains("○ 待交付", "已尝试发送 1 次，仍在重试");

        post.due("2026-11-21T11:40");
        assertThat(rows("11月20日日报")).singleElement().asString().contains("▼ 逾期未交付", "已尝试发送 2 次，仍在重试");

        post.server.behave();
        post.due("2026-11-21T14:00");
        assertThat(rows("11月20日日报")).singleElement().asString().contains("◆ 迟到送达", "2026-11-21 14:00");
        assertThat(metrics()).contains("callmart_reports{state=\"late\"} 1.0", "callmart_messages_open{state=\"queued\"} 0.0");
    }

    @Test
    void a_message_that_was_given_up_failed() throws IOException {
        post.server.answer("RCPT", "550 no such user");
        post.due("2026-11-21T09:00");

        assertThat(rows("11月20日日报")).singleElement().asString().contains("× 发送失败", "不再重试");
        assertThat(folder.resolve("out/reports/index.html")).content().doesNotContain("lead@example.com");
        assertThat(metrics()).contains("callmart_reports{state=\"failed\"} 1.0",
                "callmart_oldest_undelivered_deadline_timestamp_seconds");
    }

    @Test
    void an_address_that_was_refused_among_good_ones_is_said() throws IOException {
        post.server.answer("RCPT TO:<team", "550 no such user");
        post.due("2026-11-21T09:00");

        assertThat(rows("11月20日日报")).singleElement().asString().contains("√ 按时送达", "1 个收件地址被邮件服务器拒收");
    }

    @Test
    void an_older_day_that_is_loaded_owes_nothing_and_neither_do_the_days_since() throws IOException {
        calls("2026-10-20", 3);
        post.clock.set("2026-11-21T09:00", MailingCentre.ZONE);
        post.home.run("nightly", "--date", "2026-10-20");

        post.clock.set("2026-11-21T12:00", MailingCentre.ZONE);
        post.home.run("archive");
        assertThat(missing()).isEmpty();
        assertThat(rows("11月20日日报")).isEmpty();
        assertThat(post.home.run("due", "--list", "--format", "csv").out()).doesNotContain("2026-10-2", "2026-11-19");
    }

    @Test
    void from_the_first_night_for_its_own_day_on_everything_is_owed() throws IOException {
        for (String day : List.of("2026-10-20", "2026-11-17")) {
            calls(day, 3);
            post.clock.set("2026-11-18T09:00", MailingCentre.ZONE);
            post.home.run("nightly", "--date", day);
        }
        post.clock.set("2026-11-21T12:00", MailingCentre.ZONE);
        post.home.run("archive");

        assertThat(missing()).containsExactly("2026-11-18", "2026-11-19", "2026-11-20");
        assertThat(rows("11月1[0-6]日日报")).isEmpty();
        assertThat(rows("11月18日日报")).singleElement().asString().contains("逾期未交付");
        assertThat(post.home.run("due", "--list", "--format", "csv").out().lines().filter(line -> line.startsWith("report,")).map(line -> line.split(",")[2]))
                .containsExactly("2026-11-18", "2026-11-19", "2026-11-20");
    }

    /** A call of 18 November finds nothing to do, then nothing runs until the 21st: nobody had begun, so nothing is late. */
    @Test
    void before_the_first_night_nothing_is_late_for_due_and_status_alike() {
        post.due("2026-11-18T00:10");
        post.clock.set("2026-11-21T12:00", MailingCentre.ZONE);

        assertThat(missing()).isEmpty();
        assertThat(due()).containsExactly("2026-11-20 ");

        post.due("2026-11-21T12:00");
        post.clock.set("2026-11-23T12:00", MailingCentre.ZONE);
        assertThat(missing("2026-11-22")).containsExactly("2026-11-21", "2026-11-22");
        assertThat(due()).containsExactly("2026-11-21 late", "2026-11-22 late");
    }

    /** The reports that 'due --list' names: period, and whether they are late. */
    private List<String> due() {
        return post.home.run("due", "--list", "--format", "csv").csv().stream().filter(row -> row.get("kind").equals("report"))
                .map(row -> row.get("period") + " " + row.get("late")).toList();
    }

    @Test
    void since_says_otherwise() {
        post.configure(true, ", since: 2026-11-19");
        calls("2026-10-20", 3);
        post.clock.set("2026-11-21T12:00", MailingCentre.ZONE);
        post.home.run("nightly", "--date", "2026-10-20");

        assertThat(missing()).containsExactly("2026-11-19", "2026-11-20");
    }

    /** The periods that status calls missing, of November. */
    private List<String> missing() {
        return missing("2026-11-20");
    }

    private List<String> missing(String last) {
        return post.home.run("status", "--from", "2026-10-20", "--to", last).out().lines().filter(line -> line.contains(" missing "))
                .map(line -> line.split(" +")[1]).toList();
    }

    private String metrics() throws IOException {
        return Files.readString(folder.resolve("var/metrics/callmart.prom"), StandardCharsets.UTF_8);
    }
}
