package callmart.contract;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What missing a target costs. Amounts are money of the contract's currency. */
public sealed interface PenaltyRule {

    /** The word of the contract file and of the interfaces. */
    String word();

    /**
     * The month's gap in points, each at a price.
     *
     * @param bonus price of a point beyond the target, paid to the vendor; only where the contract declares it
     */
    record PerPoint(BigDecimal amount, Rounding rounding, Optional<BigDecimal> bonus) implements PenaltyRule {
        @Override
        public String word() {
            return "per-point";
        }
    }

    /** The month's value falls into steps, the worst first; the first step that it falls into applies. */
    record Tiers(List<Tier> tiers) implements PenaltyRule {

        public Tiers {
            tiers = List.copyOf(tiers);
        }

        @Override
        public String word() {
            return "tiers";
        }
    }

    /**
     * One step.
     *
     * @param limit the step holds for values that are worse than this
     * @param amount what it costs; empty when it is a share of the monthly fee
     * @param shareOfFee 0.02 is 2 % of the monthly fee; empty when it is an amount
     */
    record Tier(BigDecimal limit, Optional<BigDecimal> amount, Optional<BigDecimal> shareOfFee) {
    }

    /**
     * Each assessed day that misses the target.
     *
     * @param perPoint how the day's gap becomes points of the price each; empty: the day costs the amount once
     */
    record PerDay(BigDecimal amount, Optional<Rounding> perPoint) implements PenaltyRule {
        @Override
        public String word() {
            return "per-day";
        }
    }
}
