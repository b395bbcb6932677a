package callmart.measure;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.ReferenceData;
import callmart.testing.SampleWeek;
import callmart.warehouse.QueryFolder;
import callmart.warehouse.Warehouse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** {@code v_interval_service} against the measures of calls and of presence, which count on ways of their own. */
@TestInstance(Lifecycle.PER_CLASS)
class IntervalServiceTest {

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

    private List<String> lines(String sql) {
        return warehouse.query(sql, Map.of(), row -> row.string("x"));
    }

    @Test
    void calls_of_intervals_are_the_calls_of_the_day() {
        assertThat(lines("SELECT toString((business_date, sum(offered), sum(answered), sum(answered_in_target))) AS x FROM v_interval_service"
                + " WHERE offered IS NOT NULL GROUP BY business_date ORDER BY business_date")).hasSize(7)
                .isEqualTo(lines("SELECT toString((business_date, sum(seizures), sum(answered), sum(answered_in_target))) AS x FROM v_call_measures"
                        + " GROUP BY business_date ORDER BY business_date"));
    }

    @Test
    void half_hours_of_the_daily_report_are_its_hours() {
        LocalDate day = SampleWeek.FROM.plusDays(2);
        Map<String, BigDecimal> hours = new TreeMap<>();
        List<String> begins = warehouse.query(QueryFolder.read(ReferenceData.projectRoot().resolve("sql/reports/operations_intervals.sql")),
                Map.of("from", day, "to", day, "zone", "Asia/Shanghai"), row -> {
                    for (String measure : List.of("seizures", "answered", "answered_in_target")) {
                        hours.merge(Integer.parseInt(row.string("begins").substring(0, 2)) + " " + measure, row.decimal(measure), BigDecimal::add);
                    }
                    return row.string("begins") + "–" + row.string("ends");
                });

        assertThat(begins).isSorted().doesNotHaveDuplicates().contains("09:00–09:29", "09:30–09:59");
        assertThat(lines("SELECT concat(toString(hour), ' ', x) AS x FROM (SELECT hour, arrayJoin([('seizures', sum(seizures)), ('answered', sum(answered)),"
                + " ('answered_in_target', sum(answered_in_target))]) AS pair, concat(pair.1, '=', toString(pair.2)) AS x FROM v_call_measures"
                + " WHERE business_date = '" + day + "' GROUP BY hour HAVING sum(seizures) > 0)")).isNotEmpty().allSatisfy(line ->
                assertThat(hours.get(line.split("=")[0])).as(line).isEqualByComparingTo(line.split("=")[1]));
    }

    @Test
    void seats_of_intervals_are_the_seat_seconds_of_the_day() {
        String days = " FROM (SELECT business_date, sum(required * interval_minutes) * 60 AS wanted, sum(present * interval_minutes) * 60 AS filled FROM v_interval_service"
                + " WHERE required IS NOT NULL GROUP BY business_date) AS intervals INNER JOIN (SELECT business_date, sum(required_seat_s) AS required_s,"
                + " sum(actual_seat_s) AS actual_s FROM v_presence_measures GROUP BY business_date) AS measured USING business_date";
        assertThat(lines("SELECT toString(countIf(required_s > 0 AND actual_s > 0)) AS x" + days)).containsExactly("7");
        assertThat(lines("SELECT toString((business_date, wanted, required_s, filled, actual_s)) AS x" + days
                + " WHERE abs(wanted - required_s) > 1 OR abs(filled - actual_s) > 1")).isEmpty();
    }

    @Test
    void an_interval_stands_once_and_has_no_service_level_without_calls() {
        assertThat(lines("SELECT toString(interval_start) AS x FROM v_interval_service GROUP BY interval_start HAVING count() > 1")).isEmpty();
        assertThat(lines("SELECT toString(count()) AS x FROM v_interval_service WHERE (service_level IS NULL) != (ifNull(offered, 0) = 0)")).containsExactly("0");
        assertThat(lines("SELECT toString(count()) AS x FROM v_interval_service WHERE offered = 0")).isNotEqualTo(List.of("0"));
    }
}
