package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.calendar.Period;
import callmart.report.Cell;
import callmart.report.ListDocument;
import callmart.report.ReportTable;
import callmart.testing.FactLoader;
import callmart.testing.TestHome;
import callmart.warehouse.Warehouse;
import callmart.wiring.Wiring;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The month's list of monitoring names who was not heard: the example of decision 250. */
class AgentsNotHeardTest {

    private static final List<LocalDate> DAYS = Stream.of("2026-10-30", "2026-11-03", "2026-11-04", "2026-11-05", "2026-12-02")
            .map(LocalDate::parse).toList();

    @TempDir
    private Path folder;
    private TestHome home;

    @BeforeEach
    void calls_of_five_agents() {
        home = new TestHome(folder, "agents_not_heard", "Asia/Shanghai", "feeds: {calls: [{type: csv, path: calls.csv}],"
                + " qa_reviews: [{type: csv, path: reviews.csv, allow-empty: true}]}");
        home.write("calls.csv", "call_id,leg,direction,agent_id,arrived_at,queued_at,answered_at,ended_at\n" + call("A", 1, "7001", "2026-11-03 09:00")
                + call("B", 1, "7002", "2026-11-03 09:10") + call("B", 2, "7003", "2026-11-03 09:20") + call("C", 1, "7004", "2026-11-04 09:00")
                + call("D", 1, "7005", "2026-11-04 09:10") + call("E", 1, "7005", "2026-10-30 09:00"));
    }

    private static String call(String id, int leg, String agent, String minute) {
        return String.join(",", id, "" + leg, "inbound", agent, minute + ":00", minute + ":00", minute + ":05", minute + ":55") + "\n";
    }

    /** Title and rows of the part, after the days were loaded. */
    private List<String> notHeard(String reviews) {
        home.write("reviews.csv", reviews);
        try (Warehouse warehouse = home.warehouse()) {
            new FactLoader(warehouse, folder).load(folder.resolve("test-config"), DAYS);
        }
        try (Wiring mart = new Wiring(home.configuration(), Clock.systemUTC())) {
            ListDocument document = (ListDocument) ListCentre.document(mart, mart.configuration().reports().get("monthly-monitoring"),
                    Period.parse("2026-11"));
            ReportTable part = document.further().get(0);
            return Stream.concat(Stream.of(part.title()), part.rows().stream().map(row -> row.cells().stream().map(Cell::text)
                    .collect(Collectors.joining(" ")))).toList();
        }
    }

    @Test
    void named_is_who_answered_and_for_whom_no_call_of_the_month_was_reviewed() {
        assertThat(notHeard("review_id,reviewed_on,call_id,agent_id,has_problem,compliant\nR1,2026-12-02,A,7001,0,1\nR2,2026-11-03,B,7003,0,1\n"
                + "R3,2026-11-04,X,7004,0,1\nR4,2026-11-05,E,7005,0,1\n")).containsExactly("未被监听的坐席：3 人", "7002 7002 1 1 0", "7004 7004 1 1 1",
                "7005 7005 1 1 1");
    }

    @Test
    void nobody_is_named_when_all_were_heard() {
        assertThat(notHeard("review_id,reviewed_on,call_id,agent_id,has_problem,compliant\n" + Stream.of("A 7001", "B 7002", "B 7003", "C 7004", "D 7005")
                .map(heard -> heard.split(" ")).map(heard -> "R" + heard[1] + ",2026-11-05," + heard[0] + "," + heard[1] + ",0,1\n")
                .collect(Collectors.joining()))).containsExactly("未被监听的坐席：接听过来电的坐席都被监听过");
    }

    @Test
    void nobody_knows_who_was_not_heard_where_no_review_names_its_call() {
        assertThat(notHeard("review_id,reviewed_on,agent_id,has_problem,compliant\nR1,2026-11-05,7001,0,1\n"))
                .containsExactly("未被监听的坐席：无数据");
    }
}
