package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.alert.Alert;
import callmart.alert.AlertLog;
import callmart.publish.WarehouseDatasets;
import callmart.testing.Calls;
import callmart.testing.TestHome;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
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

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final String HEADER = "ticket_id,kind,status,created_at,updated_at,first_response_at\n";

    @TempDir
    private Path folder;
    private TestHome home;

    @BeforeEach
    void a_centre_with_calls_and_tickets() {
        home = new TestHome(folder, "night_alerts", "Asia/Shanghai", "feeds: {calls: [{type: csv, path: 'calls-{date}.csv'}],"
                + " tickets: [{type: csv, path: 'tickets-{date}.csv'}]}").makingOnly("daily-operations");
        home.write("calls-20261120.csv", Calls.file(List.of(Calls.answered("A", DAY + " 09:10"))));
    }

    /** So many complaints, created and answered a minute apart from a time on. */
    private static List<String> complaints(String id, int count, String from) {
        List<String> rows = new ArrayList<>();
        LocalDateTime at = LocalDateTime.parse(from);
        for (int i = 0; i < count; i++) {
            rows.add(id + i + ",complaint,open" + ("," + TIME.format(at.plusMinutes(i))).repeat(3));
        }
        return rows;
    }

    @SafeVarargs
    private void tickets(LocalDate day, List<String>... rows) {
        List<String> lines = new ArrayList<>();
        for (List<String> some : rows) {
            lines.addAll(some);
        }
        home.write("tickets-" + day.toString().replace("-", "") + ".csv", HEADER + String.join("\n", lines) + "\n");
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
    void more_than_ten_complaints_in_any_hour_are_red_with_their_span_and_peak() {
        tickets(DAY, complaints("A", 6, DAY + "T09:50"), complaints("B", 6, DAY + "T10:00"), complaints("C", 10, DAY + "T15:00"));
        night();

        assertThat(about("many_complaints")).containsExactly("RED 60分钟内最多 一小时内投诉过多：60分钟内最多 12（09:50–10:05），预警线 > 10");
        assertThat(home.run("status", "--from", DAY.toString(), "--to", DAY.toString()).out())
                .contains("ALERTS").contains("many_complaints").contains("应急小组");

        tickets(DAY, complaints("A", 5, DAY + "T09:50"), complaints("B", 5, DAY + "T10:00"));
        night();

        assertThat(about("many_complaints")).isEmpty();
    }

    @Test
    void a_complaint_of_exactly_an_hour_before_is_not_of_the_hour() {
        tickets(DAY, complaints("A", 1, DAY + "T10:00"), complaints("B", 9, DAY + "T10:30"), complaints("C", 1, DAY + "T11:00"));
        night();
        assertThat(about("many_complaints")).isEmpty();

        tickets(DAY, complaints("A", 1, DAY + "T10:00:01"), complaints("B", 9, DAY + "T10:30"), complaints("C", 1, DAY + "T11:00"));
        night();
        assertThat(about("many_complaints")).containsExactly("RED 60分钟内最多 一小时内投诉过多：60分钟内最多 11（10:00–11:00），预警线 > 10");
    }

    @Test
    void an_hour_over_midnight_is_told_of_the_day_in_which_it_became_too_many() {
        LocalDate before = DAY.minusDays(1);
        home.write("calls-20261119.csv", Calls.file(List.of(Calls.answered("B", before + " 09:10"))));
        tickets(before, complaints("A", 6, before + "T23:50"));
        tickets(DAY, complaints("B", 6, DAY + "T00:05"));
        home.run("nightly", "--date", before.toString(), "--no-mail");
        night();

        assertThat(about("many_complaints")).containsExactly("RED 60分钟内最多 一小时内投诉过多：60分钟内最多 12（2026-11-19 23:50–00:10），预警线 > 10");
        try (var warehouse = home.warehouse()) {
            assertThat(new AlertLog(warehouse).of(before)).noneMatch(alert -> alert.rule().equals("many_complaints"));
        }
    }

    @Test
    void a_day_whose_facts_a_later_night_changes_has_its_alerts_evaluated_again() {
        LocalDate next = DAY.plusDays(1);
        home.write("calls-20261121.csv", Calls.file(List.of(Calls.answered("B", next + " 09:10"))));
        tickets(DAY, List.of("T1,complaint,open,2026-11-20 09:00:00,2026-11-20 09:00:00,2026-11-20 09:30:00",
                "T2,complaint,open,2026-11-20 10:00:00,2026-11-20 10:00:00,2026-11-20 10:00:00"));
        night();
        assertThat(about("slow_responses")).containsExactly("YELLOW response_timeliness 响应及时率过低：响应及时率 50.00%（1/2），预警线 < 90.00%");

        tickets(next, List.of("T2,complaint,open,2026-11-20 10:00:00,2026-11-21 10:00:00,2026-11-20 10:40:00"));
        home.run("nightly", "--date", next.toString(), "--no-mail");
        assertThat(about("slow_responses")).containsExactly("YELLOW response_timeliness 响应及时率过低：响应及时率 0.00%（0/2），预警线 < 90.00%");
        assertThat(home.run("kpi", "--from", DAY.toString(), "--to", DAY.toString(), "--kpi", "response_timeliness", "--format", "csv").csv())
                .singleElement().satisfies(row -> assertThat(row).containsEntry("value", "0.000000"));

        tickets(next, List.of("T1,complaint,open,2026-11-20 09:00:00,2026-11-21 09:00:00,2026-11-20 09:00:00",
                "T2,complaint,open,2026-11-20 10:00:00,2026-11-21 10:00:00,2026-11-20 10:00:00"));
        home.run("nightly", "--date", next.toString(), "--no-mail");
        assertThat(about("slow_responses")).isEmpty();
    }

    private void night() {
        home.run("nightly", "--date", DAY.toString(), "--no-mail");
    }

    @Test
    void a_failed_feed_and_the_report_withheld_for_it_are_told_until_the_day_is_whole() {
        tickets(DAY, complaints("A", 1, DAY + "T10:00"));
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
        tickets(DAY, complaints("A", 12, DAY + "T10:00"));
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
