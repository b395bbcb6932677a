package callmart.measure.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A KPI's numerator and denominator, kept apart so that nothing is lost to rounding before it is shown.
 *
 * @param numerator sum over the period, exact
 * @param denominator sum over the period, exact; 0 means that there is no value
 */
public record Ratio(BigDecimal numerator, BigDecimal denominator) {

    public boolean hasValue() {
        return denominator.signum() != 0;
    }

    /** The quotient rounded HALF_UP to {@code decimals}; empty without a denominator. */
    public Optional<BigDecimal> value(int decimals) {
        return hasValue()
                ? Optional.of(numerator.divide(denominator, decimals, RoundingMode.HALF_UP))
                : Optional.empty();
    }

    /** Whether the unrounded quotient reaches the target; empty without a value: not assessed. */
    public Optional<Boolean> meets(Target target) {
        if (!hasValue()) {
            return Optional.empty();
        }
        int comparison = numerator.compareTo(target.limit().multiply(denominator)) * denominator.signum();
        return Optional.of(target.direction() == Target.Direction.AT_LEAST ? comparison >= 0 : comparison <= 0);
    }
}
