package callmart.forecast;

import callmart.forecast.Forecast.Seats;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many seats an interval's calls need: the fewest that reach the target without being busier than allowed.
 * Decision 284.
 *
 * @param target share of calls to be answered in target
 * @param targetSeconds longest wait of a call that counts as answered in target
 * @param settings with the length of an interval, the highest occupancy, and the fewest seats
 */
record SeatRules(BigDecimal target, int targetSeconds, ForecastSettings settings) {

    private static final BigDecimal ALL = new BigDecimal("1.000000");

    /**
     * @param offered calls of the interval
     * @param handlingSeconds of a call; empty where unknown
     * @param patience of callers, where they give up
     * @param isOpen whether somebody is to be there without a call too
     * @return empty where calls are expected whose handling time is not known
     */
    Optional<Seats> seats(BigDecimal offered, Optional<BigDecimal> handlingSeconds, Optional<BigDecimal> patience, BigDecimal shrinkage,
            boolean isOpen) {
        if (offered.signum() == 0) {
            int required = isOpen ? settings.minSeats() : 0;
            return Optional.of(new Seats(handlingSeconds, BigDecimal.ZERO.setScale(3), required,
                    roster(required, shrinkage), patience, List.of()));
        }
        return handlingSeconds.filter(seconds -> seconds.signum() > 0).map(seconds -> {
            double erlangs = offered.doubleValue() * seconds.doubleValue() / (settings.intervalMinutes() * 60.0);
            SeatModel model = patience.<SeatModel>map(theta -> new ErlangA(erlangs, seconds.doubleValue(), theta.doubleValue(),
                    targetSeconds))
                    .orElseGet(() -> new ErlangC(erlangs, seconds.doubleValue(), targetSeconds));
            int required = required(model);
            return new Seats(handlingSeconds, three(BigDecimal.valueOf(erlangs)), required, roster(required, shrinkage), patience,
                    rates(model));
        });
    }

    int required(SeatModel model) {
        int seats = Math.max(1, settings.minSeats());
        while (model.answeredInTarget(seats) < target.doubleValue() || model.erlangs() / seats > settings.maxOccupancy().doubleValue()) {
            seats++;
        }
        return seats;
    }

    /** From no seat to as many as answer all calls, to six digits. */
    private static List<BigDecimal> rates(SeatModel model) {
        List<BigDecimal> rates = new ArrayList<>();
        do {
            rates.add(BigDecimal.valueOf(rates.isEmpty() ? 0 : model.answeredInTarget(rates.size())).setScale(6, RoundingMode.HALF_UP));
        } while (rates.get(rates.size() - 1).compareTo(ALL) < 0);
        return rates;
    }

    private static int roster(int required, BigDecimal shrinkage) {
        return BigDecimal.valueOf(required).divide(BigDecimal.ONE.subtract(shrinkage), 0, RoundingMode.CEILING).intValueExact();
    }

    static BigDecimal three(BigDecimal value) {
        return value.setScale(3, RoundingMode.HALF_UP);
    }
}
