package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.OneWholeDay;
import callmart.testing.ScriptedSmtp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All reports of the catalogue over days on which a week (the 53rd), a month and a year end, as cron would call {@code due}, at a clock from
 * outside: a source delivers a day late, the warehouse is away for a morning, the mail server for another, and once it greylists one recipient.
 */
class TurnOfTheYearTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-12-29");
    private static final LocalDate LAST = LocalDate.parse("2027-01-05");

    private static final List<String> DAILY = List.of("daily-operations", "agent-workload", "traffic-inout", "daily-complaints", "daily-feedback",
            "daily-incidents", "daily-monitoring", "daily-agent-issues", "daily-attendance", "inquiry-log", "complaint-log", "callback-log", "alert-log",
            "warning-log", "warning-overdue", "campaign-results", "campaign-contacts", "campaign-breaches",
            "sms-sending", "sms-subscriptions", "sms-queries", "sms-replies", "sms-received",
            "sms-batches", "sms-direct", "sms-events", "sms-news");
    private static final List<String> WEEKLY = List.of("weekly-operations", "traffic-inout", "weekly-complaints", "weekly-feedback", "weekly-monitoring",
            "weekly-agent-issues", "weekly-attendance", "weekly-dispatch", "inquiry-log", "complaint-log", "callback-log", "case-register",
            "staffing-review", "warning-log", "channel-summary", "campaign-results", "pool",
            "sms-sending", "sms-subscriptions", "sms-queries", "sms-replies", "sms-received",
            "sms-batches", "sms-direct", "sms-events", "sms-news");
    /** Made on Friday, 1 January, for the week of the 4th. */
    private static final String AHEAD = "staffing-forecast 2027-W01";
    private static final List<String> MONTHLY = List.of("monthly-operations", "agent-workload", "traffic-inout", "monthly-performance",
            "monthly-complaints", "monthly-feedback", "monthly-monitoring", "monthly-agent-issues", "monthly-attendance", "monthly-dispatch",
            "inquiry-log", "complaint-log", "callback-log", "case-register", "warning-log", "channel-summary", "campaign-results",
            "sms-sending", "sms-subscriptions", "sms-queries", "sms-replies", "sms-received",
            "sms-batches", "sms-direct", "sms-events", "sms-news");
    private static final List<String> QUARTERLY = List.of("agent-workload");
    private static final List<String> YEARLY = List.of("agent-workload");

    /** Withheld at their deadline, because tickets came a day late. */
    private static final List<String> AFTER_NOTICE = List.of("agent-workload 2026-12-30", "campaign-results 2026-12-30", "complaint-log 2026-12-30",
            "daily-complaints 2026-12-30", "daily-feedback 2026-12-30", "daily-monitoring 2026-12-30", "inquiry-log 2026-12-30");

    /** Late because the warehouse or the mail server was away. */
    private static final List<String> LATE = List.of("daily-operations 2027-01-01", "warning-log 2027-01-01", "warning-overdue 2027-01-01",
            "campaign-results 2027-01-01", "campaign-breaches 2027-01-01", "warning-log 2026-W53", "campaign-results 2026-W53", "pool 2026-W53",
            "weekly-complaints 2026-W53", "weekly-feedback 2026-W53", "weekly-monitoring 2026-W53", "weekly-operations 2026-W53", AHEAD);

    /** Changed by the tickets that came late: figures of the operations report, and the alerts that are no more. */
    private static final List<String> CORRECTIONS = List.of("alert-log 2026-12-30 v2 offered", "daily-operations 2026-12-30 v2 offered");

    @TempDir
    private Path folder;

    private static Map<String, String> rows() {
        Map<String, String> rows = new HashMap<>(OneWholeDay.ROWS);
        rows.put("incidents", "incident_id,occurred_at,content,recovered_at\nI1,2026-11-20 14:05:00,录音系统无法写盘,2026-11-20 14:50:30\n");
        return rows;
    }

    /** Everything the centre has of a day, but for one feed; each id, and each mention of it, has the day's name in it. */
    private static void deliver(MailingCentre post, LocalDate day, String without) {
        rows().forEach((feed, text) -> {
            if (!feed.equals(without)) {
                post.home.write(feed + "-" + day.toString().replace("-", "") + ".csv", text.replaceAll("(?m)^(\\w+),(?=.*2026-11-20)", "$1-" + day + ",")
                        .replaceAll(",(A|P1|K1),", ",$1-" + day + ",").replace("7001-" + day, "7001").replace("2026-11-20", day.toString())
                        .replace("2026-11-30", day.plusDays(10).toString()).replaceAll("(?m)^2026-11,", day.toString().substring(0, 7) + ","));
            }
        });
    }

    private List<String> month(MailingCentre post) {
        List<String> exits = new ArrayList<>();
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            String today = day.plusDays(1).toString();
            deliver(post, day, today.equals("2026-12-31") ? "tickets" : "");
            switch (today) {
                case "2027-01-01" -> deliver(post, LocalDate.parse("2026-12-30"), "");
                case "2027-01-02" -> post.configure(false, ", since: " + FIRST);
                case "2027-01-04" -> post.server.answer("CONNECT", ScriptedSmtp.DROP);
                case "2027-01-06" -> post.server.answer("RCPT TO:<service-team", "450 greylisted");
                default -> { }
            }
            exits.add(today + " " + post.due(today + "T09:00"));
            switch (today) {
                case "2026-12-31" -> exits.add(today + " " + post.due(today + "T17:05"));
                case "2027-01-02" -> {
                    post.configure(true, ", since: " + FIRST);
                    exits.add(today + " " + post.due(today + "T12:30"));
                }
                case "2027-01-03" -> exits.add(today + " " + post.due(today + "T14:15"));
                case "2027-01-04", "2027-01-06" -> {
                    post.server.behave();
                    exits.add(today + " " + post.due(today + "T10:30"));
                }
                default -> { }
            }
        }
        exits.add("2027-01-06 " + post.due("2027-01-06T14:15"));
        exits.add("2027-01-06 " + post.due("2027-01-06T14:30"));
        return exits;
    }

    private static List<String> all() {
        List<String> all = new ArrayList<>();
        FIRST.datesUntil(LAST.plusDays(1)).forEach(day -> DAILY.forEach(report -> all.add(report + " " + day)));
        WEEKLY.forEach(report -> all.add(report + " 2026-W53"));
        all.add(AHEAD);
        MONTHLY.forEach(report -> all.add(report + " 2026-12"));
        QUARTERLY.forEach(report -> all.add(report + " 2026-Q4"));
        YEARLY.forEach(report -> all.add(report + " 2026"));
        return all;
    }

    @Test
    void every_report_of_the_catalogue_is_delivered_exactly_once_and_each_late_one_is_marked() throws IOException {
        Map<String, String> sources = new TreeMap<>(rows());
        try (MailingCentre post = MailingCentre.ofTheProduct(folder, "turn_of_the_year", "feeds: {" + sources.keySet().stream()
                .map(feed -> feed + ": [{type: csv, path: '" + feed + "-{date}.csv'}]").collect(Collectors.joining(", ")) + "}")) {
            post.home.write("test-config/calendar.yml", "holidays: []\n");
            post.configure(true, ", since: " + FIRST);

            assertThat(month(post)).containsExactly("2026-12-30 0", "2026-12-31 3", "2026-12-31 3", "2027-01-01 0", "2027-01-02 1", "2027-01-02 0",
                    "2027-01-03 0", "2027-01-03 0", "2027-01-04 3", "2027-01-04 0", "2027-01-05 0", "2027-01-06 3", "2027-01-06 0", "2027-01-06 0",
                    "2027-01-06 0");

            assertThat(all().stream().map(one -> one.replaceAll(" .*", "")).collect(Collectors.toSet()))
                    .containsExactlyInAnyOrderElementsOf(post.home.configuration().reports().all().stream().map(report -> report.id()).toList());
            assertEverythingIsSentOnce(post);
            assertLateOnesAreMarked(post);
            assertThePagesShowIt();
        }
    }

    private static void assertEverythingIsSentOnce(MailingCentre post) {
        assertThat(post.column("SELECT concat(report, ' ', period) AS x FROM v_deliveries WHERE kind = 'report' AND state = 'sent' AND version = 1"))
                .containsExactlyInAnyOrderElementsOf(all());
        assertThat(post.column("SELECT concat(report, ' ', period, ' v', toString(version), ' ', state) AS x FROM v_deliveries"
                + " WHERE state != 'sent' OR version > 1")).containsExactlyInAnyOrderElementsOf(CORRECTIONS);
        Map<String, Long> arrivals = post.server.taken().stream().flatMap(mail -> mail.to().stream().map(address -> MailingCentre.messageId(mail) + " " + address))
                .collect(Collectors.groupingBy(one -> one, LinkedHashMap::new, Collectors.counting()));
        assertThat(arrivals).allSatisfy((arrival, times) -> assertThat(times).as(arrival).isEqualTo(1));
        assertThat(post.server.taken().stream().map(MailingCentre::messageId).filter(id -> id.matches("<[a-z-]+\\.[0-9QW-]+\\.v1\\..*")).distinct())
                .hasSize(all().size());
    }

    private static void assertLateOnesAreMarked(MailingCentre post) {
        assertThat(post.column("SELECT concat(report, ' ', period) AS x FROM v_deliveries WHERE kind = 'report' AND late"))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(AFTER_NOTICE.stream(), LATE.stream()).toList());
        assertThat(post.column("SELECT concat(report, ' ', period) AS x FROM v_deliveries WHERE kind = 'notice'"))
                .containsExactlyInAnyOrderElementsOf(AFTER_NOTICE);
        assertThat(marked(post, "【补发】")).isEqualTo(new TreeSet<>(AFTER_NOTICE));
        assertThat(marked(post, "【迟到】")).isEqualTo(new TreeSet<>(LATE));
    }

    private static TreeSet<String> marked(MailingCentre post, String mark) {
        return post.server.taken().stream().filter(mail -> MailingCentre.subject(mail).startsWith(mark))
                .map(mail -> MailingCentre.messageId(mail).replaceAll("<([a-z-]+)\\.([0-9QW-]+)\\.v1\\..*", "$1 $2")).collect(Collectors.toCollection(TreeSet::new));
    }

    /** On the pages of the years each report has one row, late where it was late and in time otherwise. */
    private void assertThePagesShowIt() throws IOException {
        List<String> rows = new ArrayList<>();
        for (String year : List.of("2026", "2027")) {
            String page = Files.readString(folder.resolve("out/reports/archive-" + year + ".html"), StandardCharsets.UTF_8);
            Pattern.compile("<tr[^>]*><td class=\"title\">.*?</tr>").matcher(page).results().map(MatchResult::group).filter(row -> !row.contains("待交付"))
                    .forEach(rows::add);
        }
        assertThat(rows.stream().filter(row -> row.contains("更正版，待人工补发"))).hasSize(CORRECTIONS.size());
        assertThat(rows.stream().filter(row -> row.contains("◆ 迟到送达"))).hasSize(AFTER_NOTICE.size() + LATE.size());
        assertThat(rows.stream().filter(row -> row.contains("√ 按时送达"))).hasSize(all().size() - AFTER_NOTICE.size() - LATE.size());
        assertThat(rows).hasSize(all().size() + CORRECTIONS.size());
    }
}
