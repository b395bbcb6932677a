package callmart.measure;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.SampleWeek;
import callmart.testing.SharedWarehouse;
import callmart.warehouse.Warehouse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Places of agents and the way of complaints, each against a second path over the views below them. */
@TestInstance(Lifecycle.PER_CLASS)
class RankingAndCohortViewsTest {

    private Warehouse warehouse;

    @BeforeAll
    void open() {
        SampleWeek.home().run("status");
        warehouse = SampleWeek.home().warehouse();
    }

    @AfterAll
    void close() {
        warehouse.close();
    }

    private List<String> column(String sql) {
        return warehouse.query(sql, Map.of(), row -> row.string("x"));
    }

    /** A place is one more than the number of those who are better, by the exact share; of KPIs that shall be small those with less. */
    @Test
    void a_place_is_one_more_than_how_many_are_better() {
        record Ranked(String kpi, int sign, String agent, BigDecimal numerator, BigDecimal denominator, int rank) {

            boolean isBehind(Ranked other) {
                return kpi.equals(other.kpi) && other.numerator.multiply(denominator).compareTo(numerator.multiply(other.denominator)) * sign > 0;
            }
        }
        List<Ranked> all = warehouse.query("SELECT * FROM v_agent_ranking WHERE month = '2026-11'", Map.of(), row -> new Ranked(row.string("kpi"),
                row.string("target_is").equals("at_most") ? -1 : 1, row.string("agent_id"), row.decimal("numerator"), row.decimal("denominator"),
                row.intValue("rank")));

        assertThat(all).extracting(Ranked::kpi).contains("satisfaction", "compliance_rate");
        assertThat(all).filteredOn(one -> one.rank() != 1 + all.stream().filter(one::isBehind).count()).isEmpty();
        assertThat(column("SELECT toString(count()) AS x FROM v_agent_ranking WHERE rank_in_team > rank")).containsExactly("0");
    }

    /** The week lies in one month, so that its quarter knows no more. */
    @Test
    void places_in_a_quarter_are_those_of_its_only_month() {
        String places = "SELECT concat(kpi, ' ', agent_id, ' ', toString(value), ' ', toString(rank)) AS x FROM ";

        assertThat(column(places + "v_agent_ranking_quarterly WHERE quarter = '2026-Q4' ORDER BY x")).isNotEmpty()
                .isEqualTo(column(places + "v_agent_ranking WHERE month = '2026-11' ORDER BY x"));
    }

    @Test
    void every_complaint_is_one_row_with_its_case_and_slips() {
        assertThat(column("SELECT concat(toString(count()), ' ', toString(uniqExact(ticket_id))) AS x FROM v_case_cohort"))
                .isEqualTo(column("SELECT concat(toString(count()), ' ', toString(count())) AS x FROM v_tickets WHERE kind = 'complaint'"));
        assertThat(column("SELECT toString(count(case_id)) AS x FROM v_case_cohort")).isEqualTo(column("SELECT toString(uniqExact(ticket_id)) AS x"
                + " FROM v_cases WHERE ticket_id IN (SELECT ticket_id FROM v_tickets WHERE kind = 'complaint')")).isNotEqualTo(List.of("0"));
        assertThat(column("SELECT toString(sum(slips)) AS x FROM v_case_cohort")).isEqualTo(column("SELECT toString(count()) AS x FROM v_penalty_slips"
                + " WHERE status != 'revoked' AND ticket_id IN (SELECT ticket_id FROM v_tickets WHERE kind = 'complaint')"));
        assertThat(column("SELECT DISTINCT stage AS x FROM v_case_cohort WHERE case_id IS NULL AND slips = 0")).containsExactly("complaint");
    }

    /**
     * Complaints of the 2nd at 10:00. The case of T1 came 23 hours later and was judged after 48, that of T2 came after 24 hours and is not judged;
     * T3 has none.
     */
    @Test
    void days_are_whole_and_what_no_case_tells_is_absent() {
        try (Warehouse byHand = SharedWarehouse.migrated("case_cohort")) {
            List.of("T1", "T2", "T3").forEach(ticket -> byHand.execute("INSERT INTO tickets (business_date, ticket_id, kind, status, created_at, updated_at)"
                    + " VALUES ('2026-11-02', '" + ticket + "', 'complaint', 'open', '2026-11-02 10:00:00', '2026-11-02 10:00:00')"));
            byHand.execute("INSERT INTO complaint_cases (business_date, case_id, ticket_id, agent_id, received_at, verdict, judged_at, updated_at) VALUES"
                    + " ('2026-11-04', 'C1', 'T1', 'a1', '2026-11-03 09:00:00', 'upheld', '2026-11-04 10:00:00', '2026-11-04 10:00:00'),"
                    + " ('2026-11-03', 'C2', 'T2', 'a2', '2026-11-03 10:00:00', NULL, NULL, '2026-11-03 10:00:00')");

            assertThat(byHand.query("SELECT arrayStringConcat([ticket_id, ifNull(case_agent_id, '-'), ifNull(toString(days_to_case), '-'),"
                    + " ifNull(final_verdict, '-'), ifNull(toString(days_to_verdict), '-'), stage], ' ') AS x FROM v_case_cohort ORDER BY ticket_id",
                    Map.of(), row -> row.string("x"))).containsExactly("T1 a1 0 upheld 2 judged", "T2 a2 1 - - case", "T3 - - - - complaint");
        }
    }
}
