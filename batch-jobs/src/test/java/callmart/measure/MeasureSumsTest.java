package callmart.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.testing.SharedWarehouse;
import callmart.warehouse.Warehouse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sums by every dimension and in every scope, of measures that were worked by hand. */
@TestInstance(Lifecycle.PER_CLASS)
class MeasureSumsTest {

    private static final LocalDate FROM = LocalDate.of(2026, 10, 31);
    private static final LocalDate TO = LocalDate.of(2026, 11, 8);

    private Warehouse warehouse;
    private MeasureSums sums;

    @BeforeAll
    void three_days_of_two_teams() {
        warehouse = SharedWarehouse.migrated("measure_sums");
        warehouse.execute("INSERT INTO agents_history (business_date, agent_id, name, team) VALUES ('2026-11-01', 'A1', '甲', 'T0'),"
                + " ('2026-10-01', 'A2', '乙', 'T1'), ('2026-11-03', 'A2', '乙', 'T0'), ('2026-11-08', 'A3', '丙', 'T1'), ('2026-10-01', 'A4', '丁', NULL)");
        warehouse.execute("INSERT INTO shifts (business_date, agent_id, date, starts_at, ends_at, team) VALUES"
                + " ('2026-11-09', 'A1', '2026-11-09', '2026-11-09 00:00:00', '2026-11-09 04:00:00', 'T2'),"
                + " ('2026-11-09', 'A1', '2026-11-09', '2026-11-09 05:00:00', '2026-11-09 07:00:00', 'T3'),"
                + " ('2026-11-09', 'A1', '2026-11-09', '2026-11-09 08:00:00', '2026-11-09 10:00:00', 'T3'),"
                + " ('2026-11-09', 'A3', '2026-11-09', '2026-11-09 00:00:00', '2026-11-09 04:00:00', NULL)");
        warehouse.execute("INSERT INTO call_measures (business_date, hour, queue, agent_id, seizures, answered, lost, talk_s) VALUES"
                + " ('2026-10-31', 9, 'sales', 'A1', 5, 5, 0, 10.5), ('2026-11-01', 9, 'sales', 'A2', 4, 4, 0, 0.25),"
                + " ('2026-11-01', 10, 'sales', NULL, 3, 0, 3, 0), ('2026-11-02', 23, NULL, 'A4', 2, 2, 0, 0),"
                + " ('2026-11-08', 0, 'after', 'A3', 1, 1, 0, 0), ('2026-11-08', 0, 'after', 'gone', 7, 7, 0, 0)");
        warehouse.execute("INSERT INTO agent_measures (business_date, agent_id, logged_in_s) VALUES ('2026-11-01', 'A1', 60),"
                + " ('2026-11-01', 'A3', 30)");
        warehouse.execute("INSERT INTO presence_measures (business_date, interval_start, required_seat_s) VALUES"
                + " ('2026-11-01', '2026-11-01 01:00:00', 900)");
        sums = new MeasureSums(warehouse);
    }

    @AfterAll
    void close() {
        warehouse.close();
    }

    private Map<String, BigDecimal> by(Dimension dimension, MeasureScope scope, String measure) {
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        sums.sum(FROM, TO, Optional.of(dimension), scope).forEach((key, measures) -> {
            BigDecimal value = measures.getOrDefault(measure, BigDecimal.ZERO).stripTrailingZeros();
            if (value.signum() != 0) {
                values.put(key, new BigDecimal(value.toPlainString()));
            }
        });
        return values;
    }

    @Test
    void an_agents_team_is_that_of_the_snapshot_and_who_has_none_or_is_not_in_it_has_no_key() {
        assertThat(by(Dimension.TEAM, MeasureScope.ALL, "seizures")).hasToString("{T0=5, T1=5, -=12}");
        assertThat(by(Dimension.TEAM, MeasureScope.ALL, "logged_in_s")).hasToString("{T0=60, T1=30}");
        assertThat(sums.names(Optional.of(Dimension.TEAM))).contains("tickets", "qa_planned").doesNotContain("required_seat_s");
    }

