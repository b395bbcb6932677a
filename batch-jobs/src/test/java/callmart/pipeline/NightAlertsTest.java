package callmart.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.alert.Alert;
import callmart.alert.AlertLog;
import callmart.testing.Calls;
import callmart.testing.TestHome;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts through the night: raised, kept, replaced, and shown by status. */
class NightAlertsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @TempDir
    private Path folder;
    private TestHome home;

    @BeforeEach
    void a_centre_with_calls_and_tickets() {
        home = new TestHome(folder, "night_alerts", "Asia/Shanghai", "feeds: {calls: [{type: csv, path: 'calls-{date}.csv'}],"
                + " tickets: [{type: csv, path: 'tickets-{date}.csv'}]}");
        home.write("calls-20261120.csv", Calls.file(List.of(Calls.answered("A", DAY + " 09:10"))));
    }

    /** Complaints created in one clock hour of the business time zone, each answered at once. */
    private void complaints(int count, int more) {
        List<String> rows = new ArrayList<>(List.of("ticket_id,kind,status,created_at,updated_at,first_response_at"));
        for (int i = 0; i < count + more; i++) {
            String at = String.format(Locale.ROOT, "%s %s:%02d:00", DAY, i < count ? "10" : "11", i < count ? i : 0);
            rows.add("T" + i + ",complaint,open," + at + "," + at + "," + at);
        }
        home.write("tickets-20261120.csv", String.join("\n", rows) + "\n");
    }

    private List<Alert> alerts() {
        try (var warehouse = home.warehouse()) {
            return new AlertLog(warehouse).of(DAY);
        }
    }

    private List<String> about(String... rules) {
        return alerts().stream().filter(alert -> List.of(rules).contains(alert.rule()))
                .map(alert -> alert.level() + " " + alert.subject() + " " + alert.message()).toList();
    }

    /** Rule, subject, value and threshold of the alerts that the log of a day lists. */
    private List<String> logged(LocalDate day) {
        try (var warehouse = home.warehouse()) {
            return new WarehouseDatasets(warehouse, home.configuration().folders()).read("alerts", Map.of("from", day, "to", day)).stream()
                    .map(row -> row.text("alert_rule") + " " + row.text("subject") + " " + row.findText("value").orElse("—") + " "
                            + row.findText("threshold").orElse("—")).toList();
        }
    }

    @Test
    void more_than_ten_complaints_in_a_clock_hour_are_red_and_ten_are_not() {
        complaints(11, 9);
        home.run("nightly", "--date", DAY.toString(), "--no-mail");

        assertThat(about("many_complaints")).containsExactly("RED 10时 一小时内投诉过多：10时 11，预警线 > 10");
        assertThat(home.run("status", "--from", DAY.toString(), "--to", DAY.toString()).out())
                .contains("ALERTS").contains("many_complaints").contains("应急小组");

        complaints(10, 9);
        home.run("nightly", "--date", DAY.toString(), "--no-mail");

        assertThat(about("many_complaints")).isEmpty();
    }

    @Test
    void a_failed_feed_and_the_report_withheld_for_it_are_told_until_the_day_is_whole() {
        complaints(1, 0);
        home.write("calls-20261120.csv", "nothing,of,use\n1,2,3\n");
        home.run("nightly", "--date", DAY.toString(), "--no-mail");

        assertThat(about("feed_failed")).containsExactly("ORANGE calls 数据装载失败：通话记录（calls），仓库沿用原有数据");
        assertThat(about("report_withheld")).contains("ORANGE daily-operations 2026-11-20 报表扣发：11月20日电话中心运营日报，所需数据缺失或核对不成立");

        assertThat(logged(DAY)).contains("feed_failed calls — —").noneMatch(alert -> alert.startsWith("report_withheld"));
        assertThat(logged(DAY.plusDays(1))).contains("report_withheld daily-operations 2026-11-20 — —").allMatch(alert -> alert.startsWith("report_withheld"));

        home.write("calls-20261120.csv", Calls.file(List.of(Calls.answered("A", DAY + " 09:10"))));
        home.run("nightly", "--date", DAY.toString(), "--no-mail");

        assertThat(about("feed_failed")).isEmpty();
        assertThat(about("report_withheld")).noneMatch(alert -> alert.contains("daily-operations"));
    }

    @Test
    void the_same_night_again_keeps_when_and_by_whom_an_alert_was_raised() {
        complaints(12, 0);
        home.run("nightly", "--date", DAY.toString(), "--no-mail");
        List<Alert> before = alerts();

        home.run("nightly", "--date", DAY.toString(), "--no-mail");

        assertThat(before).isNotEmpty();
        assertThat(alerts()).isEqualTo(before);
    }

    @Test
    void three_days_below_target_are_told_on_the_third() {
        for (LocalDate day : List.of(DAY.minusDays(2), DAY.minusDays(1), DAY)) {
            String date = day.toString().replace("-", "");
            home.write("calls-" + date + ".csv", Calls.file(List.of(Calls.answered("A" + date, day + " 09:10"), Calls.answered("B" + date,
                    day + " 09:20").replace(day + " 09:20:10", day + " 09:21:00"))));
            home.write("tickets-" + date + ".csv", "ticket_id,kind,status,created_at,updated_at\n");
            home.run("nightly", "--date", day.toString(), "--no-mail");
        }

        assertThat(about("below_target")).contains("YELLOW answer_rate_15s 指标连续未达标：15秒接通率 2026-11-18 50.00%、2026-11-19 50.00%、"
                + "2026-11-20 50.00%，目标 ≥ 95.00%");
        assertThat(logged(DAY)).contains("below_target answer_rate_15s 50.00% 95.00%");
        try (var warehouse = home.warehouse()) {
            assertThat(new AlertLog(warehouse).of(DAY.minusDays(1))).noneMatch(alert -> alert.rule().equals("below_target"));
        }
    }
}
