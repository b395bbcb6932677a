package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.Calls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts of days that are loaded late or measured again: who is told, how, and how often. */
class LateAlertsTest {

    private static final String SLOW = "09:30:00";
    private static final String AT_ONCE = "09:00:00";

    @TempDir
    private Path folder;
    private MailingCentre post;

    @BeforeEach
    void a_centre_with_one_rule() {
        post = new MailingCentre(folder, "late_alerts");
        post.home.write("test-config/sources.yml", "feeds: {calls: [{type: csv, path: 'calls-{date}.csv'}], tickets: [{type: csv, path: 'tickets-{date}.csv'}]}");
        post.home.write("test-config/alerts.yml",
                "alerts:\n  slow: {kind: kpi, level: red, label: 响应过慢, kpi: response_timeliness, raise: '< 90%', recipients: 报表管理员}\n");
    }

    @AfterEach
    void close() {
        post.close();
    }

    /** The night of a day with one ticket of a day, first answered at a time of that day. */
    private void night(String moment, String day, String created, String answered) {
        String date = day.replace("-", "");
        post.home.write("calls-" + date + ".csv", Calls.file(List.of(Calls.answered("A" + day, day + " 09:10"))));
        post.home.write("tickets-" + date + ".csv", "ticket_id,kind,status,created_at,updated_at,first_response_at\nT" + created + ",inquiry,open," + created
                + " 09:00:00," + day + " 12:00:00," + created + " " + answered + "\n");
        post.clock.set(moment, MailingCentre.ZONE);
        post.home.run("nightly", "--date", day);
    }

    private List<String> logged() {
        return post.column("SELECT toString(business_date) AS x FROM alerts ORDER BY x");
    }

    @Test
    void a_later_night_that_raises_an_alert_of_an_earlier_day_sends_it_marked() {
        night("2026-11-21T09:00", "2026-11-20", "2026-11-20", AT_ONCE);
        assertThat(post.subjects()).isEmpty();

        night("2026-11-22T09:00", "2026-11-21", "2026-11-20", SLOW);

        assertThat(post.subjects()).containsExactly("【补发】【预警】红色：响应过慢（2026-11-20）");
        assertThat(MailingCentre.text(post.server.taken().get(0))).contains("· 【补发】2026-11-20 红色预警：响应过慢：");
        assertThat(logged()).containsExactly("2026-11-20");
    }

    /** A file stands in the place of the folder of reports, so that the night fails after it has raised alerts and before it mails. */
    @Test
    void what_a_night_raised_that_ended_before_its_mails_is_sent_by_the_next(@TempDir Path kept) throws IOException {
        post.home.write("test-config/reports.yml", "reports:\n" + MailingCentre.DAILY);
        night("2026-11-21T09:00", "2026-11-20", "2026-11-20", AT_ONCE);
        Path reports = folder.resolve("out/reports");
        Files.move(reports, kept.resolve("reports"));
        Files.writeString(reports, "");
        night("2026-11-22T09:00", "2026-11-21", "2026-11-20", SLOW);
        assertThat(logged()).containsExactly("2026-11-20");
        assertThat(alertsMailed()).isEmpty();

        Files.delete(reports);
        Files.move(kept.resolve("reports"), reports);
        night("2026-11-22T10:00", "2026-11-21", "2026-11-20", SLOW);
        night("2026-11-22T11:00", "2026-11-21", "2026-11-20", SLOW);
        assertThat(alertsMailed()).containsExactly("【补发】【预警】红色：响应过慢（2026-11-20）");
    }

    private List<String> alertsMailed() {
        return post.subjects().stream().filter(subject -> subject.contains("预警")).toList();
    }

    @Test
    void one_that_is_withdrawn_and_raised_again_is_told_again_and_one_that_stays_is_not() {
        night("2026-11-21T09:00", "2026-11-20", "2026-11-20", SLOW);
        night("2026-11-21T10:00", "2026-11-20", "2026-11-20", SLOW);
        assertThat(post.subjects()).containsExactly("【预警】红色：响应过慢（2026-11-20）");

        night("2026-11-22T09:00", "2026-11-21", "2026-11-20", AT_ONCE);
        assertThat(logged()).isEmpty();
        assertThat(post.subjects()).hasSize(1);

        night("2026-11-22T10:00", "2026-11-21", "2026-11-20", SLOW);
        assertThat(logged()).containsExactly("2026-11-20");
        assertThat(post.subjects()).containsExactly("【预警】红色：响应过慢（2026-11-20）", "【补发】【预警】红色：响应过慢（2026-11-20）");
    }

    @Test
    void what_was_raised_for_days_older_than_a_week_stands_in_the_log_only() {
        for (LocalDate day = LocalDate.parse("2026-11-12"); day.isBefore(LocalDate.parse("2026-11-16")); day = day.plusDays(1)) {
            night("2026-11-21T09:00", day.toString(), day.toString(), SLOW);
        }

        assertThat(logged()).containsExactly("2026-11-12", "2026-11-13", "2026-11-14", "2026-11-15");
        assertThat(post.subjects()).containsExactly("【补发】【预警】红色：响应过慢（2026-11-14）", "【补发】【预警】红色：响应过慢（2026-11-15）");
    }
}