    /** A2 moves to T0 on the 3rd; on the 9th A1's shifts name T2 for 4 hours and T3 for 4, of which T2 begins first; A3's names none. */
    @Test
    void the_team_is_that_of_the_days_shift_else_of_the_list_held_on_it() {
        warehouse.execute("INSERT INTO call_measures (business_date, hour, agent_id, seizures) VALUES ('2026-12-02', 9, 'A2', 1),"
                + " ('2026-11-09', 9, 'A1', 2), ('2026-11-09', 9, 'A3', 4)");

        Map<String, Map<String, BigDecimal>> teams = sums.sum(LocalDate.of(2026, 11, 9), LocalDate.of(2026, 12, 2), Optional.of(Dimension.TEAM));
        assertThat(teams.keySet()).containsExactly("T0", "T1", "T2");
        assertThat(teams.get("T0").get("seizures")).isEqualByComparingTo("1");
        assertThat(teams.get("T1").get("seizures")).isEqualByComparingTo("4");
        assertThat(teams.get("T2").get("seizures")).isEqualByComparingTo("2");
    }

    @Test
    void weeks_are_iso_weeks_and_months_calendar_months() {
        assertThat(by(Dimension.WEEK, MeasureScope.ALL, "seizures")).hasToString("{2026-W44=12, 2026-W45=10}");
        assertThat(by(Dimension.QUARTER, MeasureScope.ALL, "seizures")).hasToString("{2026-Q4=22}");
        assertThat(by(Dimension.MONTH, MeasureScope.ALL, "seizures")).hasToString("{2026-10=5, 2026-11=17}");
        assertThat(by(Dimension.MONTH, MeasureScope.ALL, "required_seat_s")).hasToString("{2026-11=900}");
    }

    @Test
    void hours_stand_in_the_order_of_the_day() {
        assertThat(by(Dimension.HOUR, MeasureScope.ALL, "seizures")).hasToString("{0=8, 9=9, 10=3, 23=2}");
    }

    @Test
    void a_scope_of_teams_or_queues_holds_their_rows_only() {
        assertThat(by(Dimension.AGENT, MeasureScope.teams(List.of("T1")), "seizures")).hasToString("{A2=4, A3=1}");
        assertThat(by(Dimension.MONTH, MeasureScope.teams(List.of("T1", "T0")), "seizures")).hasToString("{2026-10=5, 2026-11=5}");
        assertThat(by(Dimension.AGENT, MeasureScope.queues(List.of("sales")), "seizures")).hasToString("{A1=5, A2=4, -=3}");
        assertThat(by(Dimension.DAY, MeasureScope.teams(List.of("T9")), "seizures")).isEmpty();
    }

    @Test
    void a_measure_without_the_scopes_column_is_left_out() {
        assertThat(sums.names(Optional.empty(), MeasureScope.teams(List.of("T0")))).contains("seizures", "logged_in_s", "tickets")
                .doesNotContain("required_seat_s");
        assertThat(sums.names(Optional.empty(), MeasureScope.queues(List.of("sales")))).contains("seizures")
                .doesNotContain("logged_in_s", "tickets", "required_seat_s");
        assertThat(sums.sum(FROM, TO, Optional.empty(), MeasureScope.queues(List.of("sales"))).get("")).containsKey("seizures")
                .doesNotContainKey("tickets");
    }

    @Test
    void a_team_is_never_read_as_sql() {
        assertThat(by(Dimension.TEAM, MeasureScope.teams(List.of("T0') OR 1 = 1 --", "a'b\\")), "seizures")).isEmpty();
    }

    @Test
    void a_scope_names_what_it_holds() {
        assertThatThrownBy(() -> MeasureScope.teams(List.of())).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a scope of teams or queues names at least one, and the whole centre names none");
    }

    @ParameterizedTest
    @EnumSource(Dimension.class)
    void the_keys_of_a_dimension_add_up_to_the_total(Dimension dimension) {
        Map<String, BigDecimal> total = sums.sum(FROM, TO, Optional.empty()).get("");
        Map<String, Map<String, BigDecimal>> keys = sums.sum(FROM, TO, Optional.of(dimension));
        for (String measure : sums.names(Optional.of(dimension))) {
            BigDecimal sum = keys.values().stream().map(measures -> measures.getOrDefault(measure, BigDecimal.ZERO))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum).as(measure).isEqualByComparingTo(total.getOrDefault(measure, BigDecimal.ZERO));
        }
    }
}
