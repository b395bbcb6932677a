package callmart.contract;

import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.Ratio;
import callmart.measure.kpi.Target;
import callmart.measure.kpi.Unit;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a KPI's line was computed from.
 *
 * @param unit of value and target
 * @param ratio numerator and denominator, exact
 * @param target the contract's
 * @param rounding how the gap became points; empty where there are none
 * @param points what is charged or granted, whole unless pro rata, then rounded to six decimals for show; empty where there are none
 * @param price of a point, a day or the tier, money; empty when nothing applies
 * @param tier limit of the tier that applies; empty where none does
 * @param share share of the monthly fee that the price is; empty when it is an amount
 */
public record Assessed(Unit unit, Ratio ratio, Target target, Optional<Rounding> rounding, Optional<BigDecimal> points,
        Optional<BigDecimal> price, Optional<BigDecimal> tier, Optional<BigDecimal> share) {

    /** A value beside its target, without what follows from it. */
    static Assessed bare(Kpi kpi, Ratio ratio, Target target) {
        return new Assessed(kpi.unit(), ratio, target, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    /** How far the value lies on the bad side of the target, times the denominator; negative on the good side. Exact. */
    BigDecimal gapTimesDenominator() {
        BigDecimal gap = target.limit().multiply(ratio.denominator()).subtract(ratio.numerator());
        return target.direction() == Target.Direction.AT_LEAST ? gap : gap.negate();
    }
}
