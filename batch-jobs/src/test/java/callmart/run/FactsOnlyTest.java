package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.calendar.Period;
import callmart.runlog.RunRecord;
import callmart.testing.Calls;
import callmart.testing.TestClock;
import callmart.testing.TestHome;
import callmart.wiring.Wiring;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights that load facts only leave their days noted for the next night that computes. */
class FactsOnlyTest {

    @TempDir
    private Path folder;

    @Test
    void the_next_night_computes_and_checks_them_all() {
        TestHome home = new TestHome(folder, "facts_only", "Asia/Shanghai", "feeds: {calls: [{type: csv, path: 'calls-{date}.csv'}]}");
        for (String day : List.of("2026-11-18", "2026-11-19", "2026-11-20")) {
            home.write("calls-" + day.replace("-", "") + ".csv", Calls.file(List.of(Calls.answered(day, day + " 09:10"))));
        }
        try (Wiring mart = new Wiring(home.configuration(), Clock.systemUTC()); Jobs jobs = mart.jobs()) {
            assertThat(jobs.run(Period.parse("2026-11-18"), JobRequest.history("test", false)).state()).isEqualTo(RunRecord.State.DONE);
            assertThat(jobs.run(Period.parse("2026-11-19"), JobRequest.history("test", false)).state()).isEqualTo(RunRecord.State.DONE);
            assertThat(days(mart, "SELECT DISTINCT toString(business_date) AS x FROM call_measures ORDER BY x")).isEmpty();
            assertThat(folder.resolve("out/reports/2026-11-19")).doesNotExist();

            assertThat(jobs.run(Period.parse("2026-11-20"), JobRequest.all("test")).state()).isEqualTo(RunRecord.State.DONE);
            assertThat(days(mart, "SELECT DISTINCT toString(business_date) AS x FROM call_measures ORDER BY x"))
                    .containsExactly("2026-11-18", "2026-11-19", "2026-11-20");
            assertThat(days(mart, "SELECT DISTINCT toString(business_date) AS x FROM checks WHERE business_date >= '2026-11-18' ORDER BY x"))
                    .containsExactly("2026-11-18", "2026-11-19", "2026-11-20");
            assertThat(days(mart, "SELECT toString(business_date) AS x FROM days_to_measure")).isEmpty();
        }
    }

    /** The night of the 18th loads history on the 19th, that of the 20th is the first that somebody waits for. */
    @Test
    void history_owes_no_deliveries() {
        TestHome home = new TestHome(folder, "history_owes", "Asia/Shanghai", "feeds: {calls: [{type: csv, path: 'calls-{date}.csv'}]}")
                .makingOnly("daily-operations");
        TestClock clock = new TestClock("2026-11-19T01:00:00Z");
        home.write("calls-20261118.csv", Calls.file(List.of(Calls.answered("1", "2026-11-18 09:10"))));
        home.write("calls-20261120.csv", Calls.file(List.of(Calls.answered("2", "2026-11-20 09:10"))));
        try (Wiring mart = new Wiring(home.configuration(), clock); Jobs jobs = mart.jobs()) {
            jobs.run(Period.parse("2026-11-18"), JobRequest.history("test", true));
            assertThat(isOwed(mart, "2026-11-18")).isFalse();
            assertThat(mart.ledger().findStart()).isEmpty();

            clock.set("2026-11-21T01:00:00Z");
            jobs.run(Period.parse("2026-11-20"), JobRequest.all("test"));
            assertThat(isOwed(mart, "2026-11-18")).isFalse();
            assertThat(isOwed(mart, "2026-11-20")).isTrue();
            assertThat(mart.ledger().findStart()).contains(LocalDate.parse("2026-11-20"));
        }
    }

    private static boolean isOwed(Wiring mart, String day) {
        return mart.owed().includes(mart.configuration().reports().get("daily-operations"), Period.parse(day));
    }

    private static List<String> days(Wiring mart, String sql) {
        return mart.warehouse().query(sql, Map.of(), row -> row.string("x"));
    }
}
