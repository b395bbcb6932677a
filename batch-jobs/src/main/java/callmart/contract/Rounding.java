package callmart.contract;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How a gap becomes points that cost money. */
public enum Rounding {
    /** Full points only: a gap of 2.69 is 2. */
    WHOLE,
    /** A point that has begun counts: a gap of 2.69 is 3. */
    STARTED,
    /** The unrounded gap. */
    PRO_RATA;

    /** Points that are a whole number; pro-rata points have none. */
    BigDecimal whole(BigDecimal gapTimesDenominator, BigDecimal denominator) {
        return gapTimesDenominator.divide(denominator, 0, this == STARTED ? RoundingMode.CEILING : RoundingMode.FLOOR);
    }
}
