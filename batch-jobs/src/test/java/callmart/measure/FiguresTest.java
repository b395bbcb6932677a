package callmart.measure;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.TestHome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** KPI values by period and dimension as the command line prints them: sum over sum, and none where there is none. */
@TestInstance(Lifecycle.PER_CLASS)
class FiguresTest {

    private TestHome home;

    @BeforeAll
    void measures(@TempDir Path folder) {
        home = new TestHome(folder, "kpi_query", "Asia/Shanghai", "feeds: {calls: [{type: csv, path: calls.csv}],"
                + " qa_reviews: [{type: csv, path: reviews.csv}], qa_plans: [{type: csv, path: plans.csv}]}");
        home.run("kpi", "--from", "2026-11-01", "--to", "2026-11-01");
        try (var warehouse = home.warehouse()) {
            warehouse.execute("INSERT INTO delivered_columns (feed, business_date, recorded_at) SELECT arrayJoin(['calls', 'qa_reviews', 'qa_plans']),"
                    + " toDate(arrayJoin(['2026-11-01', '2026-11-02', '2026-11-30', '2026-12-01'])), now64(3, 'UTC')");
            warehouse.execute("INSERT INTO agents (agent_id, name, team) VALUES ('A1', '甲', 'T0'), ('A2', '乙', 'T1')");
            warehouse.execute("INSERT INTO agents_history (agent_id, name, team) VALUES ('A1', '甲', 'T0'), ('A2', '乙', 'T1')");
            warehouse.execute("INSERT INTO call_measures (business_date, hour, agent_id, seizures, answered, answered_in_target) VALUES"
                    + " ('2026-11-01', 9, 'A1', 1, 1, 1), ('2026-11-02', 9, 'A2', 9, 9, 8), ('2026-11-30', 9, NULL, 10, 0, 0)");
            warehouse.execute("INSERT INTO qa_measures (business_date, agent_id, qa_done, qa_planned) VALUES ('2026-11-01', 'A1', 0, 4),"
                    + " ('2026-11-02', 'A1', 3, 0), ('2026-12-01', 'A1', 5, 5)");
        }
    }

    private List<String> rows(String kpi, String... period) {
        String[] command = new String[period.length + 5];
        System.arraycopy(new String[] {"kpi", "--format", "csv", "--kpi", kpi}, 0, command, 0, 5);
        System.arraycopy(period, 0, command, 5, period.length);
        return home.run(command).csv().stream().map(FiguresTest::shown).toList();
    }

    private static String shown(Map<String, String> row) {
        return row.get("key") + " " + row.get("numerator").replace(".000000", "") + "/" + row.get("denominator").replace(".000000", "")
                + "=" + row.get("value") + " " + row.get("met");
    }

    @Test
    void a_ratio_of_a_period_is_sum_over_sum_by_day_week_month_and_team() {
        assertThat(rows("answer_rate_15s", "--from", "2026-11-01", "--to", "2026-11-30")).containsExactly(" 9/20=0.450000 no");
        assertThat(rows("answer_rate_15s", "--from", "2026-11-01", "--to", "2026-11-30", "--by", "week"))
                .containsExactly("2026-W44 1/1=1.000000 yes", "2026-W45 8/9=0.888889 no", "2026-W49 0/10=0.000000 no");
        assertThat(rows("answer_rate_15s", "--from", "2026-11-01", "--to", "2026-12-31", "--by", "month"))
                .containsExactly("2026-11 9/20=0.450000 no", "2026-12 0/0= ");
        assertThat(rows("answer_rate_15s", "--from", "2026-11-01", "--to", "2026-11-30", "--by", "team"))
                .containsExactly("T0 1/1=1.000000 yes", "T1 8/9=0.888889 no", "- 0/10=0.000000 no");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            2026-11-01 | 2026-11-30 | none  | ' 3/4=0.750000 no'
            2026-11-01 | 2026-12-31 | none  | ' 8/9=0.888889 no'
            2026-11-01 | 2026-11-29 | none  | ' 3/0= '
            2026-11-02 | 2026-12-31 | none  | ' 8/0= '
            2026-11-01 | 2026-12-31 | month | 2026-11 3/4=0.750000 no,2026-12 5/5=1.000000 yes
            2026-11-02 | 2026-12-31 | month | '2026-11 3/0= ,2026-12 5/5=1.000000 yes'
            2026-11-01 | 2026-11-30 | week  | '2026-W44 0/0= ,2026-W45 3/0= ,2026-W49 0/0= '
            2026-11-01 | 2026-11-30 | day   | '2026-11-01 0/0= ,2026-11-02 3/0= ,2026-11-30 0/0= '
            2026-11-01 | 2026-11-30 | agent | '- 0/0= ,A1 3/4=0.750000 no,A2 0/0= '
            2026-11-01 | 2026-11-30 | team  | 'T0 3/4=0.750000 no,T1 0/0= ,- 0/0= '
            2026-11-01 | 2026-11-10 | team  | 'T0 3/0= ,T1 0/0= '
            """)
    void monitoring_completion_has_a_value_for_whole_months_only(String from, String to, String by, String expected) {
        String[] period = by == null ? new String[] {"--from", from, "--to", to} : new String[] {"--from", from, "--to", to, "--by", by};

        assertThat(rows("monitoring_completion", period)).containsExactlyInAnyOrder(expected.split(",", -1));
    }
}
