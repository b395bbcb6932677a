package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.mail.lock.LockedFiles;
import callmart.testing.Calls;
import callmart.testing.ScriptedSmtp;
import callmart.testing.SharedPostgres;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nights whose readers have passwords: who gets which message, what opens it, and what is left behind. */
class LockedDeliveryTest {

    private static final String DAY = "2026-11-20";
    private static final String FINANCE = "finance-word-2026";
    private static final String AUDIT = "audit-word-of-2026";

    @TempDir
    private Path folder;

    private MailingCentre post;

    @BeforeEach
    void a_centre_whose_finance_and_audit_have_passwords() {
        post = new MailingCentre(folder, "locked_delivery", report("daily"));
        recipients("full", "none", ", {name: 负责人, address: LEAD@example.com}");
        passwords(FINANCE, AUDIT);
        calls(3);
    }

    private void calls(int number) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            rows.add(Calls.answered("C" + i, DAY + " 09:" + (10 + i)));
        }
        post.home.write("calls-20261120.csv", Calls.file(rows));
    }

    @AfterEach
    void end() {
        post.close();
    }

    private static String report(String id) {
        return MailingCentre.DAILY.replace("daily:", id + ":").replace("formats: [xlsx]", "formats: [xlsx, pdf]")
                .replace("recipients: [客服组负责人]", "recipients: [客服组负责人, 财务]").replace("cc: [客服组其他同事]", "cc: [审计]");
    }

    /** The lead stands in finance, too, and the finance's head in audit. */
    private void recipients(String finance, String audit, String further) {
        post.home.write("test-config/recipients.yml", """
                from: {name: 电话中心报表, address: reports@example.com}
                roles:
                  客服组负责人: [{name: 负责人, address: lead@example.com}]
                  报表管理员: [{name: 管理员, address: admin@example.com}]
                  财务:
                    people: [{name: 财务, address: finance@example.com}%s]
                    attachments: {password: '${FINANCE_FILES}', since: 2026-12-01, body: %s}
                  审计:
                    people: [{name: 审计, address: audit@example.com}, {name: 财务, address: finance@example.com}]
                    attachments: {password: '${AUDIT_FILES}', since: 2026-11-01, body: %s}
                """.formatted(further, finance, audit));
    }

    private void passwords(String finance, String audit) {
        post.home.write("test-config/secrets.properties", "FINANCE_FILES=" + finance + "\nAUDIT_FILES=" + audit + "\n");
    }

    private ScriptedSmtp.Taken to(String address) {
        return post.server.taken().stream().filter(taken -> taken.to().contains(address)).reduce((a, b) -> b).orElseThrow();
    }

    /** Name to content. */
    private static Map<String, byte[]> files(ScriptedSmtp.Taken taken) throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        gather(MailingCentre.parse(taken), files);
        return files;
    }

    private static void gather(Part part, Map<String, byte[]> files) throws Exception {
        if (Part.ATTACHMENT.equals(part.getDisposition())) {
            files.put(MimeUtility.decodeText(part.getFileName()), part.getInputStream().readAllBytes());
        } else if (part.getContent() instanceof jakarta.mail.Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                gather(parts.getBodyPart(i), files);
            }
        }
    }

    private byte[] stored(String name) throws IOException {
        return Files.readAllBytes(folder.resolve("out/reports/" + DAY + "/" + name));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void each_class_gets_a_message_that_its_own_password_opens(boolean onPostgres) throws Exception {
        if (onPostgres) {
            post.keepStateIn(SharedPostgres.fresh("locked_delivery_state"), SharedPostgres.USER, SharedPostgres.PASSWORD);
        }
        assertThat(post.due("2026-11-21T09:00")).isZero();
        assertThat(post.due("2026-11-21T09:15")).isZero();

        assertThat(post.subjects()).hasSize(3);
        assertThat(to("lead@example.com").to()).as("of two classes the first named").containsExactly("lead@example.com");
        assertThat(to("finance@example.com").to()).as("of To and Cc that of To").containsExactly("finance@example.com");
        assertThat(to("audit@example.com").to()).containsExactly("audit@example.com");

        Map<String, byte[]> plain = files(to("lead@example.com"));
        assertThat(plain.get("11月20日日报.xlsx")).isEqualTo(stored("daily.xlsx"));
        assertThat(plain.get("11月20日日报.pdf")).isEqualTo(stored("daily.pdf"));
        assertThat(MailingCentre.text(to("lead@example.com"))).doesNotContain("密码");

        LockedFiles.assertHolds(files(to("finance@example.com")), FINANCE, folder.resolve("out/reports/" + DAY + "/daily"));
        LockedFiles.assertHolds(files(to("audit@example.com")), AUDIT, folder.resolve("out/reports/" + DAY + "/daily"));
        assertThat(MailingCentre.text(to("finance@example.com"))).contains("占用次数", "请使用本组的文件密码(自 2026-12-01 起)");
        assertThat(MailingCentre.text(to("audit@example.com"))).contains("报表见附件", "请使用本组的文件密码(自 2026-11-01 起)")
                .doesNotContain("占用次数");
        assertThat(MailingCentre.subject(to("finance@example.com"))).isEqualTo("11月20日日报｜占用次数 3");
        assertThat(MailingCentre.subject(to("audit@example.com"))).isEqualTo("11月20日日报");
        assertThat(post.column("SELECT concat(recipient_group, ' ', state) AS x FROM deliveries FINAL WHERE kind = 'report' ORDER BY recipient_group"))
                .containsExactly("客服组负责人 sent", "抄送审计 sent", "财务 sent");
        assertThat(post.column("SELECT DISTINCT checksum AS x FROM deliveries FINAL WHERE kind = 'report'")).hasSize(1);
        assertThat(post.column("SELECT toString(count()) AS x FROM report_runs WHERE state = 'mailed'")).containsExactly("1");

        passwords("another-word-2027", AUDIT);
        var again = post.home.run("resend", "daily", "--period", DAY);
        assertThat(again.exit()).as(again.err()).isZero();
        LockedFiles.assertHolds(files(to("finance@example.com")), "another-word-2027", folder.resolve("out/reports/" + DAY + "/daily"));
        assertThat(MailingCentre.text(to("finance@example.com"))).containsOnlyOnce("请使用本组的文件密码");
        assertThat(post.home.run("resend", "daily", "--period", DAY, "--to", "audit@example.com").exit()).isZero();
        LockedFiles.assertHolds(files(to("audit@example.com")), AUDIT, folder.resolve("out/reports/" + DAY + "/daily"));
        assertThat(post.home.run("resend", "daily", "--period", DAY, "--to", "stranger@example.com").exit()).isZero();
        LockedFiles.assertHolds(files(to("stranger@example.com")), "another-word-2027", folder.resolve("out/reports/" + DAY + "/daily"));

        var doctor = post.home.run("doctor");
        assertThat(doctor.out()).contains("password of 财务", "set, 17 characters, since 2026-12-01");
        assertThat(doctor.out() + doctor.err() + post.home.run("status").out()).doesNotContain(AUDIT, "another-word-2027");
        assertThat(holding(AUDIT, "another-word-2027", FINANCE)).containsExactly("test-config/secrets.properties");
        assertThat(folder.resolve("var/locking")).isEmptyDirectory();
    }

    private List<String> holding(String... words) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).filter(file -> {
                try {
                    String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                    return Stream.of(words).anyMatch(content::contains);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }).map(file -> folder.relativize(file).toString()).toList();
        }
    }

    @Test
    void the_reports_of_a_class_come_in_one_message_and_one_archive_that_may_lie_locked() throws Exception {
        post.home.write("test-config/reports.yml", "reports:\n" + report("daily") + report("second").replace("日报'", "次报'")
                .replace("recipients: [客服组负责人, 财务]", "recipients: [财务]"));
        recipients("summary", "full", "");
        post.configure(true, ", messages: digest, encrypt: zip, encrypt-archive: true");
        assertThat(post.due("2026-11-21T09:00")).isZero();

        assertThat(post.subjects()).hasSize(3);
        Map<String, byte[]> finance = files(to("finance@example.com"));
        assertThat(finance.keySet()).singleElement().asString().endsWith(".zip");
        assertThat(LockedFiles.names(finance.values().iterator().next(), FINANCE))
                .containsExactlyInAnyOrder("11月20日日报.xlsx", "11月20日日报.pdf", "11月20日次报.xlsx", "11月20日次报.pdf");
        assertThat(MailingCentre.text(to("finance@example.com"))).contains("占用次数 3").doesNotContain("【");
        assertThat(files(to("audit@example.com")).keySet()).singleElement().asString().endsWith(".zip");
        assertThat(LockedFiles.areLocked(stored("daily.xlsx"), stored("daily.pdf"))).isTrue();
        Map<String, byte[]> plain = files(to("lead@example.com"));
        assertThat(plain).containsOnlyKeys("11月20日日报.xlsx", "11月20日日报.pdf");
        assertThat(LockedFiles.areLocked(plain.get("11月20日日报.xlsx"), plain.get("11月20日日报.pdf"))).isFalse();
    }

    @Test
    void what_a_killed_run_left_in_the_middle_is_gone_at_the_next_start_and_nobody_gets_it_twice() throws Exception {
        Process killed = LockedFiles.processThatLocks(folder);
        assertThat(folder.resolve("var/locking")).isNotEmptyDirectory();
        killed.destroyForcibly().waitFor();
        assertThat(folder.resolve("var/locking")).isNotEmptyDirectory();

        post.server.answer("RCPT TO:<finance@example.com>", "451 4.3.0 later");
        post.due("2026-11-21T09:00");
        assertThat(folder.resolve("var/locking")).isEmptyDirectory();
        post.server.behave();
        post.due("2026-11-21T09:15");
        post.due("2026-11-21T09:30");

        assertThat(post.subjects()).hasSize(3);
        post.home.write("test-config/secrets.properties", "FINANCE_FILES=" + FINANCE + "\n");
        var without = post.home.run("due");
        assertThat(without.exit()).isEqualTo(2);
        assertThat(without.err()).contains("recipients.yml:10", "roles.审计.attachments.password", "has AUDIT_FILES").doesNotContain(FINANCE);
    }

    @Test
    void a_correction_goes_to_the_classes_of_now_and_tells_each_what_it_may_know() throws IOException {
        recipients("full", "none", "");
        String locked = Files.readString(folder.resolve("test-config/recipients.yml"));
        post.home.write("test-config/recipients.yml", locked.replaceAll("(?m)^    attachments: .*\\R", ""));
        assertThat(post.due("2026-11-21T09:00")).isZero();
        assertThat(post.subjects()).containsExactly("11月20日日报");
        calls(5);
        assertThat(post.home.run("nightly", "--date", DAY).exit()).isZero();

        post.home.write("test-config/recipients.yml", locked);
        var sent = post.home.run("resend", "daily", "--period", DAY, "--corrected");

        assertThat(sent.exit()).as(sent.err()).isZero();
        assertThat(sent.out()).contains("lead@example.com", "finance@example.com", "audit@example.com");
        assertThat(post.subjects()).hasSize(4);
        assertThat(MailingCentre.text(to("finance@example.com"))).contains("3 → 5");
        assertThat(MailingCentre.subject(to("audit@example.com"))).isEqualTo("【更正】11月20日日报（第2版）");
        assertThat(MailingCentre.text(to("audit@example.com"))).contains("报表见附件").doesNotContain("3 → 5");
        assertThat(post.column("SELECT concat(recipient_group, ' ', state) AS x FROM deliveries FINAL WHERE version = 2 AND kind = 'report' ORDER BY x"))
                .containsExactly("客服组负责人 sent", "客服组负责人、财务；抄送审计 withdrawn", "抄送审计 sent", "财务 sent");
        assertThat(post.home.run("status", "--from", DAY, "--to", DAY).out()).doesNotContain("withdrawn");
        assertThat(post.home.run("resend", "daily", "--period", DAY, "--corrected").exit()).as("once").isEqualTo(2);
    }
}
