package callmart.measure;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.SharedWarehouse;
import callmart.warehouse.Warehouse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** {@code v_repeat_callers}, counted by hand: the nights of 1 to 9 November are loaded, a customer calls four times, written in four ways. */
@TestInstance(Lifecycle.PER_CLASS)
class RepeatCallersTest {

    private static final String NUMBER = "13812345678";

    private Warehouse warehouse;

    @BeforeAll
    void nine_days() {
        warehouse = SharedWarehouse.migrated("repeat_callers");
        CallerSalt.make(warehouse);
        CallerSalt.make(warehouse);
        String other = "SELECT concat('o', toString(number)), 1, toDate('2026-11-01') + number, 'inbound', concat('0755234567', toString(number)),"
                + " toDateTime64('2026-11-01 04:00:00', 3, 'UTC') + toIntervalDay(number) AS at, at, NULL, at + 60 FROM numbers(9)";
        warehouse.execute("INSERT INTO calls (call_id, leg, business_date, direction, caller, arrived_at, queued_at, answered_at, ended_at) " + other);
        call("a", "2026-11-01", "+86 138-1234-5678", "2026-11-01 02:00:00");
        call("b", "2026-11-02", "０13812345678", "2026-11-02 02:00:00");
        call("c", "2026-11-02", "008613812345678", "2026-11-02 02:00:01");
        call("d", "2026-11-08", NUMBER, "2026-11-08 01:59:59");
        call("x", "2026-11-08", "8001", "2026-11-08 02:00:00");
    }

    private void call(String id, String day, String caller, String at) {
        warehouse.execute("INSERT INTO calls (call_id, leg, business_date, direction, caller, arrived_at, queued_at, ended_at) VALUES ('" + id + "', 1, '"
                + day + "', 'inbound', '" + caller + "', '" + at + "', '" + at + "', '" + at + "')");
    }

    @AfterAll
    void close() {
        warehouse.close();
    }

    private List<String> lines(String sql) {
        return warehouse.query(sql, Map.of(), row -> row.string("x"));
    }

    /** From a to b 24 hours lie, from a to c a second more; from a to d a second less than seven days. */
    @Test
    void calls_of_a_caller_are_counted_within_a_day_and_a_week_however_the_number_is_written() {
        assertThat(lines("SELECT concat(call_id, ': ', arrayStringConcat(arrayMap(n -> ifNull(toString(n), '-'), [before_24h, before_7d, after_24h, after_7d]), ' '))"
                + " AS x FROM v_repeat_callers WHERE call_id IN ('a', 'b', 'c', 'd', 'x') ORDER BY call_id")).containsExactly(
                        "a: - - 1 3", "b: 1 - 1 2", "c: 1 - 0 1", "d: 0 3 0 -");
        assertThat(lines("SELECT toString(uniqExact(caller_key)) AS x FROM v_repeat_callers WHERE call_id IN ('a', 'b', 'c', 'd')")).containsExactly("1");
        assertThat(lines("SELECT toString(count()) AS x FROM v_repeat_callers")).containsExactly("13");
    }

    /** Who tries all numbers finds none without the salt, which is random and no analyst's. */
    @Test
    void a_key_is_no_plain_hash_of_the_number() {
        List<String> key = lines("SELECT DISTINCT caller_key AS x FROM v_repeat_callers WHERE call_id = 'a'");
        assertThat(lines("SELECT toString(count()) AS x FROM v_repeat_callers WHERE caller_key IN (lower(substring(hex(SHA256('" + NUMBER + "')), 1, 32)),"
                + " lower(hex(MD5('" + NUMBER + "'))))")).containsExactly("0");
        assertThat(lines("SELECT toString(tuple(*)) AS x FROM v_repeat_callers")).hasSize(13).noneMatch(row -> row.contains("1234567"));
        assertThat(lines("SELECT toString(length(salt)) AS x FROM caller_salt")).containsExactly("64");
        warehouse.execute("ALTER TABLE caller_salt UPDATE salt = concat('another', salt) WHERE 1 SETTINGS mutations_sync = 1");
        assertThat(lines("SELECT DISTINCT caller_key AS x FROM v_repeat_callers WHERE call_id = 'a'")).isNotEqualTo(key);
        warehouse.execute("TRUNCATE TABLE caller_salt");
        assertThat(lines("SELECT toString(count()) AS x FROM v_repeat_callers")).containsExactly("0");
        CallerSalt.make(warehouse);
    }
}
