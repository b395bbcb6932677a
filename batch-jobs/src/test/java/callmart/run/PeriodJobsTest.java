package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.Calls;
import callmart.testing.TestHome;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weeks and months over the days that nights have loaded. */
class PeriodJobsTest {

    private static final String REPORT = """
            reports:
              small:
                title: '{M}月{d}日-{M2}月{d2}日小结'
                period: %s
                layout: figures
                dataset: operations
                figures: [seizures, answered, answer_rate_15s]
                cards: [answer_rate_15s, seizures]
                charts: []
                tables: [days]
                formats: [xlsx, pdf]
                deadline: %s
                recipients: [客服组负责人]
                feeds: [calls]
            """;

    @TempDir
    private Path folder;
    private TestHome home;

    @BeforeEach
    void a_small_centre_with_one_report() {
        home = new TestHome(folder, "period_jobs", "Asia/Shanghai", "feeds: {calls: [{type: csv, path: 'calls-{date}.csv'}]}");
        report("week", "monday 10:00");
    }

    private void report(String kind, String deadline) {
        home.write("test-config/reports.yml", REPORT.formatted(kind, deadline));
    }

    private void calls(String day, int count) {
        home.write("calls-" + day.replace("-", "") + ".csv", Calls.file(IntStream.range(0, count)
                .mapToObj(i -> Calls.answered(day + "-" + i, day + " 09:" + (10 + i % 40))).toList()));
    }

    private void nights(String from, String to) {
        LocalDate.parse(from).datesUntil(LocalDate.parse(to).plusDays(1)).forEach(day -> calls(day.toString(), 2));
        assertThat(home.run("backfill", "--from", from, "--to", to, "--no-mail").exit()).isZero();
    }

    private List<String> column(String sql) {
        try (var warehouse = home.warehouse()) {
            return warehouse.query(sql, Map.of(), row -> row.string("x"));
        }
    }

    @Test
    void weekly_makes_files_and_message_of_the_week_that_ended_before_the_day() {
        nights("2026-11-16", "2026-11-22");

        assertThat(home.run("weekly", "--date", "2026-11-23").exit()).isZero();

        assertThat(folder.resolve("out/reports/2026-W47/small.xlsx")).isNotEmptyFile();
        assertThat(folder.resolve("out/reports/2026-W47/small.pdf")).isNotEmptyFile();
        assertThat(folder.resolve("out/mail/2026-W47-small.eml")).isNotEmptyFile();
        assertThat(column("SELECT concat(job, ' ', period, ' ', state) AS x FROM runs WHERE job = 'week' ORDER BY recorded_at"))
                .containsExactly("week 2026-W47 started", "week 2026-W47 done");
        assertThat(column("SELECT formatDateTime(deadline, '%F %R', 'Asia/Shanghai') AS x FROM report_runs WHERE state = 'mailed'"))
                .containsExactly("2026-11-23 10:00");
    }

    @Test
    void the_same_week_run_twice_gives_the_same_content() {
        nights("2026-11-16", "2026-11-22");

        home.run("weekly", "--date", "2026-11-25", "--no-mail");
        home.run("weekly", "--date", "2026-11-29", "--no-mail");

        assertThat(column("SELECT concat(period, ' ', toString(uniqExact(checksum))) AS x FROM report_runs GROUP BY period"))
                .containsExactly("2026-W47 1");
    }

    @Test
    void days_that_are_missing_withhold_the_week_and_are_told_as_ranges() {
        nights("2026-11-14", "2026-11-17");
        nights("2026-11-20", "2026-11-20");
        home.run("nightly", "--date", "2026-11-22", "--no-mail");

        TestHome.Result result = home.run("weekly", "--date", "2026-11-23");

        assertThat(result.exit()).isEqualTo(3);
        assertThat(column("SELECT message AS x FROM report_runs WHERE state = 'withheld'")).singleElement().asString()
                .startsWith("calls of 2026-11-22 failed: calls: there is no file calls-20261122.csv")
                .endsWith("; calls of 2026-11-18 to 2026-11-19, 2026-11-21 was never loaded");
        assertThat(folder.resolve("out/reports/2026-W47")).doesNotExist();
    }

    @Test
    void days_before_the_first_that_was_ever_loaded_are_named_but_do_not_withhold() {
        report("month", "day 3 17:00");
        nights("2026-10-29", "2026-10-31");

        assertThat(home.run("monthly", "--date", "2026-11-23").exit()).isZero();

        assertThat(folder.resolve("out/reports/2026-10/small.pdf")).isNotEmptyFile();
        assertThat(home.run("render", "small", "--period", "2026-10", "--format", "html", "--out", folder.resolve("x.html").toString())
                .exit()).isZero();
        assertThat(folder.resolve("x.html")).content().contains("通话记录自 2026-10-29 起入库，此前各日未计入本期");
    }

    @Test
    void a_quarter_has_its_job_too() {
        report("quarter", "day 3 17:00");
        nights("2026-09-29", "2026-09-30");

        assertThat(home.run("quarterly", "--date", "2026-11-23", "--no-mail").exit()).isZero();

        assertThat(folder.resolve("out/reports/2026-Q3/small.xlsx")).isNotEmptyFile();
    }

    @Test
    void a_year_has_its_job_too() {
        report("year", "day 3 17:00");
        nights("2025-12-30", "2025-12-31");

        assertThat(home.run("yearly", "--date", "2026-11-23", "--no-mail").exit()).isZero();

        assertThat(folder.resolve("out/reports/2025/small.xlsx")).isNotEmptyFile();
    }
}
