package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.calendar.Period;
import callmart.mail.MailMessage;
import callmart.mail.MailReader;
import callmart.testing.Calls;
import callmart.testing.MovedClock;
import callmart.testing.TestHome;
import callmart.wiring.Wiring;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report is added by an entry and a query, without Java; what is wrong with them is said. */
class AddedReportTest {

    private static final String DAY = "2026-11-20";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String REPORT = """
            reports:
              lost-callers:
                title: '{M}月{d}日来电清单'
                period: day
                deadline: next-day 09:00
                layout: list
                dataset: lost_callers
                columns:
                  call_id: 流水号
                  arrived_at: {label: 呼入时间, format: date-time, meaning: 呼入时间}
                  talk_s: {label: 通话时长, total: sum}
                order: [arrived_at desc]
                empty: '{period}无来电'
                unit: 通
                counts: {接通: {key: agent_id, has: given}}
                mail: [call_id, talk_s]
                formats: [xlsx, pdf]
                recipients: [客服组负责人]
                feeds: [calls]
            """;
    private static final String QUERY = """
            -- Grain: one row per call leg of the period.
            SELECT call_id, agent_id, arrived_at, dateDiff('second', answered_at, ended_at) AS talk_s
            FROM calls WHERE business_date BETWEEN {from:Date} AND {to:Date}
            """;

    @TempDir
    private Path folder;
    private TestHome home;

    @BeforeEach
    void a_home_with_a_day_of_calls() {
        home = new TestHome(folder, "added_report", "Asia/Shanghai", "feeds: {calls: [{type: csv, path: calls.csv}]}");
        home.write("calls.csv", Calls.file(List.of(Calls.answered("C1", DAY + " 09:00"), Calls.answered("C2", DAY + " 10:00"))));
    }

    @Test
    void an_entry_and_a_query_make_a_report() {
        home.write("test-config/reports.yml", REPORT);
        home.write("sql/reports/lost_callers.sql", QUERY);

        TestHome.Result night = home.run("nightly", "--date", DAY);

        assertThat(night.exit()).as(night.err()).isIn(0, 3);
        assertThat(folder.resolve("out/reports/2026-11-20/lost-callers.xlsx")).isNotEmptyFile();
        assertThat(folder.resolve("out/reports/2026-11-20/lost-callers.pdf")).isNotEmptyFile();
    }

    @Test
    void a_title_with_markup_is_text_in_its_notice() throws IOException {
        home.write("test-config/reports.yml", REPORT.replace("日来电清单", "日<b>\"来电\"</b>清单"));
        home.write("sql/reports/lost_callers.sql", QUERY);
        MovedClock clock = new MovedClock();
        clock.set("2026-11-21T09:30", ZONE);
        try (Wiring mart = new Wiring(home.configuration(), clock)) {
            mart.notices().queue(List.of(mart.configuration().reports().get("lost-callers")), Period.parse(DAY));
        }

        MailMessage notice = MailReader.read(folder.resolve("out/mail/" + DAY + "-lost-callers-notice.eml"), ZONE);
        assertThat(notice.text()).contains("《11月20日<b>\"来电\"</b>清单》");
        assertThat(notice.html()).contains("《11月20日&lt;b&gt;&quot;来电&quot;&lt;/b&gt;清单》");
    }

    @Test
    void a_query_that_is_missing_is_named_at_the_start() {
        home.write("test-config/reports.yml", REPORT);

        TestHome.Result result = home.run("status");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("reports.yml: dataset: there is no sql/reports/lost_callers.sql below");
    }

    @Test
    void a_column_that_the_query_lacks_is_named_by_the_doctor() {
        home.write("test-config/reports.yml", REPORT);
        home.write("sql/reports/lost_callers.sql", QUERY.replace("AS talk_s", "AS seconds"));

        assertThat(home.run("doctor").out()).contains("report lost-callers: sql/reports/lost_callers.sql has no column 'talk_s';"
                + " it has call_id, agent_id, arrived_at, seconds");
    }

    @Test
    void what_is_wrong_with_the_entry_is_said_all_at_once_with_line_and_key() {
        home.write("sql/reports/lost_callers.sql", QUERY);
        home.write("test-config/reports.yml", REPORT.replace("format: date-time", "format: datetime").replace("mail: [call_id, talk_s]",
                "mail: [call_id, talk]").replace("has: given", "has: value").replace("[arrived_at desc]", "[arrived_at down]")
                .replace("    unit: 通", "    units: 通"));

        assertThat(home.run("status").err()).contains("reports.yml:10: reports.lost-callers.columns.arrived_at.format: expected one of text,")
                .contains("reports.yml:12: reports.lost-callers.order[0]: expected a column of the dataset, alone or with asc or desc, found"
                        + " 'arrived_at down'")
                .contains("reports.yml:14: reports.lost-callers.units: unknown key 'units'; did you mean 'unit'?")
                .contains("expected one of is, given, absent, positive, found 'value'");
    }
}
