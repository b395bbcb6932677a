package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.Calls;
import callmart.testing.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report that cannot be made is withheld with its reason; the others of the same night are made and sent. */
class FailedReportTest {

    private static final String DAY = "2026-11-20";
    private static final Pattern LATIN_WORD = Pattern.compile("[A-Za-z]{2,}");

    @TempDir
    private Path folder;
    private MailingCentre post;

    @BeforeEach
    void two_reports_of_which_one_has_a_broken_query() {
        String broken = MailingCentre.DAILY.replace("  daily:", "  broken:").replace("日日报", "日坏报表").replace("dataset: operations", "dataset: broken");
        post = new MailingCentre(folder, "failed_report", broken, MailingCentre.DAILY);
        post.home.write("test-config/alerts.yml", "alerts:\n  withheld: {kind: report-withheld, level: orange, label: 报表扣发, recipients: 报表管理员}\n");
        post.home.write("sql/reports/broken.sql", "SELECT nonsense FROM nowhere\n");
        post.home.write("calls-20261120.csv", Calls.file(List.of(Calls.answered("A", DAY + " 09:10"))));
    }

    @AfterEach
    void end() {
        post.close();
    }

    private String text(String subject) {
        return post.server.taken().stream().filter(taken -> MailingCentre.subject(taken).equals(subject)).map(MailingCentre::text).findFirst().orElseThrow();
    }

    @Test
    void a_digest_goes_out_before_its_deadline_with_what_is_ready_and_the_notice_of_the_other_which_follows_alone() throws IOException {
        post.home.write("test-config/alerts.yml", "alerts: {}\n");
        post.configure(true, ", messages: digest");

        assertThat(post.due("2026-11-21T11:05")).isEqualTo(3);
        assertThat(post.subjects()).isEmpty();
        assertThat(post.due("2026-11-21T11:10")).isEqualTo(3);
        assertThat(post.wholeSubjects()).containsExactly("11月21日 11:30 报表（2份）｜【缓发】11月20日坏报表");
        assertThat(MailingCentre.text(post.server.taken().get(0))).contains("《11月20日坏报表》应于 2026-11-21 11:30 送达", "占用次数 1");
        assertThat(post.due("2026-11-21T11:45")).isEqualTo(3);
        assertThat(post.subjects()).hasSize(1);

        post.home.write("sql/reports/broken.sql", Files.readString(ReferenceData.projectRoot().resolve("sql/reports/operations.sql")));
        assertThat(post.due("2026-11-21T14:00")).isZero();
        assertThat(post.subjects()).hasSize(2).last().isEqualTo("【补发】11月20日坏报表");
    }

    @Test
    void the_others_go_out_and_it_follows_when_it_can_be_made() throws IOException {
        assertThat(post.due("2026-11-21T09:00")).isEqualTo(3);
        assertThat(post.subjects()).containsExactlyInAnyOrder("11月20日日报", "【预警】橙色：报表扣发（2026-11-20）");
        assertThat(text("【预警】橙色：报表扣发（2026-11-20）")).contains("· 橙色预警：报表扣发：11月20日坏报表，生成时出错，其他报表不受影响，原因见 status");
        assertThat(folder.resolve("out/reports/2026-11-20")).isDirectoryNotContaining("glob:**broken*");
        assertThat(post.home.run("status", "--from", DAY, "--to", DAY).out()).contains("it cannot be rendered: ").contains("nowhere");

        assertThat(post.due("2026-11-21T11:30")).isEqualTo(3);
        assertThat(post.subjects()).hasSize(3).last().isEqualTo("【缓发】11月20日坏报表");
        assertThat(text("【缓发】11月20日坏报表")).contains("应于 2026-11-21 11:30 送达", "报表生成时出错，正在处理").doesNotContainPattern(LATIN_WORD);

        post.home.write("sql/reports/broken.sql", Files.readString(ReferenceData.projectRoot().resolve("sql/reports/operations.sql")));
        assertThat(post.due("2026-11-21T14:00")).isZero();
        assertThat(post.subjects()).hasSize(4).last().isEqualTo("【补发】11月20日坏报表");
    }
}
