package callmart.report;

import callmart.measure.kpi.FigureUnit;
import callmart.measure.kpi.Ratio;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** Differences between the same figure of two periods, from the unrounded ratios. */
public final class Changes {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Changes() {
    }

    /** Points (100 × difference) for shares, percent of the earlier value for everything else. */
    public static Optional<BigDecimal> amount(FigureUnit unit, Optional<Ratio> now, Optional<Ratio> before) {
        if (now.isEmpty() || before.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal here = now.get().numerator().multiply(before.get().denominator());
        BigDecimal there = before.get().numerator().multiply(now.get().denominator());
        BigDecimal base = unit == FigureUnit.PERCENT
                ? now.get().denominator().multiply(before.get().denominator())
                : there;
        return base.signum() == 0
                ? Optional.empty()
                : Optional.of(here.subtract(there).multiply(HUNDRED).divide(base, MathContext.DECIMAL64));
    }
}
