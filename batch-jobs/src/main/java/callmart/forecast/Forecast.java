package callmart.forecast;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is expected in an interval of a day: a row of {@code forecasts}. Numbers are kept with three decimals and used as they are kept.
 *
 * @param day business day
 * @param position number of the interval in the day, from 0
 * @param start when it begins
 * @param queue empty for the whole centre
 * @param base weighted mean of the calls of comparable days
 * @param level what the last days came to, against their own base
 * @param offered base × level, and what is planned
 * @param seats what they need; empty where no call of the comparable days was answered
 * @param shrinkage share of planned time in which agents were not at work
 * @param daysUsed comparable days, the newest first
 * @param note what is planned for the interval
 */
record Forecast(LocalDate day, int position, Instant start, Optional<String> queue, BigDecimal base, BigDecimal level, BigDecimal offered,
        Optional<Seats> seats, BigDecimal shrinkage, List<LocalDate> daysUsed, String note) {

    /**
     * What the calls of an interval need.
     *
     * @param handlingSeconds mean handling time; empty where no call is expected and none was answered
     * @param erlangs offered traffic
     * @param required seats for the target of the service level
     * @param toRoster seats to plan, so that as many are at work
     * @param patienceSeconds mean patience of callers, where they were reckoned to give up
     * @param answerRates share answered in target with 0, 1, 2 … seats
     */
    record Seats(Optional<BigDecimal> handlingSeconds, BigDecimal erlangs, int required, int toRoster, Optional<BigDecimal> patienceSeconds,
            List<BigDecimal> answerRates) {

        Seats {
            answerRates = List.copyOf(answerRates);
        }
    }

    Forecast {
        daysUsed = List.copyOf(daysUsed);
    }
}
