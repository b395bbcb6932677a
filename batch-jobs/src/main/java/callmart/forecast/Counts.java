package callmart.forecast;

import java.math.BigDecimal;

/**
 * Calls of an interval or a day.
 *
 * @param offered agent calls
 * @param answered of those
 * @param handlingSeconds talk and wrap-up of the legs that were answered
 * @param waitSeconds waits of all of them
 * @param quit lost calls that the caller ended
 */
record Counts(BigDecimal offered, BigDecimal answered, BigDecimal handlingSeconds, BigDecimal waitSeconds, BigDecimal quit) {

    static final Counts NONE = new Counts(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    Counts plus(Counts other) {
        return new Counts(offered.add(other.offered), answered.add(other.answered), handlingSeconds.add(other.handlingSeconds),
                waitSeconds.add(other.waitSeconds), quit.add(other.quit));
    }

    Counts times(BigDecimal weight) {
        return new Counts(offered.multiply(weight), answered.multiply(weight), handlingSeconds.multiply(weight),
                waitSeconds.multiply(weight), quit.multiply(weight));
    }
}
