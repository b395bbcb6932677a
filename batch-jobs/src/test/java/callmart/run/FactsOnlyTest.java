package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.calendar.Period;
import callmart.runlog.RunRecord;
import callmart.testing.Calls;
import callmart.testing.TestHome;
import callmart.wiring.Wiring;
import java.nio.file.Path;
import java.time.Clock;
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
            assertThat(jobs.run(Period.parse("2026-11-18"), JobRequest.factsOnly("test")).state()).isEqualTo(RunRecord.State.DONE);
            assertThat(jobs.run(Period.parse("2026-11-19"), JobRequest.factsOnly("test")).state()).isEqualTo(RunRecord.State.DONE);
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

    private static List<String> days(Wiring mart, String sql) {
        return mart.warehouse().query(sql, Map.of(), row -> row.string("x"));
    }
}
