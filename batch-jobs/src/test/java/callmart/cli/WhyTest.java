package callmart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.Calls;
import callmart.testing.TestHome;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What became of a report, why, and what to type next. */
class WhyTest {

    private static final String DAY = "2026-11-20";
    private static final String DUE = " 2026-11-20: %s, due 2026-11-21T11:30+08:00";

    @TempDir
    private Path folder;
    private TestHome home;
    private String options;

    @BeforeEach
    void a_centre_with_calls() {
        home = new TestHome(folder, "why", "Asia/Shanghai", "feeds: {calls: [{type: csv, path: 'calls-{date}.csv'}]}")
                .makingOnly("daily-operations", "daily-monitoring", "weekly-operations");
        options = " --home " + folder + " --config " + folder.resolve("test-config");
        at("2026-11-21T02:00:00Z");
    }

    private void at(String instant) {
        home.setClock(Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
    }

    private List<String> why(String report, String period) {
        TestHome.Result result = home.run("why", report, "--period", period);
        assertThat(result.exit()).as(result.err()).isZero();
        return result.out().lines().toList();
    }

    @Test
    void a_feed_that_failed_leads_to_its_rows_and_to_the_run_after() {
        home.run("nightly", "--date", DAY);

        assertThat(why("daily-operations", DAY)).hasSize(5).startsWith("report   daily-operations" + DUE.formatted("withheld"),
                "cause    data is missing or does not agree")
                .anyMatch(line -> line.startsWith("evidence calls of 2026-11-20 failed: calls: there is no file "))
                .endsWith("next     have the data delivered or corrected, then", "next     ./run.sh nightly --date 2026-11-20" + options);
        at("2026-11-21T02:10:00Z");
        home.write("calls-20261120.csv", Calls.file(List.of(Calls.backwards("A", DAY + " 09:10"))));
        home.run("nightly", "--date", DAY, "--no-mail");
        assertThat(why("daily-operations", DAY)).contains("next     ./run.sh rejects --feed calls --date 2026-11-20" + options);
        at("2026-11-21T02:20:00Z");
        home.write("calls-20261120.csv", Calls.file(List.of(Calls.answered("A", DAY + " 09:10"))));
        home.run("nightly", "--date", DAY);
        assertThat(why("daily-operations", DAY)).startsWith("report   daily-operations" + DUE.formatted("sent"))
                .contains("evidence out/reports/2026-11-20/daily-operations.xlsx").noneMatch(line -> line.startsWith("next"));
    }

    @Test
    void a_week_that_lacks_days_leads_to_their_load() {
        home.write("calls-20261120.csv", Calls.file(List.of(Calls.answered("A", DAY + " 09:10"))));
        home.run("nightly", "--date", DAY, "--no-mail");
        at("2026-11-24T02:00:00Z");

        assertThat(why("weekly-operations", "2026-W47")).contains("evidence calls of 2026-11-21 to 2026-11-22 was never loaded",
                "next     ./run.sh backfill --from 2026-11-21 --to 2026-11-22 --no-mail" + options,
                "next     ./run.sh weekly --date 2026-11-23" + options);
        assertThat(why("daily-operations", DAY)).contains("cause    its files are made; it waits for the message of its deadline, or none was wanted",
                "next     ./run.sh resend daily-operations --period 2026-11-20" + options);
    }

    @Test
    void what_is_not_owed_not_over_or_about_another_feed_is_said() {
        assertThat(why("daily-operations", DAY)).contains("cause    data is missing or does not agree");
        assertThat(why("daily-operations", "2026-11-21")).contains("cause    its period ends with 2026-11-21; a run makes it after that");
        assertThat(why("daily-monitoring", DAY)).contains("cause    it is about feeds that have no source: qa_reviews",
                "next     ./run.sh doctor" + options);
        assertThat(home.run("why", "daily-operations", "--period", "2026-W47").exit()).isEqualTo(2);
        assertThat(home.run("why", "daily", "--period", DAY).err()).contains("daily-operations");
    }

}
