package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.FactLoader;
import callmart.testing.SharedWarehouse;
import callmart.warehouse.QueryFolder;
import callmart.warehouse.Row;
import callmart.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Which rows lists have, and what they are ordered by, worked by hand. */
class ListRowsByHandTest {

    private static List<String> rows(Warehouse warehouse, String dataset, int day, Function<Row, String> row) {
        LocalDate date = LocalDate.of(2026, 11, day);
        return warehouse.query(new QueryFolder(FactLoader.SETTINGS.sql().resolve("reports")).text(dataset)
                .replaceAll("\\$\\{edition\\([^)]*\\)}", "1"), Map.of("from", date, "to", date, "tz", "Asia/Shanghai", "kinds",
                List.of("complaint")), row);
    }

    /**
     * All were assigned on the 18th and done on the 19th at 10:00. B7 was due on the 20th at 18:00, B8 on the 18th at 18:00, so that it was open on
     * the 19th, B9 on the 21st: each is listed when it was due, also after it was done.
     */
    @Test
    void a_follow_up_call_is_listed_on_the_days_on_which_it_was_assigned_due_and_done() {
        try (Warehouse warehouse = SharedWarehouse.migrated("follow_up_log")) {
            List.of("'B7', '2026-11-20 10:00:00'", "'B8', '2026-11-18 10:00:00'", "'B9', '2026-11-21 10:00:00'").forEach(due -> warehouse.execute(
                    "INSERT INTO callbacks (business_date, assigned_at, done_at, updated_at, callback_id, due_at) VALUES ('2026-11-19',"
                    + " '2026-11-18 01:00:00', '2026-11-19 02:00:00', '2026-11-19 02:00:00', " + due + ")"));
            Function<Row, String> row = one -> one.string("callback_id") + (one.intValue("overdue") == 1 ? " overdue" : "")
                    + (one.intValue("is_open") == 1 ? " open" : "");

            assertThat(rows(warehouse, "callbacks", 17, row)).isEmpty();
            assertThat(rows(warehouse, "callbacks", 18, row)).containsExactlyInAnyOrder("B7 open", "B8 overdue open", "B9 open");
            assertThat(rows(warehouse, "callbacks", 19, row)).containsExactlyInAnyOrder("B7", "B8 overdue", "B9");
            assertThat(rows(warehouse, "callbacks", 20, row)).containsExactly("B7");
            assertThat(rows(warehouse, "callbacks", 21, row)).containsExactly("B9");
        }
    }

    /** The replies were due at 10:00 and 12:00; of TA none is waited for, so only that of TB is overdue, by 12 hours at midnight. */
    @Test
    void a_reply_that_nobody_waits_for_is_not_overdue() {
        try (Warehouse warehouse = SharedWarehouse.migrated("replies_of_lists")) {
            warehouse.execute("INSERT INTO tickets (business_date, ticket_id, kind, status, created_at, updated_at, needs_reply, reply_due_at) VALUES"
                    + " ('2026-11-20', 'TA', 'complaint', 'open', '2026-11-20 00:00:00', '2026-11-20 00:00:00', 0, '2026-11-20 02:00:00'),"
                    + " ('2026-11-20', 'TB', 'complaint', 'open', '2026-11-20 00:00:00', '2026-11-20 00:00:00', 1, '2026-11-20 04:00:00'),"
                    + " ('2026-11-20', 'TC', 'complaint', 'open', '2026-11-20 00:00:00', '2026-11-20 00:00:00', NULL, '2026-11-20 02:00:00')");

            assertThat(rows(warehouse, "tickets", 20, row -> row.string("ticket_id") + " " + row.value("reply_late_s")))
                    .containsExactlyInAnyOrder("TA 0", "TB 43200", "TC 0");
        }
    }
}
