package callmart.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Seats by Erlang C and A: the textbook's case, cases that were computed by other programs, and a simulation. */
class ErlangTest {

    private static final Offset<Double> SIX_DIGITS = within(0.5e-6);
    private static final int SIMULATED = 1_000_000;

    private final SeatRules rules = new SeatRules(new BigDecimal("0.95"), 15, ForecastSettings.defaults());

    @Test
    void the_textbooks_case() {
        ErlangC model = new ErlangC(10, 180, 20);

        assertThat(model.waits(14)).isEqualTo(0.174132, SIX_DIGITS);
        assertThat(model.answeredInTarget(14)).isEqualTo(0.888350, SIX_DIGITS);
        assertThat(model.answeredInTarget(10)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"100, 180, 16, 0.965221", "400, 200, 55, 0.961128"})
    void the_fewest_seats_that_reach_the_target(BigDecimal calls, BigDecimal handling, int required, double answered) {
        Forecast.Seats seats = seats(calls, handling);

        assertThat(seats.required()).isEqualTo(required);
        assertThat(seats.answerRates().get(required)).isEqualByComparingTo(BigDecimal.valueOf(answered));
        assertThat(seats.answerRates().get(required - 1)).isLessThan(new BigDecimal("0.95"));
        assertThat(seats.answerRates().get(seats.answerRates().size() - 1)).isEqualByComparingTo("1");
    }

    @ParameterizedTest
    @CsvSource({"12, 180, 4", "0.5, 180, 1"})
    void small_intervals(BigDecimal calls, BigDecimal handling, int required) {
        assertThat(seats(calls, handling).required()).isEqualTo(required);
    }

    /** 4,000 calls of 180 s in half an hour are 400 erlangs: at 90 % of their time it takes 444.4 seats, however well fewer would answer. */
    @Test
    void seats_are_not_busier_than_allowed() {
        Forecast.Seats seats = seats(new BigDecimal("4000"), new BigDecimal("180"));

        assertThat(seats.answerRates().get(444)).isGreaterThan(new BigDecimal("0.99"));
        assertThat(seats.required()).isEqualTo(445);
    }

    @ParameterizedTest
    @CsvSource({"10, 0.689270, 0.157527", "12, 0.841661, ", "14, 0.934492, 0.030322"})
    void callers_who_give_up(int seats, double answered, Double abandoned) {
        ErlangA model = new ErlangA(10, 180, 60, 15);

        assertThat(model.answeredInTarget(seats)).isEqualTo(answered, SIX_DIGITS);
        if (abandoned != null) {
            assertThat(model.abandoned(seats)).isEqualTo(abandoned, SIX_DIGITS);
        }
    }

    @Test
    void callers_of_endless_patience_are_erlang_c() {
        for (int seats : new int[] {12, 14, 16, 20}) {
            assertThat(new ErlangA(10, 180, 1e9, 15).answeredInTarget(seats)).isEqualTo(new ErlangC(10, 180, 15).answeredInTarget(seats),
                    within(1e-6));
        }
    }

    @Test
    void a_million_calls_give_what_is_reckoned() {
        assertThat(simulated(16, Double.POSITIVE_INFINITY)).isEqualTo(new ErlangC(10, 180, 15).answeredInTarget(16), within(0.003));
        assertThat(simulated(14, Double.POSITIVE_INFINITY)).isEqualTo(new ErlangC(10, 180, 15).answeredInTarget(14), within(0.003));
        assertThat(simulated(12, 60)).isEqualTo(new ErlangA(10, 180, 60, 15).answeredInTarget(12), within(0.003));
    }

    @Test
    void no_call_needs_no_seat_but_where_somebody_is_to_be_there() {
        assertThat(rules.seats(BigDecimal.ZERO, Optional.of(new BigDecimal("180")), Optional.empty(), BigDecimal.ZERO, false).orElseThrow()
                .required()).isZero();
        assertThat(rules.seats(BigDecimal.ZERO, Optional.of(new BigDecimal("180")), Optional.empty(), BigDecimal.ZERO, true).orElseThrow()
                .required()).isEqualTo(1);
        assertThat(rules.seats(BigDecimal.ONE, Optional.empty(), Optional.empty(), BigDecimal.ZERO, true)).isEmpty();
    }

    /** 16 seats at work; a fifth of planned time is not: 16 ÷ 0.8 = 20. With 21 % of it 16 ÷ 0.79 = 20.25, so 21. */
    @ParameterizedTest
    @CsvSource({"0, 16", "0.2, 20", "0.21, 21"})
    void more_are_planned_than_are_needed(BigDecimal shrinkage, int toRoster) {
        assertThat(rules.seats(new BigDecimal("100"), Optional.of(new BigDecimal("180")), Optional.empty(), shrinkage, false).orElseThrow()
                .toRoster()).isEqualTo(toRoster);
    }

    @Test
    void traffic_of_nothing_is_refused() {
        assertThatThrownBy(() -> new ErlangC(0, 180, 15)).hasMessageContaining("above 0, found 0.0 erlangs");
        assertThatThrownBy(() -> new ErlangA(10, 180, 0, 15)).hasMessageContaining("patience");
    }

    private Forecast.Seats seats(BigDecimal calls, BigDecimal handling) {
        return rules.seats(calls, Optional.of(handling), Optional.empty(), BigDecimal.ZERO, false).orElseThrow();
    }

    /** Share of a million calls at 10 erlangs and 180 s that are answered within 15 s: seats take callers in their order. */
    private static double simulated(int seats, double patience) {
        SplittableRandom random = new SplittableRandom(20261127);
        PriorityQueue<Double> free = new PriorityQueue<>();
        for (int seat = 0; seat < seats; seat++) {
            free.add(0.0);
        }
        double now = 0;
        int answered = 0;
        for (int call = 0; call < SIMULATED; call++) {
            now += exponential(random, 18);
            double begins = Math.max(now, free.peek());
            if (patience == Double.POSITIVE_INFINITY || begins - now <= exponential(random, patience)) {
                free.poll();
                free.add(begins + exponential(random, 180));
                answered += begins - now <= 15 ? 1 : 0;
            }
        }
        return (double) answered / SIMULATED;
    }

    private static double exponential(SplittableRandom random, double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }
}
