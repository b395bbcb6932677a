package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.alert.Alert;
import callmart.alert.AlertEvaluation;
import callmart.calendar.Period;
import callmart.feed.Feeds;
import callmart.mail.MailReader;
import callmart.publish.ReportDesk;
import callmart.report.definition.ReportDefinition;
import callmart.runlog.CheckResult;
import callmart.testing.Calls;
import callmart.testing.MovedClock;
import callmart.testing.TestHome;
import callmart.wiring.Wiring;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What reaches a report, a mail or the archive page of problems is Chinese, but for ids, file names and values. */
@TestInstance(Lifecycle.PER_CLASS)
class WordsForPeopleTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Period PERIOD = Period.day(DAY);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Pattern LATIN_WORD = Pattern.compile("[A-Za-z]{2,}");
    private static final String BROKEN = "占用次数等于接通次数与呼损数之和";
    private static final String NAMED = BROKEN + "（calls_answered_and_lost）";

    private final MovedClock clock = new MovedClock();
    private Path folder;
    private TestHome home;

    @BeforeAll
    void a_day_of_which_checks_do_not_hold(@TempDir Path fresh) {
        folder = fresh;
        home = new TestHome(folder, "words_for_people", ZONE.getId(), "feeds: {calls: [{type: csv, path: calls.csv}],"
                + " tickets: [{type: csv, path: tickets.csv}]}");
        clock.set("2026-11-21T12:00", ZONE);
        home.setClock(clock);
        home.write("calls.csv", Calls.file(List.of(Calls.answered("A", DAY + " 09:10"))).replace(",design,", ",售后类,"));
        home.run("nightly", "--date", DAY.toString(), "--no-mail");
    }

    private Wiring broken() {
        Wiring mart = new Wiring(home.configuration(), clock);
        mart.runLog().checks("run", List.of(
                new CheckResult("calls_answered_and_lost", DAY, CheckResult.Severity.FAIL, List.of("calls"), false, "hour 9: seizures 3, answered 1 + lost 1"),
                new CheckResult("agents_are_known", DAY, CheckResult.Severity.WARN, List.of("calls"), false, "calls: 1 agents are not in agents: 7001"),
                new CheckResult("reviews_are_readable", DAY, CheckResult.Severity.WARN, List.of("qa_reviews"), false, "1 review")));
        return mart;
    }

    private static void assertChinese(List<String> texts) {
        assertThat(texts).isNotEmpty().allSatisfy(text -> {
            String words = text;
            List<String> ids = new ArrayList<>(Feeds.NAMES);
            ids.addAll(List.of("calls_answered_and_lost", "agents_are_known", "status", "（survey_offered）", "（transferred_out）", "（lost_reason）"));
            ids.sort((a, b) -> b.length() - a.length());
            for (String id : ids) {
                words = words.replace(id, "");
            }
            assertThat(LATIN_WORD.matcher(words).find()).as(text).isFalse();
        });
    }

    @Test
    void alerts_name_feeds_checks_and_reports_in_words() {
        try (Wiring mart = broken()) {
            List<String> messages = AlertEvaluation.of(mart.configuration().alerts(), any -> true, mart.alertFacts(DAY), DAY, "run", clock.instant(),
                    mart.configuration().texts())
                    .stream().map(Alert::message).toList();

            assertThat(messages).contains("数据核对不成立：" + NAMED + "，差异见 status", "数据装载失败：工单（tickets），仓库沿用原有数据")
                    .anyMatch(message -> message.startsWith("报表扣发："));
            assertChinese(messages);
        }
    }

    @Test
    void reports_notices_and_the_archive_page_do_so_too() throws IOException {
        try (Wiring mart = broken()) {
            ReportDesk desk = mart.reportDesk();
            ReportDefinition daily = mart.configuration().reports().find("daily-operations").orElseThrow();
            List<String> remarks = desk.document(daily, PERIOD).notes().warnings();
            String archive = mart.archiveNotes().whyWithheld(daily, PERIOD);
            ReportDefinition complaints = mart.configuration().reports().find("daily-complaints").orElseThrow();
            clock.set("2026-11-21T17:30", ZONE);
            mart.notices().queue(List.of(complaints), PERIOD);
            String notice = MailReader.read(folder.resolve("out/mail/2026-11-20-" + complaints.id() + "-notice.eml"), ZONE).text();

            assertThat(remarks).contains("通话记录未提供所需字段（transferred_out），本期无值：转出量",
                    "业务类别“售后类”不在目录中，按“其他”统计（1 条）", "核对不成立：" + BROKEN,
                    "核对不成立：各数据中的坐席都在坐席名单中；通话记录中 1 名坐席不在名单：7001");
            assertThat(remarks).as("of data that the report does not use").noneMatch(remark -> remark.contains("监听"));
            assertThat(archive).isEqualTo("核对未通过 2026-11-20：" + NAMED);
            assertThat(notice).contains("工单：2026-11-20 的数据未能装载", "数据核对未通过：2026-11-20，" + BROKEN).doesNotContain(NAMED);
            assertChinese(remarks);
            assertChinese(List.of(archive, notice));
        }
    }

    @Test
    void every_check_and_feed_has_a_name_in_words() {
        try (Wiring mart = new Wiring(home.configuration(), clock)) {
            assertThat(mart.checkWords().labels().values()).hasSizeGreaterThan(20).noneMatch(label -> LATIN_WORD.matcher(label).find());
            assertThat(Feeds.NAMES).allMatch(feed -> !LATIN_WORD.matcher(mart.configuration().feedLabels().of(feed)).find());
        }
    }
}
