package callmart.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.calendar.BusinessCalendar;
import callmart.calendar.BusinessClock;
import callmart.testing.FactLoader;
import callmart.testing.SharedWarehouse;
import callmart.warehouse.QueryFolder;
import callmart.warehouse.Warehouse;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Forecasts of a made centre, whose calls are Poisson with rates that are known, made morning by morning. It has 24 half hours a day from eight to
 * eight, each of 40 to 160 calls a weekday and half of that at weekends, and 180 s of handling time.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ForecastDeskTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);
    private static final LocalDate MADE_ON = LocalDate.of(2026, 10, 1);
    /** A day on which half of the calls did not get through, with the report of a system problem. */
    private static final LocalDate OUTAGE = LocalDate.of(2026, 9, 16);
    private static final int OPENS = 16;
    private static final int CLOSES = 40;

    private Warehouse warehouse;

    @BeforeAll
    void four_months_of_a_made_centre() {
        warehouse = SharedWarehouse.migrated("forecast_desk");
        SplittableRandom random = new SplittableRandom(19);
        StringBuilder rows = new StringBuilder();
        for (LocalDate day : FIRST.datesUntil(MADE_ON.plusDays(15)).toList()) {
            for (int position = OPENS; position < CLOSES; position++) {
                int calls = poisson(random, rate(day, position) * (day.equals(OUTAGE) ? 0.6 : 1));
                rows.append(rows.isEmpty() ? "" : ",").append(String.format("('%s', toDateTime64('%s 00:00:00', 3, 'Asia/Shanghai') + INTERVAL %d MINUTE,"
                        + " 30, 'sales', %d, %d, 0, 0, 0, %d, %d, 0)", day, day, position * 30, calls, calls, calls * 3, calls * 180));
            }
        }
        warehouse.execute("INSERT INTO call_intervals SETTINGS max_partitions_per_insert_block = 0 VALUES " + rows);
        warehouse.execute("INSERT INTO feed_runs (run_id, feed, business_date, state, finished_at) SELECT 'r', 'calls', toDate('2026-06-01') + number,"
                + " 'loaded', now() FROM numbers(136)");
        warehouse.execute("INSERT INTO agent_intervals (business_date, agent_id, state, from_at, to_at) SELECT '2026-09-16', toString(number), 'logged_in',"
                + " '2026-09-16 00:00:00', '2026-09-16 12:00:00' FROM numbers(40)");
        warehouse.execute("INSERT INTO agent_intervals (business_date, agent_id, state, from_at, to_at) SELECT day, toString(number), 'logged_in',"
                + " toDateTime64(day, 3, 'Asia/Shanghai'), toDateTime64(day, 3, 'Asia/Shanghai') + INTERVAL 12 HOUR FROM numbers(60)"
                + " ARRAY JOIN [toDate('2026-09-21'), toDate('2026-09-22')] AS day");
        warehouse.execute("INSERT INTO incidents (business_date, incident_id, occurred_at, recovered_at, affected_seats, content) VALUES"
                + " ('2026-09-16', 'I1', '2026-09-16 02:00:00', '2026-09-16 03:00:00', 10, ''), ('2026-09-17', 'I2', '2026-09-17 02:00:00',"
                + " '2026-09-17 02:59:59', 40, ''), ('2026-09-21', 'I3', '2026-09-21 15:50:00', '2026-09-22 01:00:00', 26, '')");
    }

    @AfterAll
    void close() {
        warehouse.close();
    }

    private static double rate(LocalDate day, int position) {
        double shape = 100 + 60 * Math.sin((position - OPENS) * Math.PI * 3 / (CLOSES - OPENS));
        return day.getDayOfWeek().getValue() > 5 ? shape / 2 : shape;
    }

    private static int poisson(SplittableRandom random, double rate) {
        double limit = Math.exp(-rate);
        double product = random.nextDouble();
        int calls = 0;
        while (product > limit) {
            product *= random.nextDouble();
            calls++;
        }
        return calls;
    }

    private ForecastDesk desk(BusinessCalendar calendar) {
        return new ForecastDesk(new BusinessClock(Clock.fixed(Instant.parse("2026-10-01T01:00:00Z"), ZONE), ZONE), warehouse,
                new QueryFolder(FactLoader.SETTINGS.sql().resolve("forecast")), calendar, ForecastSettings.defaults(), new BigDecimal("0.95"), 15);
    }

    private ForecastDesk desk() {
        return desk(BusinessCalendar.plain(ZONE));
    }

    @Test
    void forecasts_of_known_rates_hold_the_calls_and_are_kept_for_ever() {
        for (LocalDate madeOn : LocalDate.of(2026, 9, 1).datesUntil(MADE_ON.plusDays(1)).toList()) {
            assertThat(desk().make(madeOn)).as("days forecast on " + madeOn).isEqualTo(14);
        }
        long inside = 0;
        long all = 0;
        List<Forecast> made = desk().reckon(MADE_ON);
        Map<Instant, Integer> came = new HashMap<>();
        warehouse.forEach("SELECT interval_start, offered FROM call_intervals", Map.of(), row -> came.put(row.instant("interval_start"), row.intValue("offered")));
        for (Forecast forecast : made.stream().filter(one -> one.offered().signum() > 0).toList()) {
            inside += holds(forecast.offered().doubleValue(), came.get(forecast.start())) ? 1 : 0;
            all++;
        }
        assertThat(all).isEqualTo(14L * (CLOSES - OPENS));
        assertThat(100.0 * inside / all).as("of 100 half hours inside the 5 to 95 % band of their forecast").isGreaterThanOrEqualTo(85);

        assertThat(stored()).as("reckoned again from what is held").isEqualTo(made.stream().map(one -> one.day() + " " + one.position() + " " + one.offered()
                + " " + one.seats().map(Forecast.Seats::required).orElse(-1)).toList());
        warehouse.execute("INSERT INTO call_intervals (business_date, interval_start, interval_minutes, offered) VALUES ('2026-09-30', '2026-09-30 01:00:00', 30, 500)");
        List<String> before = stored();
        assertThat(desk().make(MADE_ON)).isZero();
        assertThat(stored()).as("after calls that came late").isEqualTo(before);
        assertThat(desk().reckon(MADE_ON)).as("what is made from now on").isNotEqualTo(made);
        warehouse.execute("ALTER TABLE call_intervals DELETE WHERE offered = 500 AND business_date = '2026-09-30' SETTINGS mutations_sync = 1");

        backtest();
    }

    private List<String> stored() {
        return warehouse.query("SELECT for_day, position, offered, required FROM forecasts WHERE made_on = '2026-10-01' ORDER BY for_day, position", Map.of(), row ->
                row.date("for_day") + " " + row.intValue("position") + " " + row.decimal("offered").setScale(3) + " " + row.intValue("required"));
    }

    /** Whether the calls lie between the 5 and the 95 % quantile of Poisson calls of that mean. */
    private static boolean holds(double mean, int calls) {
        double below = 0;
        double term = Math.exp(-mean);
        for (int k = 0; k < calls; k++) {
            below += term;
            term *= mean / (k + 1);
        }
        return below <= 0.95 && below + term >= 0.05;
    }

    /** The figures in docs/forecast.md: a Poisson centre of 100 calls a half hour cannot be told better than by 8 % a half hour. */
    private void backtest() {
        Map<String, BigDecimal> figures = warehouse.query("SELECT sum(abs(came - said)) / sum(came) AS by_interval, sum(said - came) / sum(came) AS bias FROM ("
                + " SELECT toFloat64(forecasts.offered) AS said, toFloat64(call_intervals.offered) AS came FROM forecasts INNER JOIN call_intervals"
                + " ON call_intervals.interval_start = forecasts.interval_start WHERE made_on = for_day - 7 AND for_day < '2026-10-01' AND for_day != '2026-09-16')",
                Map.of(), row -> Map.of("interval", BigDecimal.valueOf(row.doubleValue("by_interval")), "bias", BigDecimal.valueOf(row.doubleValue("bias")))).get(0);

        assertThat(figures.get("interval")).isBetween(new BigDecimal("0.06"), new BigDecimal("0.10"));
        assertThat(figures.get("bias").abs()).isLessThan(new BigDecimal("0.02"));
    }

    @Test
    void a_day_of_a_system_problem_is_left_out_and_one_of_a_short_problem_is_not() {
        assertThat(used(LocalDate.of(2026, 10, 7))).doesNotContain(OUTAGE).contains(LocalDate.of(2026, 9, 9), LocalDate.of(2026, 9, 23)).hasSize(8);
        assertThat(used(LocalDate.of(2026, 10, 8))).contains(LocalDate.of(2026, 9, 17));
    }

    /** From Monday 23:50 to Tuesday 09:00, 26 of 60 seats: ten minutes of Monday, nine hours of Tuesday. */
    @Test
    void a_system_problem_over_midnight_leaves_out_the_day_of_which_it_took_an_hour() {
        assertThat(used(LocalDate.of(2026, 10, 5))).contains(LocalDate.of(2026, 9, 21));
        assertThat(used(LocalDate.of(2026, 10, 6))).doesNotContain(LocalDate.of(2026, 9, 22)).hasSize(8);
    }

    private List<LocalDate> used(LocalDate day) {
        return desk().reckon(MADE_ON).stream().filter(forecast -> forecast.day().equals(day)).findFirst().orElseThrow().daysUsed();
    }

    @Test
    void without_four_comparable_days_nothing_is_forecast() {
        assertThat(desk().reckon(FIRST.plusDays(21)).stream().map(Forecast::day).distinct()).isEmpty();
        assertThat(desk().reckon(LocalDate.of(2026, 6, 28)).stream().map(Forecast::day).distinct()).as("after four weeks, but three Sundays")
                .isNotEmpty().noneMatch(day -> day.getDayOfWeek() == DayOfWeek.SUNDAY);
    }
}
