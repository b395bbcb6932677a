package callmart.measure.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A KPI's numerator and denominator, kept apart so that nothing is lost to rounding before it is shown.
 *
 * @param numerator sum over the period, exact
 * @param denominator sum over the period, exact; 0 means that there is no value
 */
public record Ratio(BigDecimal numerator, BigDecimal denominator) {

    /** More decimals than a computed share can need. */
    private static final int MOST_FURTHER = 8;

    public boolean hasValue() {
        return denominator.signum() != 0;
    }

    /** The quotient rounded HALF_UP to {@code decimals}; empty without a denominator. */
    public Optional<BigDecimal> value(int decimals) {
        return hasValue()
                ? Optional.of(numerator.divide(denominator, decimals, RoundingMode.HALF_UP))
                : Optional.empty();
    }

    /**
     * As many decimals as tell that the value lies beyond a limit: rounded to fewer it would seem not to. Of a value that does not, or that
     * there is not, {@code least}. Decision 268.
     *
     * @param isBeyond whether a value lies beyond the limit
     */
    public int decimals(int least, Predicate<Ratio> isBeyond) {
        int decimals = least;
        while (hasValue() && isBeyond.test(this) && decimals < least + MOST_FURTHER
                && !isBeyond.test(new Ratio(value(decimals).orElseThrow(), BigDecimal.ONE))) {
            decimals++;
        }
        return decimals;
    }

    /** Whether there is a value, and it misses the target. */
    public boolean misses(Target target) {
        return meets(target).filter(met -> !met).isPresent();
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
