package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.alert.Alert;
import callmart.alert.AlertLog;
import callmart.calendar.Period;
import callmart.report.Workbooks;
import callmart.runlog.RunRecord;
import callmart.testing.Calls;
import callmart.testing.TestClock;
import callmart.testing.TestHome;
import callmart.wiring.Wiring;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code due}, {@code backfill} and {@code demo} load and render several days in one process with parts that are made once: nothing of the first day
 * may be remembered for the second.
 */
class SecondDayTest {

    private static final String FIRST = "2026-11-20";
    private static final String SECOND = "2026-11-21";
    private static final String AT_ONCE = "09:01:00";
    private static final String SLOW = "11:00:00";

    @TempDir
    private Path folder;
    private TestHome home;

    private void deliver(String day, String name, String answered) {
        home.write("agents.csv", "agent_id,name,team\n7001," + name + ",T0\n");
        home.write("calls-" + day + ".csv", Calls.file(List.of(Calls.answered("A" + day, day + " 09:10"))));
        home.write("states-" + day + ".csv", "agent_id,state,from_at,to_at\n7001,logged_in," + day + " 08:00:00," + day + " 12:00:00\n");
        home.write("tickets-" + day + ".csv", "ticket_id,agent_id,kind,status,created_at,updated_at,first_response_at\nT" + day + ",7001,inquiry,open," + day
                + " 09:00:00," + day + " 12:00:00," + day + " " + answered + "\n");
    }

    private static RunRecord.State night(Jobs jobs, String day) {
        return jobs.run(Period.parse(day), new JobRequest("backfill", List.of("calls", "agent_states", "tickets", "agents"), true, false)).state();
    }

    private String workbook(String day) throws IOException {
        return Workbooks.text(Files.readAllBytes(folder.resolve("out/reports/" + day + "/agent-workload.xlsx")));
    }

    private static List<String> slow(Wiring parts, String day) {
        return new AlertLog(parts.warehouse()).of(LocalDate.parse(day)).stream().filter(alert -> alert.rule().equals("slow_responses"))
                .map(Alert::message).toList();
    }

    @Test
    void the_second_day_of_a_process_is_seen_as_it_is() throws IOException {
        home = new TestHome(folder, "second_day", "Asia/Shanghai", "feeds: {calls: [{type: csv, path: 'calls-{date:yyyy-MM-dd}.csv'}],"
                + " agents: [{type: csv, path: agents.csv}], agent_states: [{type: csv, path: 'states-{date:yyyy-MM-dd}.csv'}],"
                + " tickets: [{type: csv, path: 'tickets-{date:yyyy-MM-dd}.csv'}]}").makingOnly("agent-workload");
        deliver(FIRST, "陈晨", AT_ONCE);
        try (Wiring parts = new Wiring(home.configuration(), new TestClock("2026-11-22T01:00:00Z")); Jobs jobs = parts.jobs()) {
            assertThat(night(jobs, FIRST)).isEqualTo(RunRecord.State.DONE);
            parts.runEnd().finish();
            assertThat(workbook(FIRST)).contains("陈晨");
            assertThat(slow(parts, FIRST)).isEmpty();
            assertThat(night(jobs, SECOND)).as("not delivered yet").isEqualTo(RunRecord.State.WARNINGS);
            assertThat(folder.resolve("out/reports/" + SECOND)).doesNotExist();

            deliver(SECOND, "李莉", SLOW);
            assertThat(night(jobs, SECOND)).isEqualTo(RunRecord.State.DONE);
            parts.runEnd().finish();

            assertThat(workbook(SECOND)).contains("李莉").doesNotContain("陈晨");
            assertThat(slow(parts, SECOND)).containsExactly("响应及时率过低：响应及时率 0.00%（0/1），预警线 < 90.00%");
            assertThat(Files.readString(folder.resolve("out/reports/archive-2026.html"), StandardCharsets.UTF_8))
                    .contains(FIRST + "/agent-workload.xlsx", SECOND + "/agent-workload.xlsx");
        }
    }
}
