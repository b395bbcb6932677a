package callmart.why;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.FactLoader;
import callmart.testing.SharedWarehouse;
import callmart.warehouse.QueryFolder;
import callmart.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Problems of systems and seats beside a difference, as decision 322 works them: those that overlap its hours, whenever they began. */
class ProblemFactsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

    private Warehouse warehouse;

    @BeforeEach
    void problems() {
        warehouse = SharedWarehouse.migrated("problem_facts");
        String spans = " VALUES ('2026-11-25', 'P1', '2026-11-25 14:00:00', '2026-11-26 03:41:00', ''), ('2026-11-25', 'P2', '2026-11-25 15:00:00', NULL, ''),"
                + " ('2026-11-26', 'P3', '2026-11-26 02:58:00', '2026-11-26 03:41:00', ''), ('2026-11-26', 'P4', '2026-11-26 15:30:00', NULL, '')";
        warehouse.execute("INSERT INTO incidents (business_date, incident_id, occurred_at, recovered_at, content)" + spans);
        warehouse.execute("INSERT INTO agent_issues (business_date, issue_id, occurred_at, recovered_at, content)" + spans);
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    private void assertFound(LocalDate from, LocalDate to, List<Integer> hours, String... problems) {
        for (String kind : List.of("incidents", "agent-issues")) {
            assertThat(warehouse.query(new QueryFolder(FactLoader.SETTINGS.sql().resolve("notes")).text(kind), Map.of("from", from, "to", to,
                    "hours", hours, "tz", "Asia/Shanghai"), row -> row.string("id") + " " + row.string("span") + " " + row.string("overlap_s")))
                    .as(kind).containsExactly(problems);
        }
    }

    @Test
    void one_that_began_the_day_before_stands_beside_the_hours_that_it_lasts_into() {
        assertFound(DAY, DAY, List.of(9, 10), "P1 11-25 22:00–11-26 11:41 7200", "P3 10:58–11:41 120");
    }

    /** P1: an hour of the 25th and two of the 26th; P2, whose end is not known, lasts to the end of its own day. */
    @Test
    void of_a_week_its_hours_of_each_day_count() {
        assertFound(DAY.minusDays(3), DAY.plusDays(3), List.of(9, 10, 23), "P1 11-25 22:00–11-26 11:41 10800", "P2 23:00– 3600", "P4 23:30– 1800",
                "P3 10:58–11:41 120");
    }

    @Test
    void one_that_was_over_before_the_hours_does_not() {
        assertFound(DAY, DAY, List.of(12, 13));
        assertFound(DAY.plusDays(1), DAY.plusDays(1), List.of(0, 11));
    }
}
