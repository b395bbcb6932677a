package callmart.contract;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.ReferenceData;
import callmart.testing.SharedWarehouse;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Slips and tickets say of their call what the measures say: the leg answered first has the queue, else the one that queued first; the leg
 * that ended last ended the call.
 */
class CallOfASlipOrTicketTest {

    private static final Path SQL = ReferenceData.projectRoot().resolve("sql");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

    @Test
    void the_earliest_answer_decides_and_not_the_lowest_leg() throws IOException {
        try (Warehouse warehouse = SharedWarehouse.migrated("slip_queue")) {
            // answered: leg 2 at 10:01, before leg 1 at 10:05; lost: leg 2 queued at 11:01, before leg 1 at 11:05
            warehouse.execute("INSERT INTO calls"
                    + " (business_date, call_id, leg, direction, queue, arrived_at, queued_at, answered_at, ended_at)"
                    + " VALUES"
                    + " ('2026-11-02', 'answered', 1, 'inbound', 'late', '2026-11-02 10:00:00',"
                    + " '2026-11-02 10:00:30', '2026-11-02 10:05:00', '2026-11-02 10:06:00'),"
                    + " ('2026-11-02', 'answered', 2, 'inbound', 'early', '2026-11-02 10:00:00',"
                    + " '2026-11-02 10:00:40', '2026-11-02 10:01:00', '2026-11-02 10:06:00'),"
                    + " ('2026-11-02', 'lost', 1, 'inbound', 'late', '2026-11-02 11:00:00',"
                    + " '2026-11-02 11:05:00', NULL, '2026-11-02 11:06:00'),"
                    + " ('2026-11-02', 'lost', 2, 'inbound', 'early', '2026-11-02 11:00:00',"
                    + " '2026-11-02 11:01:00', NULL, '2026-11-02 11:06:00')");
            warehouse.execute("INSERT INTO penalty_slips (business_date, date, slip_id, agent_id, call_id, status)"
                    + " VALUES ('2026-11-02', '2026-11-02', 's1', 'a1', 'answered', 'issued'),"
                    + " ('2026-11-02', '2026-11-02', 's2', 'a1', 'lost', 'issued')");

            assertThat(warehouse.query(Files.readString(SQL.resolve("penalties/slips.sql")), Map.of("from", DAY, "to", DAY, "tz", "UTC"),
                    row -> row.string("id") + " " + row.string("queue"))).containsExactly("s1 early", "s2 early");
        }
    }

    /** The call of 20 August is 74 days older than the slip. */
    @Test
    void a_call_of_long_ago_has_its_queue_too() throws IOException {
        try (Warehouse warehouse = SharedWarehouse.migrated("slip_of_an_old_call")) {
            warehouse.execute("INSERT INTO calls (business_date, call_id, leg, direction, queue, arrived_at, queued_at, answered_at, ended_at) VALUES"
                    + " ('2026-08-20', 'old', 1, 'inbound', 'sales', '2026-08-20 10:00:00', '2026-08-20 10:00:30', '2026-08-20 10:01:00',"
                    + " '2026-08-20 10:06:00')");
            warehouse.execute("INSERT INTO penalty_slips (business_date, date, slip_id, agent_id, call_id, status)"
                    + " VALUES ('2026-11-02', '2026-11-02', 's1', 'a1', 'old', 'issued'), ('2026-11-02', '2026-11-02', 's2', 'a1', 'unknown', 'issued')");

            assertThat(warehouse.query(Files.readString(SQL.resolve("penalties/slips.sql")), Map.of("from", DAY, "to", DAY, "tz", "UTC"),
                    row -> row.string("id") + " " + row.value("queue") + " " + row.intValue("call_held")))
                    .containsExactly("s1 sales 1", "s2 null 0");
        }
    }

    @Test
    void the_leg_that_ended_last_ended_the_call_and_of_several_the_highest() throws IOException {
        try (Warehouse warehouse = SharedWarehouse.migrated("ticket_hangup")) {
            warehouse.execute("INSERT INTO calls (business_date, call_id, leg, direction, hangup_by, arrived_at, ended_at) VALUES"
                    + " ('2026-11-02', 'c1', 1, 'inbound', 'caller', '2026-11-02 10:00:00', '2026-11-02 10:09:00'),"
                    + " ('2026-11-02', 'c1', 2, 'inbound', 'agent', '2026-11-02 10:00:00', '2026-11-02 10:06:00'),"
                    + " ('2026-11-02', 'c2', 1, 'inbound', 'caller', '2026-11-02 10:00:00', '2026-11-02 10:09:00'),"
                    + " ('2026-11-02', 'c2', 2, 'inbound', 'agent', '2026-11-02 10:00:00', '2026-11-02 10:09:00')");
            warehouse.execute("INSERT INTO tickets (business_date, ticket_id, call_id, kind, status, created_at, updated_at) VALUES"
                    + " ('2026-11-02', 't1', 'c1', 'other', 'open', '2026-11-02 10:10:00', '2026-11-02 10:10:00'),"
                    + " ('2026-11-02', 't2', 'c2', 'other', 'open', '2026-11-02 10:10:00', '2026-11-02 10:10:00')");

            assertThat(warehouse.query(Files.readString(SQL.resolve("reports/tickets.sql")).replaceAll("\\$\\{edition[^}]*}", "1"),
                    Map.of("from", DAY, "to", DAY, "tz", "UTC", "kinds", List.of("other")),
                    row -> row.string("ticket_id") + " " + row.string("hangup_by"))).containsExactlyInAnyOrder("t1 caller", "t2 agent");
        }
    }
}
