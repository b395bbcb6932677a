package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.Calls;
import callmart.testing.ScriptedSmtp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
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
 * A month and what follows it, as cron would call {@code due}, at a clock from outside: the source does not deliver for two days, the
 * warehouse is away for two, the mail server for one, once it greylists all, and once one of the recipients.
 */
class SimulatedMonthTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-02-01");
    private static final LocalDate LAST = LocalDate.parse("2026-02-28");

    /** Days on which the mail server is itself again before the deadline. */
    private static final List<Integer> MENDED_AT_NOON = List.of(20, 24);

    /** Days on which something is away; there {@code due} is also called after the deadline. */
    private static final List<Integer> WATCHED = List.of(4, 6, 7, 11, 12, 17);

    @TempDir
    private Path folder;

    private void deliverFile(MailingCentre post, LocalDate day) {
        post.home.write("calls-" + day.toString().replace("-", "") + ".csv", Calls.file(List.of(Calls.answered("A" + day, day + " 09:10"),
                Calls.answered("B" + day, day + " 10:20"))));
    }

    /** What the world does on a morning, before anything is due. */
    private void world(MailingCentre post, LocalDate today) {
        LocalDate yesterday = today.minusDays(1);
        String day = today.toString().substring(5);
        if (!day.equals("02-06") && !day.equals("02-07")) {
            deliverFile(post, yesterday);
        }
        if (day.equals("02-08")) {
            deliverFile(post, LocalDate.parse("2026-02-05"));
            deliverFile(post, LocalDate.parse("2026-02-06"));
        }
        switch (day) {
            case "02-11" -> post.configure(false, "");
            case "02-13" -> post.configure(true, "");
            case "02-17" -> post.server.answer("CONNECT", ScriptedSmtp.DROP);
            case "02-20" -> post.server.answer("RCPT", "450 greylisted");
            case "02-24" -> post.server.answer("RCPT TO:<team", "450 later");
            case "02-18" -> post.server.behave();
            default -> { }
        }
    }

    @Test
    void every_report_is_delivered_exactly_once_and_each_late_one_is_marked() throws IOException {
        try (MailingCentre post = new MailingCentre(folder, "month", MailingCentre.DAILY, MailingCentre.WEEKLY, MailingCentre.MONTHLY)) {
            List<String> exits = new ArrayList<>();
            for (LocalDate today = FIRST.plusDays(1); !today.isAfter(LocalDate.parse("2026-03-03")); today = today.plusDays(1)) {
                world(post, today);
                exits.add(today + " " + post.due(today + "T09:00"));
                if (MENDED_AT_NOON.contains(today.getDayOfMonth())) {
                    post.server.behave();
                    exits.add(today + " " + post.due(today + "T11:10"));
                } else if (WATCHED.contains(today.getDayOfMonth())) {
                    exits.add(today + " " + post.due(today + "T11:40"));
                }
            }
            exits.add("2026-03-03 " + post.due("2026-03-03T14:15"));

            assertThat(exits.get(exits.size() - 1)).isEqualTo("2026-03-03 0");
            assertEverythingIsSentOnce(post);
            assertLateOnesAreMarked(post);
            assertThePageShowsIt();
        }
    }

    private void assertEverythingIsSentOnce(MailingCentre post) {
        List<String> expected = new ArrayList<>();
        FIRST.datesUntil(LAST.plusDays(3)).forEach(day -> expected.add("daily " + day));
        Stream.of("2026-W05", "2026-W06", "2026-W07", "2026-W08", "2026-W09").forEach(week -> expected.add("weekly " + week));
        expected.add("monthly 2026-02");
        assertThat(post.column("SELECT concat(report, ' ', period) AS x FROM v_deliveries WHERE kind = 'report' AND state = 'sent'"
                + " AND version = 1")).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(post.column("SELECT state AS x FROM v_deliveries WHERE state != 'sent'")).isEmpty();
        for (String address : List.of("lead@example.com", "team@example.com")) {
            Map<String, Long> arrivals = post.server.taken().stream().filter(mail -> mail.to().contains(address))
                    .collect(Collectors.groupingBy(MailingCentre::messageId, TreeMap::new, Collectors.counting()));
            assertThat(arrivals).as(address).allSatisfy((id, times) -> assertThat(times).as(id).isEqualTo(1));
            assertThat(arrivals.keySet().stream().filter(id -> !id.contains(".notice."))).hasSize(expected.size());
        }
    }

    private void assertLateOnesAreMarked(MailingCentre post) {
        List<String> late = post.column("SELECT concat(report, ' ', period) AS x FROM v_deliveries WHERE kind = 'report' AND late");
        assertThat(late).containsExactlyInAnyOrder("daily 2026-02-05", "daily 2026-02-06", "daily 2026-02-10", "daily 2026-02-11",
                "daily 2026-02-16");
        List<String> marked = post.server.taken().stream().filter(mail -> MailingCentre.subject(mail).matches("【(迟到|补发)】.*"))
                .map(mail -> MailingCentre.messageId(mail).replaceAll("<(\\w+)\\.([0-9-]+)\\.v1\\..*", "$1 $2")).distinct().toList();
        assertThat(new TreeSet<>(marked)).isEqualTo(new TreeSet<>(late));
        assertThat(post.column("SELECT concat(report, ' ', period) AS x FROM v_deliveries WHERE kind = 'notice'"))
                .containsExactlyInAnyOrder("daily 2026-02-05", "daily 2026-02-06");
        assertThat(post.subjects().stream().filter(subject -> subject.startsWith("【补发】"))).containsExactlyInAnyOrder("【补发】2月5日日报",
                "【补发】2月6日日报");
    }

    /** On the page of the year each report has one row, late where it was late and in time otherwise. */
    private void assertThePageShowsIt() throws IOException {
        String page = Files.readString(folder.resolve("out/reports/archive-2026.html"), StandardCharsets.UTF_8);
        List<String> rows = Pattern.compile("<tr[^>]*><td class=\"title\">.*?</tr>").matcher(page).results().map(MatchResult::group)
                .filter(row -> !row.contains("待交付")).toList();
        assertThat(rows).hasSize(LAST.getDayOfMonth() + 2 + 5 + 1);
        assertThat(rows.stream().filter(row -> row.contains("◆ 迟到送达")).map(row -> row.replaceAll("<tr[^>]*><td class=\"title\">(.*?)</td>.*", "$1")))
                .containsExactlyInAnyOrder("2月5日日报", "2月6日日报", "2月10日日报", "2月11日日报", "2月16日日报");
        assertThat(rows).allMatch(row -> row.contains("◆ 迟到送达") || row.contains("√ 按时送达"));
    }
}
