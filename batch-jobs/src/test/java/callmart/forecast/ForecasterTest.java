package callmart.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.forecast.ForecastSettings.Event;
import callmart.forecast.ForecastSettings.Hours;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The forecast of a day by an example that was worked by hand, in decision 286. */
class ForecasterTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 2);
    private static final List<LocalDate> DAYS = List.of(DAY.minusDays(7), DAY.minusDays(14), DAY.minusDays(21), DAY.minusDays(28));
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int NINE = 18;

    private final Map<LocalDate, Map<Integer, Counts>> counted = new LinkedHashMap<>();

    /** At nine 100, 90, 80 and 70 calls, all but ten of the first 100 answered, those in 180 s each and the others in 200 s. */
    private Forecaster.Known centre(String level) {
        put(0, NINE, 100, 90, 16_200);
        put(1, NINE, 90, 90, 18_000);
        put(2, NINE, 80, 80, 16_000);
        put(3, NINE, 70, 70, 14_000);
        return new Forecaster.Known(Optional.empty(), counted, new BigDecimal(level));
    }

    private void put(int day, int position, int offered, int answered, int seconds) {
        counted.computeIfAbsent(DAYS.get(day), key -> new LinkedHashMap<>()).put(position, new Counts(BigDecimal.valueOf(offered),
                BigDecimal.valueOf(answered), BigDecimal.valueOf(seconds), BigDecimal.valueOf(600), BigDecimal.valueOf(offered - answered)));
    }

    private static ForecastSettings settings(ForecastSettings.Model model, List<Event> events, Map<String, List<String>> queues) {
        return new ForecastSettings(30, 14, model, new BigDecimal("0.90"), 0, 1, Map.of(), queues, Set.of(), events);
    }

    private static Forecaster forecaster(ForecastSettings settings) {
        return new Forecaster(settings, new SeatRules(new BigDecimal("0.95"), 15, settings), ZONE);
    }

    private static Forecaster forecaster() {
        return forecaster(settings(ForecastSettings.Model.ERLANG_C, List.of(), Map.of()));
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    /**
     * Weights 1, 0.85, 0.7225, 0.614125 (Σ 3.186625): (100 + 76.5 + 57.8 + 42.98875) ÷ 3.186625 = 87.016; × 1.1 = 95.718. Handling
     * (16,200 + 15,300 + 11,560 + 8,597.75) ÷ (90 + 76.5 + 57.8 + 42.98875) = 51,657.75 ÷ 267.28875 = 193.266 s. Traffic 95.718 × 193.266 ÷ 1,800 = 10.277 erlangs.
     * 16 seats answer 95.49 % in time, 15 only 91.50 %. With a shrinkage of 20 % it takes 16 ÷ 0.8 = 20 people.
     */
    @Test
    void calls_handling_time_and_seats_of_an_interval() {
        Forecast nine = forecaster().day(DAY, DAYS, List.of(), centre("1.100"), decimal("0.2")).get(NINE);

        assertThat(nine.start().atZone(ZONE).toLocalTime()).isEqualTo(LocalTime.of(9, 0));
        assertThat(nine.base()).isEqualTo(decimal("87.016"));
        assertThat(nine.offered()).isEqualTo(decimal("95.718"));
        Forecast.Seats seats = nine.seats().orElseThrow();
        assertThat(seats.handlingSeconds()).contains(decimal("193.266"));
        assertThat(seats.erlangs()).isEqualTo(decimal("10.277"));
        assertThat(seats.required()).isEqualTo(16);
        assertThat(seats.toRoster()).isEqualTo(20);
        assertThat(nine.daysUsed()).isEqualTo(DAYS);
    }

    @Test
    void handling_time_is_that_of_the_neighbours_and_far_from_calls_that_of_the_day() {
        put(0, NINE + 1, 10, 10, 4_000);
        List<Forecast> day = forecaster().day(DAY, DAYS, List.of(), centre("1.000"), BigDecimal.ZERO);

        assertThat(day).hasSize(48);
        assertThat(handling(day, NINE)).isEqualByComparingTo(decimal("55657.75").divide(decimal("277.28875"), 3, RoundingMode.HALF_UP));
        assertThat(handling(day, NINE + 2)).isEqualByComparingTo("400");
        assertThat(handling(day, 0)).isEqualByComparingTo(handling(day, NINE));
        assertThat(day.get(0).offered()).isZero();
        assertThat(day.get(0).seats().orElseThrow().required()).isZero();
    }

    private static BigDecimal handling(List<Forecast> day, int position) {
        return day.get(position).seats().flatMap(Forecast.Seats::handlingSeconds).orElseThrow();
    }

    @Test
    void calls_that_nobody_ever_answered_have_no_seats() {
        IntStream.range(0, 4).forEach(day -> put(day, NINE, 50, 0, 0));
        Forecast nine = forecaster().day(DAY, DAYS, List.of(), new Forecaster.Known(Optional.empty(), counted, decimal("1.000")),
                BigDecimal.ZERO).get(NINE);

        assertThat(nine.offered()).isEqualByComparingTo("50");
        assertThat(nine.seats()).isEmpty();
    }

    /** 1.25 times the usual 87.016 and 40 more: 148.770. The other half hours are as ever. */
    @Test
    void what_is_planned_is_added_and_named() {
        Hours hours = new Hours(LocalTime.of(9, 0), LocalTime.of(9, 30));
        List<Forecast> day = forecaster(settings(ForecastSettings.Model.ERLANG_C, List.of(
                new Event(DAY, hours, Optional.empty(), BigDecimal.ZERO, decimal("1.25"), "开盘"),
                new Event(DAY, hours, Optional.of("sales"), decimal("40"), BigDecimal.ONE, "回访短信")), Map.of()))
                .day(DAY, DAYS, List.of(), centre("1.000"), BigDecimal.ZERO);

        assertThat(day.get(NINE).offered()).isEqualTo(decimal("148.770"));
        assertThat(day.get(NINE).note()).isEqualTo("开盘；回访短信");
        assertThat(day.get(NINE).base()).isEqualTo(decimal("87.016"));
        assertThat(day.get(NINE + 1).note()).isEmpty();
    }

    /** What a factor adds to a queue the whole centre has more of: half of 87.016. */
    @Test
    void a_queues_factor_reaches_the_whole_centre() {
        Forecaster.Known centre = centre("1.000");
        List<Forecast> day = forecaster(settings(ForecastSettings.Model.ERLANG_C, List.of(new Event(DAY,
                new Hours(LocalTime.of(9, 0), LocalTime.of(9, 30)), Optional.of("sales"), BigDecimal.ZERO, decimal("1.5"), "开盘")),
                Map.of("sales", List.of("T1")))).day(DAY, DAYS, List.of(new Forecaster.Known(Optional.of("sales"), counted, decimal("1.000"))),
                centre, BigDecimal.ZERO);

        assertThat(day.get(NINE).queue()).contains("sales");
        assertThat(day.get(NINE).offered()).isEqualTo(decimal("130.524"));
        assertThat(day.get(48 + NINE).queue()).isEmpty();
        assertThat(day.get(48 + NINE).offered()).isEqualTo(decimal("130.524"));
    }

    /** The four half hours waited 600 s each and ten callers gave up: 240 s of patience. Callers who give up leave more seats free. */
    @Test
    void callers_who_gave_up_tell_their_patience() {
        Forecaster patient = forecaster();
        Forecaster giving = forecaster(settings(ForecastSettings.Model.ERLANG_A, List.of(), Map.of()));
        Forecast.Seats seats = giving.day(DAY, DAYS, List.of(), centre("1.000"), BigDecimal.ZERO).get(NINE).seats().orElseThrow();

        assertThat(seats.patienceSeconds()).contains(decimal("240.000"));
        assertThat(seats.required()).isLessThanOrEqualTo(patient.day(DAY, DAYS, List.of(), centre("1.000"), BigDecimal.ZERO).get(NINE).seats()
                .orElseThrow().required());
    }

    @Test
    void level_and_shrinkage_stay_within_bounds() {
        assertThat(Forecaster.level(decimal("1100"), decimal("1000"))).isEqualTo(decimal("1.100"));
        assertThat(Forecaster.level(decimal("5000"), decimal("1000"))).isEqualTo(decimal("1.250"));
        assertThat(Forecaster.level(decimal("10"), decimal("1000"))).isEqualTo(decimal("0.800"));
        assertThat(Forecaster.level(decimal("10"), BigDecimal.ZERO)).isEqualTo(decimal("1.000"));
        assertThat(Forecaster.shrinkage(Optional.of(decimal("80")), decimal("100"))).isEqualTo(decimal("0.200000"));
        assertThat(Forecaster.shrinkage(Optional.of(decimal("10")), decimal("100"))).isEqualTo(decimal("0.500000"));
        assertThat(Forecaster.shrinkage(Optional.of(decimal("120")), decimal("100"))).isEqualTo(decimal("0.000000"));
        assertThat(Forecaster.shrinkage(Optional.empty(), BigDecimal.ONE)).isEqualTo(decimal("0.000000"));
    }
}
