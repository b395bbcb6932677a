package callmart.measure;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.feed.Feeds;
import callmart.measure.kpi.Need;
import callmart.runlog.ColumnLog;
import callmart.runlog.ColumnLog.OfSource;
import callmart.testing.FactLoader;
import callmart.testing.SharedWarehouse;
import callmart.warehouse.QueryFolder;
import callmart.warehouse.Row;
import callmart.warehouse.Warehouse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Excused time without and with a source; who needs attention in lists and alerts; ways of calls: queries over a few rows of facts. */
class AttendanceAndRisksTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final String TICKETS = "INSERT INTO tickets (business_date, ticket_id, call_id, agent_id, kind, urgency, status, escalation_risk,"
            + " created_at, updated_at, closed_at, read_order) VALUES ";
    private static final String CALLS = "INSERT INTO calls (business_date, call_id, leg, direction, queue, ivr_route, agent_id, arrived_at, queued_at, answered_at,"
            + " ended_at, hangup_by) VALUES ";

    private Warehouse warehouse;

    @BeforeEach
    void open() {
        warehouse = SharedWarehouse.migrated("attendance_and_risks");
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    private List<String> rows(String folder, String query, LocalDate from, LocalDate to, Function<Row, String> shown) {
        Map<String, Object> parameters = new HashMap<>(Map.of("tz", "Asia/Shanghai", "day", to, "from", from, "to", to, "kinds", List.of("complaint")));
        return warehouse.query(new QueryFolder(FactLoader.SETTINGS.sql().resolve(folder)).text(query).replaceAll("\\$\\{edition\\(.*?\\)}", "1"), parameters, shown);
    }

    private List<String> alerts(String query, LocalDate day) {
        return rows("alerts", query, day, day, row -> row.string("subject") + " " + row.string("value") + ": " + row.string("note"));
    }

    private static String ticket(String id, String call, String urgency, Object risk, String created, String updated, String closed, int order) {
        return "('" + updated.substring(0, 10) + "', '" + id + "', " + quoted(call) + ", '7001', 'complaint', '" + urgency + "', 'x', " + risk + ", '" + created
                + "', '" + updated + "', " + quoted(closed) + ", " + order + ")";
    }

    private static String quoted(String text) {
        return text == null ? "NULL" : "'" + text + "'";
    }

    private static String leg(String day, String call, int leg, String queue, String route, String agent, String from, String to, String hangup) {
        String at = day + " " + from;
        return "('" + day + "', '" + call + "', " + leg + ", 'inbound', " + quoted(queue) + ", " + quoted(route) + ", " + quoted(agent) + ", '" + at + "', "
                + (queue == null ? "NULL" : quoted(at)) + ", " + (agent == null ? "NULL" : quoted(at)) + ", '" + day + " " + to + "', " + quoted(hangup) + ")";
    }

    /** Without a source nothing is excused; with one a day after its first load that lacks it has no value. */
    @Test
    void excused_time_is_nothing_without_a_source_and_before_its_first_load() {
        ColumnLog log = new ColumnLog(warehouse, Clock.systemUTC());
        for (LocalDate day = DAY; day.isBefore(DAY.plusDays(4)); day = day.plusDays(1)) {
            for (String feed : List.of("agent_states", "shifts")) {
                log.loaded("run", feed, day, Map.of("csv", new OfSource(Set.of("agent_id"), Set.of("agent_id"))));
            }
        }
        log.loaded("run", "excused", DAY.plusDays(2), Map.of("csv", new OfSource(Set.of("agent_id"), Set.of("agent_id"))));
        Set<String> without = Set.of("agent_states", "shifts");
        Delivered bare = new Delivered(FactLoader.SETTINGS.measures().withSources(without), without, log);
        Delivered delivered = new Delivered(FactLoader.SETTINGS.measures(), Set.copyOf(Feeds.NAMES), log);

        assertThat(FactLoader.SETTINGS.measures().withSources(without).find("excused_s").orElseThrow().needs()).extracting(Need::toString)
                .containsExactly("agent_states", "shifts");
        assertThat(bare.absent(DAY.plusDays(3), DAY.plusDays(3))).doesNotContain("excused_s", "adherent_s");
        assertThat(delivered.absent(DAY, DAY.plusDays(1))).doesNotContain("excused_s");
        assertThat(delivered.absent(DAY, DAY.plusDays(3))).doesNotContain("excused_s");
        assertThat(delivered.absent(DAY.plusDays(3), DAY.plusDays(3))).contains("excused_s").doesNotContain("adherent_s");
        assertThat(delivered.never()).doesNotContain("excused_s");
        assertThat(warehouse.query("SELECT toString(period) AS x FROM measures_with_value WHERE unit = 'day' AND measure = 'excused_s' ORDER BY x", Map.of(),
                row -> row.string("x"))).containsExactly("2026-11-20", "2026-11-21", "2026-11-22");
    }

    /** C1 is ended by agent 7002 in its second leg, C2 by its caller, C3 belongs to no complaint. */
    @Test
    void complaint_calls_that_an_agent_ended_are_notable_and_told() {
        warehouse.execute(CALLS + String.join(", ", leg("2026-11-20", "C1", 1, "sales", null, "7001", "01:00:00", "01:05:00", "caller"),
                leg("2026-11-20", "C1", 2, "service", null, "7002", "01:05:00", "01:09:00", "agent"),
                leg("2026-11-20", "C2", 1, "sales", null, "7001", "02:00:00", "02:05:00", "caller"),
                leg("2026-11-20", "C3", 1, "sales", null, "7003", "03:00:00", "03:05:00", "agent")));
        warehouse.execute(TICKETS + String.join(", ", ticket("T1", "C1", "normal", "NULL", "2026-11-20 01:09:00", "2026-11-20 01:10:00", null, 1),
                ticket("T2", "C2", "normal", "0", "2026-11-20 02:05:00", "2026-11-20 02:06:00", null, 1),
                ticket("T3", null, "high", "NULL", "2026-11-20 04:05:00", "2026-11-20 04:06:00", null, 1)));

        assertThat(alerts("complaint_calls_ended_by_agents", DAY)).containsExactly("坐席 7002 1: 09:09 T1");
        assertThat(alerts("complaint_calls_ended_by_agents", DAY.plusDays(1))).isEmpty();
        assertThat(rows("reports", "tickets", DAY, DAY, row -> row.string("ticket_id") + " " + row.string("hangup_by") + " " + row.string("needs_attention")))
                .containsExactlyInAnyOrder("T1 agent 1", "T2 caller 0", "T3 null 1");
    }

    /** T1 is at risk until it is closed on the 22nd; T2's second version takes the risk back; T3 is retired. */
    @Test
    void what_may_be_taken_further_is_told_each_day_until_it_is_closed() {
        warehouse.execute(TICKETS + String.join(", ", ticket("T1", null, "normal", "1", "2026-11-20 01:00:00", "2026-11-20 01:10:00", null, 1),
                ticket("T1", null, "normal", "1", "2026-11-20 01:00:00", "2026-11-22 01:10:00", "2026-11-22 01:05:00", 1),
                ticket("T2", null, "normal", "1", "2026-11-20 02:00:00", "2026-11-20 02:10:00", null, 2),
                ticket("T2", null, "normal", "0", "2026-11-20 02:00:00", "2026-11-20 03:10:00", null, 3),
                ticket("T3", null, "normal", "1", "2026-11-20 02:00:00", "2026-11-20 02:10:00", null, 4)));
        warehouse.execute("INSERT INTO retired_records (business_date, feed, record_id, updated_at) VALUES ('2026-11-20', 'tickets', 'T3', '2026-11-20 05:00:00')");

        assertThat(alerts("escalation_risk", DAY.minusDays(1))).isEmpty();
        assertThat(alerts("escalation_risk", DAY)).containsExactly("未关闭工单 1: 11-20 09:00 T1");
        assertThat(alerts("escalation_risk", DAY.plusDays(1))).containsExactly("未关闭工单 1: 11-20 09:00 T1");
        assertThat(alerts("escalation_risk", DAY.plusDays(2))).isEmpty();
        assertThat(rows("reports", "tickets", DAY, DAY, row -> row.string("ticket_id") + " " + row.string("is_at_risk") + " " + row.string("needs_attention")))
                .containsExactlyInAnyOrder("T1 1 1", "T2 0 0");
    }

    /** 7001 has exactly five days of leave, 7002 five and an hour, of two kinds; 7003 was absent without leave. */
    @Test
    void more_than_five_days_of_leave_in_a_month_are_notable() {
        String insert = "INSERT INTO attendance (business_date, date, agent_id, name, sick_hours, other_leave_hours, absent_hours, late_minutes) VALUES ";
        warehouse.execute(insert + List.of(2, 3, 4, 5, 6).stream().map(day -> "('2026-11-0" + day + "', '2026-11-0" + day + "', '7001', NULL, 8, 0, 0, 0)")
                .collect(Collectors.joining(", ")));
        warehouse.execute(insert + List.of(2, 3, 4, 5, 6).stream().map(day -> "('2026-11-0" + day + "', '2026-11-0" + day + "', '7002', '李莉', 8, 0, 0, 0)")
                .collect(Collectors.joining(", ")) + ", ('2026-11-09', '2026-11-09', '7002', '李莉', 0, 1, 0, 0), ('2026-11-10', '2026-11-10', '7002', '李莉', 0, 0, 0, 0),"
                + " ('2026-11-02', '2026-11-02', '7003', NULL, 0, 0, 80, 0), ('2026-12-01', '2026-12-01', '7002', '李莉', 8, 0, 0, 0)");
        LocalDate first = LocalDate.of(2026, 11, 1);
        LocalDate last = LocalDate.of(2026, 11, 30);

        assertThat(rows("reports", "long_leaves", first, last, row -> row.string("agent_id") + " " + row.string("agent_name") + " "
                + row.decimal("leave_days").stripTrailingZeros().toPlainString() + " " + row.decimal("leave_hours").stripTrailingZeros().toPlainString()))
                .containsExactly("7002 李莉 5.125 41");
        assertThat(rows("reports", "attendance", first, last, row -> row.string("needs_attention").equals("1") ? row.string("agent_id") + " " + row.date("date").getDayOfMonth() : "")
                .stream().filter(shown -> !shown.isEmpty())).containsExactlyInAnyOrder("7002 2", "7002 3", "7002 4", "7002 5", "7002 6", "7002 9", "7003 2");
        assertThat(rows("reports", "long_leaves", LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 31), row -> row.string("agent_id"))).isEmpty();
    }

    /** A goes from sales to service and back, B crosses midnight, C ends in the IVR, D asks for an agent on the same route, E is of another. */
    @Test
    void ways_of_calls_by_route_and_by_queue_from_and_to() {
        warehouse.execute(CALLS + String.join(", ", leg("2026-11-20", "A", 1, "sales", "1-2", null, "01:00:00", "01:01:00", "system"),
                leg("2026-11-20", "A", 2, "service", null, null, "01:01:00", "01:02:00", "system"),
                leg("2026-11-20", "A", 3, "sales", null, "7001", "01:02:00", "01:05:00", "caller"),
                leg("2026-11-19", "B", 1, "sales", "1-2", null, "15:59:00", "15:59:59", "system"),
                leg("2026-11-20", "B", 2, "service", null, "7001", "16:00:00", "16:05:00", "caller").replace("2026-11-20 16", "2026-11-19 16"),
                leg("2026-11-20", "C", 1, null, "1-2", null, "02:00:00", "02:01:00", "caller"),
                leg("2026-11-20", "D", 1, "sales", "1-2", null, "03:00:00", "03:01:00", "caller"),
                leg("2026-11-20", "E", 1, "sales", "3", "7001", "04:00:00", "04:01:00", "caller")));

        assertThat(rows("reports", "operations_routes", DAY, DAY, row -> row.string("route") + " " + row.string("ivr_only") + "/" + row.string("seizures")))
                .containsExactly("1-2 1/2", "3 0/1");
        assertThat(rows("reports", "operations_overflow", DAY, DAY, row -> row.string("from_queue") + " → " + row.string("to_queue") + " " + row.string("entries")
                + " " + row.string("answered"))).containsExactly("sales → service 2 1", "service → sales 1 1");
        assertThat(rows("reports", "operations_overflow", DAY.minusDays(1), DAY.minusDays(1), row -> row.string("entries"))).isEmpty();
    }
}
