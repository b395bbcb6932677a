package callmart.contract;

import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.Ratio;
import callmart.measure.kpi.Target;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a KPI's value costs by its rule. Everything is decided on the exact fraction: the gap is kept as
 * {@code target × denominator − numerator}, and only the line's amount is rounded, once.
 *
 * @param day the day assessed; empty for the month
 */
record Assessment(KpiTerm term, Fee fee, Optional<LocalDate> day) {

    private static final int POINT_DECIMALS = 6;

    /** The line of a ratio. */
    Line line(Ratio ratio) {
        if (!ratio.hasValue()) {
            return nothing(ratio, RuleOutcome.NO_VALUE);
        }
        Ratio positive = ratio.denominator().signum() > 0 ? ratio
                : new Ratio(ratio.numerator().negate(), ratio.denominator().negate());
        if (term.minCases().filter(least -> positive.denominator().compareTo(least) < 0).isPresent()) {
            return nothing(positive, RuleOutcome.TOO_FEW_CASES);
        }
        BigDecimal gap = bare(positive).gapTimesDenominator();
        if (gap.signum() <= 0) {
            return bonus(positive, gap.negate());
        }
        if (term.rule() instanceof PenaltyRule.PerPoint rule) {
            return points(Line.Kind.KPI, positive, gap, rule.rounding(), rule.amount());
        } else if (term.rule() instanceof PenaltyRule.PerDay rule) {
            return rule.perPoint().map(rounding -> points(Line.Kind.KPI, positive, gap, rounding, rule.amount()))
                    .orElseGet(() -> line(Line.Kind.KPI, priced(positive, rule.amount()), RuleOutcome.CHARGED, rule.amount()));
        }
        return tier(positive, (PenaltyRule.Tiers) term.rule());
    }

    /** A line without amount: of a day for information. */
    Line nothing(Ratio ratio, RuleOutcome outcome) {
        return line(day.isPresent() ? Line.Kind.DAY : Line.Kind.KPI, bare(ratio), outcome, Money.ZERO);
    }

    /**
     * The month's value of a KPI whose days are assessed.
     *
     * @param toldApart whether it can be told apart by what the contract covers
     */
    Line month(Ratio ratio, boolean toldApart) {
        RuleOutcome outcome = ratio.hasValue() ? RuleOutcome.SUM : RuleOutcome.NO_VALUE;
        return line(Line.Kind.MONTH, bare(ratio), toldApart ? outcome : RuleOutcome.NOT_TOLD_APART, Money.ZERO);
    }

    private Line bonus(Ratio ratio, BigDecimal surplus) {
        if (term.rule() instanceof PenaltyRule.PerPoint rule && rule.bonus().isPresent()) {
            Line line = points(Line.Kind.BONUS, ratio, surplus, rule.rounding(), rule.bonus().get().negate());
            if (line.amount().signum() != 0) {
                return line;
            }
        }
        return term.rule() instanceof PenaltyRule.PerDay rule ? line(Line.Kind.DAY, new Assessed(term.kpi().unit(), ratio, term.target(),
                rule.perPoint(), rule.perPoint().map(points -> BigDecimal.ZERO), Optional.of(rule.amount()), Optional.empty(),
                        Optional.empty()),
                RuleOutcome.ON_TARGET, Money.ZERO) : nothing(ratio, RuleOutcome.ON_TARGET);
    }

    /** @param price of a point; negative to the vendor's favour */
    private Line points(Line.Kind kind, Ratio ratio, BigDecimal gapTimesDenominator, Rounding rounding, BigDecimal price) {
        BigDecimal hundredfold = gapTimesDenominator.movePointRight(2);
        BigDecimal points = rounding == Rounding.PRO_RATA
                ? hundredfold.divide(ratio.denominator(), POINT_DECIMALS, RoundingMode.HALF_UP)
                : rounding.whole(hundredfold, ratio.denominator());
        BigDecimal amount = rounding == Rounding.PRO_RATA
                ? price.multiply(hundredfold).divide(ratio.denominator(), 2, RoundingMode.HALF_UP)
                : Money.of(price.multiply(points));
        Assessed assessed = new Assessed(term.kpi().unit(), ratio, term.target(), Optional.of(rounding), Optional.of(points),
                Optional.of(price.abs()), Optional.empty(), Optional.empty());
        return line(kind, assessed, kind == Line.Kind.BONUS ? RuleOutcome.GRANTED : RuleOutcome.CHARGED, amount);
    }

    private Line tier(Ratio ratio, PenaltyRule.Tiers rule) {
        boolean atLeast = term.target().direction() == Target.Direction.AT_LEAST;
        for (PenaltyRule.Tier tier : rule.tiers()) {
            int side = ratio.numerator().compareTo(tier.limit().multiply(ratio.denominator()));
            if (atLeast ? side < 0 : side > 0) {
                BigDecimal price = tier.amount().orElseGet(() -> fee.share(tier.shareOfFee().orElseThrow()));
                return line(Line.Kind.KPI, new Assessed(term.kpi().unit(), ratio, term.target(), Optional.empty(), Optional.empty(),
                        Optional.of(price), Optional.of(tier.limit()), tier.shareOfFee()), RuleOutcome.CHARGED, price);
            }
        }
        return nothing(ratio, RuleOutcome.CHARGED);
    }

    private Assessed bare(Ratio ratio) {
        return Assessed.bare(term.kpi(), ratio, term.target());
    }

    private Assessed priced(Ratio ratio, BigDecimal price) {
        return new Assessed(term.kpi().unit(), ratio, term.target(), Optional.empty(), Optional.empty(), Optional.of(price),
                Optional.empty(), Optional.empty());
    }

    private Line line(Line.Kind kind, Assessed assessed, RuleOutcome outcome, BigDecimal amount) {
        Kpi kpi = term.kpi();
        return new Line(kind, kpi.id(), kpi.label(), Optional.empty(), term.rule().word(), day, Optional.of(assessed),
                Optional.empty(), Optional.empty(), outcome, amount);
    }
}
