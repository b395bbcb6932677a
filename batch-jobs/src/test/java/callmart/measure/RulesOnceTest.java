package callmart.measure;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.FactLoader;
import callmart.testing.SharedWarehouse;
import callmart.warehouse.QueryFolder;
import callmart.warehouse.Schema;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A rule of the centre stands in one file of {@code sql/base}, and the others read it there. Checks named {@code …_again} count by a
 * second path on purpose; {@code sql/schema} and {@code sql/extract} know no rule.
 */
class RulesOnceTest {

    private static final Path SQL = FactLoader.SETTINGS.sql();

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", quoteCharacter = '"', value = {
        "latest version of a ticket -> LIMIT 1 BY ticket_id -> base/tickets_created.sql",
        "latest version of a case -> LIMIT 1 BY case_id -> base/cases_received.sql",
        "when a version withdraws a deadline -> AS is_withdrawn -> base/deadline_episodes.sql",
        "latest callback -> LIMIT 1 BY callback_id -> base/latest_callbacks.sql",
        "a ticket's case -> LIMIT 1 BY of_ticket -> base/cases_of_tickets.sql",
        "final verdict -> 'overturned', 0 -> base/case_versions.sql",
        "first response -> INTERVAL 5 MINUTE -> base/ticket_versions.sql",
        "a lead's review -> INTERVAL 2 HOUR -> base/case_versions.sql",
        "reply to a case -> INTERVAL 48 HOUR -> base/case_versions.sql",
        "rest words -> rest_words\\}|'休'|'off' -> base/attendance_days.sql",
        "masked number -> '\\*{4}', substring -> base/functions/masked.sql",
        "rating of a leg -> ifNull\\(surveys.leg -> base/rated_legs.sql",
        "satisfied -> 'very_satisfied' -> base/rated_legs.sql",
        "talk time of a leg -> 'millisecond', answered_at, ended_at -> base/call_legs.sql",
        "a call's queue -> argMinIf\\(present\\(queue\\) -> base/call_heads.sql",
        "who ended a call -> argMax\\(present\\(hangup_by\\) -> base/call_heads.sql",
        "value of a KPI -> divideDecimal -> base/functions/kpi_value.sql",
        "target met -> sign\\(divisor\\) >= 0 -> base/functions/kpi_met.sql"})
    void a_rule_stands_in_one_file(String rule, String form, String file) throws IOException {
        Pattern pattern = Pattern.compile(form);
        try (Stream<Path> files = Files.walk(SQL)) {
            List<String> with = files.filter(path -> path.toString().endsWith(".sql")).map(path -> SQL.relativize(path).toString())
                    .filter(path -> !path.startsWith("schema/") && !path.startsWith("extract/") && !path.endsWith("_again.sql"))
                    .filter(path -> pattern.matcher(QueryFolder.read(SQL.resolve(path))).find()).sorted().toList();

            assertThat(with).as(rule).containsExactly(file);
        }
    }

    @Test
    void figures_of_a_day_read_its_partitions_alone() {
        try (Warehouse warehouse = SharedWarehouse.open("rules_once")) {
            Schema.bring(warehouse, SQL, FactLoader.SETTINGS.viewValues());
            warehouse.execute("INSERT INTO calls (business_date, call_id, leg, direction, arrived_at, ended_at) SELECT toDate('2026-11-01') + number % 20,"
                    + " toString(number), 1, 'inbound', toDateTime('2026-11-01 04:00:00') + INTERVAL number % 20 DAY AS at, at FROM numbers(200)");
            warehouse.execute("INSERT INTO tickets (business_date, ticket_id, kind, status, created_at, updated_at) SELECT toDate('2026-11-01')"
                    + " + number % 20, toString(number), 'other', 'open', toDateTime('2026-11-01 04:00:00') + INTERVAL number % 20 DAY AS at, at"
                    + " FROM numbers(200)");

            assertThat(partitions(warehouse, "call_legs WHERE business_date = '2026-11-10' AND is_talk")).isEqualTo("1/20");
            assertThat(partitions(warehouse, "rated_legs(from = '2026-11-10', to = '2026-11-10')")).isEqualTo("1/20");
            assertThat(partitions(warehouse, "call_heads(from = '2026-11-20', to = '2026-11-20')")).isEqualTo("1/20");
            assertThat(partitions(warehouse, "ticket_versions WHERE business_date = '2026-11-10'")).isEqualTo("1/20");
        }
    }

    /** A month of 200 tickets a day with a reply due the day after, of which each is written once more two days later. */
    @Test
    void obligations_of_a_day_are_looked_for_once_and_by_their_deadlines() {
        try (Warehouse warehouse = SharedWarehouse.migrated("rules_deadlines")) {
            warehouse.execute("INSERT INTO tickets (business_date, ticket_id, kind, status, needs_reply, created_at, reply_due_at, updated_at)"
                    + " SELECT toDate(updated_at, 'Asia/Shanghai'), concat(toString(toDate(created_at)), '-', toString(number % 6000)), 'other', 'open', 1,"
                    + " toDateTime64('2026-11-01 04:00:00', 3, 'UTC') + INTERVAL number % 30 DAY AS created_at, created_at + INTERVAL 1 DAY,"
                    + " created_at + INTERVAL 2 * (number >= 6000) DAY AS updated_at FROM numbers(12000)");

            for (String source : List.of("obligations(of = ['tickets'], from = '2026-11-10', to = '2026-11-10')", "tickets_created(from = '2026-11-10', to = '2026-11-10')",
                    "(SELECT DISTINCT record_id FROM deadline_episodes(of = ['tickets'], by = 'version', from = '2026-11-10', to = '2026-11-10') WHERE due_on = '2026-11-11')")) {
                assertThat(warehouse.query("SELECT count() AS number FROM " + source + " SETTINGS max_rows_to_read = 6000", Map.of(),
                        row -> row.longValue("number"))).as("%s, of 12,000 versions", source).containsExactly(200L);
            }
        }
    }

    /** Parts that the first table read needs, of all. */
    private static String partitions(Warehouse warehouse, String source) {
        return warehouse.query("SELECT extract(explain, 'Parts: ([0-9]+/[0-9]+)') AS parts FROM (EXPLAIN indexes = 1 SELECT * FROM " + source + ")"
                + " WHERE match(explain, 'Parts: [0-9]+/') LIMIT 1", Map.of(), row -> row.string("parts")).get(0);
    }
}
