package callmart.contract.score;

import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.Ratio;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * One part of an agent's score. The points rise in a straight line from 0 at the value {@code none} to the weight at {@code full},
 * and stay there beyond; where less is better, {@code full} is the smaller of the two.
 *
 * @param id as {@code scores.yml} names it
 * @param label Chinese
 * @param group Chinese label of the group that it stands in
 * @param weight most points, above 0
 * @param optional whether the centre need not deliver what it is measured by: nothing is kept back for want of a source
 * @param scale what is measured; empty when no feed delivers it, so that nobody has a value
 */
public record ScoreComponent(String id, String label, String group, BigDecimal weight, boolean optional, Optional<Scale> scale) {

    private static final int DECIMALS = 2;

    /**
     * What a component is measured by.
     *
     * @param kpi the KPI by agent
     * @param none value that earns no point, in the KPI's own unit
     * @param full value that earns all points
     */
    public record Scale(Kpi kpi, BigDecimal none, BigDecimal full) {

        public Scale {
            if (none.compareTo(full) == 0) {
                throw new IllegalArgumentException("'none' and 'full' are the same; no points and all points need different values");
            }
        }
    }

    public ScoreComponent {
        if (weight.signum() <= 0) {
            throw new IllegalArgumentException("the weight must be above 0, found " + weight.toPlainString()
                    + "; leave the component out when it shall not count");
        }
    }

    /** The points of a KPI value, computed from the exact ratio and rounded HALF_UP to two decimals; empty without a value. */
    Optional<BigDecimal> points(Optional<Ratio> ratio) {
        return scale.flatMap(measured -> ratio.filter(Ratio::hasValue).map(value -> points(measured, value)));
    }

    private BigDecimal points(Scale measured, Ratio value) {
        BigDecimal above = value.numerator().subtract(measured.none().multiply(value.denominator()));
        BigDecimal span = measured.full().subtract(measured.none()).multiply(value.denominator());
        return above.multiply(weight).divide(span, DECIMALS, RoundingMode.HALF_UP).max(BigDecimal.ZERO.setScale(DECIMALS)).min(
                weight.setScale(DECIMALS, RoundingMode.HALF_UP));
    }
}
