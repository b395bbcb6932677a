package callmart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.TestHome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The month's scores from measures in the warehouse. */
class ScoresCommandTest {

    @TempDir
    private Path folder;

    @Test
    void scores_are_those_of_the_whole_month() {
        TestHome home = new TestHome(folder, "scores", "Asia/Shanghai", "feeds: {calls: [{type: csv, path: calls.csv}],"
                + " tickets: [{type: csv, path: tickets.csv}], qa_reviews: [{type: csv, path: qa_reviews.csv}]}");
        assertThat(home.run("scores", "--month", "2026-11", "--format", "csv").csv()).isEmpty();
        try (var warehouse = home.warehouse()) {
            warehouse.execute("INSERT INTO delivered_columns (feed, business_date, recorded_at) SELECT arrayJoin(['calls', 'tickets', 'qa_reviews']),"
                    + " toDate(arrayJoin(['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-30', '2026-12-01'])), now64(3, 'UTC')");
            warehouse.execute("INSERT INTO agents (agent_id, name, team) VALUES ('A1', '陈晨', 'T0')");
            warehouse.execute("INSERT INTO agents_history (agent_id, name, team) VALUES ('A1', '陈晨', 'T0')");
            warehouse.execute("INSERT INTO call_measures (business_date, hour, agent_id, surveys_rated, satisfied) VALUES"
                    + " ('2026-11-01', 9, 'A1', 20, 15), ('2026-11-30', 9, 'A1', 30, 30), ('2026-12-01', 9, 'A1', 9, 0),"
                    + " ('2026-11-02', 9, 'A2', 10, 7), ('2026-11-02', 9, NULL, 0, 0)");
            warehouse.execute("INSERT INTO ticket_measures (business_date, agent_id, first_contact_known, first_contact_resolved, responses_due,"
                    + " responses_in_5_min) VALUES ('2026-11-03', 'A1', 20, 13, 100, 97), ('2026-11-03', 'A3', 0, 0, 0, 0)");
            warehouse.execute("INSERT INTO qa_measures (business_date, agent_id, qa_done, qa_compliant) VALUES ('2026-11-03', 'A1', 10, 7)");
        }

        List<Map<String, String>> rows = home.run("scores", "--month", "2026-11", "--format", "csv").csv();

        assertThat(rows).extracting(row -> row.get("rank") + " " + row.get("agent_id") + " " + row.get("name") + " " + row.get("score")
                + " " + row.get("top") + " " + row.get("weight") + ": " + row.get("left_out")).containsExactly(
                "1 A1 陈晨 51.59 yes 70: complaint_handling knowledge_contribution",
                "2 A2 A2 0.00 no 20: first_contact_resolution complaint_handling response_timeliness compliance_rate knowledge_contribution",
                " A3 A3  no 0: satisfaction first_contact_resolution complaint_handling response_timeliness compliance_rate knowledge_contribution");
        assertThat(rows.get(0)).containsEntry("satisfaction_value", "0.900000").containsEntry("satisfaction_points", "11.11")
                .containsEntry("team", "T0");
        assertThat(home.run("scores", "--period", "2026-Q4", "--format", "csv").csv().get(0)).containsEntry("quarter", "2026-Q4")
                .containsEntry("agent_id", "A1").containsEntry("satisfaction_value", "0.762712");
        assertThat(home.run("kpi", "--period", "2026-Q4", "--kpi", "satisfaction", "--format", "csv").csv()).singleElement()
                .satisfies(row -> assertThat(row).containsEntry("from", "2026-10-01").containsEntry("to", "2026-12-31").containsEntry("numerator", "52.000000"));
        assertThat(home.run("kpi", "--period", "2026-Q4", "--from", "2026-10-01", "--kpi", "satisfaction").err()).contains("say either --from and --to, or --period");
    }

    @Test
    void a_month_that_is_none_is_bad_usage() {
        TestHome home = new TestHome(folder, "scores", "Asia/Shanghai", "feeds: {calls: [{type: csv, path: calls.csv}]}");

        TestHome.Result result = home.run("scores", "--month", "2026-11-01");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("'2026-11-01' is not a month or quarter; write it as 2026-11 or 2026-Q4");
    }
}
