package callmart.why;

import callmart.measure.kpi.FigureUnit;
import callmart.measure.kpi.Ratio;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.Function;

/**
 * Where a figure usually lies, by the periods that it is compared with.
 * Decision 320.
 *
 * @param median of the periods' values
 * @param spread by how much a value strays without anything to it
 */
record Usual(BigDecimal median, BigDecimal spread) {

    private static final MathContext PLACES = MathContext.DECIMAL64;
    /** Scaled so, the median of deviations is the standard deviation of what is normally distributed. */
    private static final BigDecimal SCALE = new BigDecimal("1.4826");

    /** @param values of the periods, each with a denominator @param now of a count over 1 */
    static Usual of(FigureUnit unit, List<Ratio> values, Ratio now, NoteSettings.Limits limits) {
        List<BigDecimal> numbers = values.stream().map(Usual::number).toList();
        BigDecimal median = median(numbers);
        BigDecimal deviation = median(numbers.stream().map(number -> number.subtract(median).abs()).toList()).multiply(SCALE, PLACES);
        BigDecimal floor = switch (unit) {
            case PERCENT -> limits.floorOfShares();
            case SECONDS -> limits.floorOfSeconds();
            case COUNT, DURATION, TIMES -> median.abs().multiply(limits.floorOfCounts());
        };
        return new Usual(median, deviation.max(floor).max(sampling(unit, values, median, now)));
    }

    /** The error that chance alone gives a value of so few. */
    private static BigDecimal sampling(FigureUnit unit, List<Ratio> values, BigDecimal median, Ratio now) {
        return switch (unit) {
            case PERCENT -> {
                BigDecimal usual = sum(values, Ratio::numerator).divide(sum(values, Ratio::denominator), PLACES).max(BigDecimal.ZERO)
                        .min(BigDecimal.ONE);
                yield usual.multiply(BigDecimal.ONE.subtract(usual)).divide(now.denominator().abs(), PLACES).sqrt(PLACES);
            }
            case COUNT -> median.max(BigDecimal.ZERO).sqrt(PLACES);
            case SECONDS, DURATION, TIMES -> BigDecimal.ZERO;
        };
    }

    private static BigDecimal sum(List<Ratio> values, Function<Ratio, BigDecimal> part) {
        return values.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Whether a value is more than chance away, and of enough. */
    boolean differs(FigureUnit unit, Ratio now, NoteSettings.Limits limits) {
        boolean isCount = unit == FigureUnit.COUNT || unit == FigureUnit.DURATION;
        BigDecimal distance = number(now).subtract(median).abs();
        BigDecimal cases = isCount ? now.numerator().max(median) : now.denominator();
        return cases.compareTo(limits.leastCases()) >= 0 && distance.compareTo(spread.multiply(limits.spreads())) > 0
                && (!isCount || distance.compareTo(median.abs().multiply(limits.leastChangeOfCounts())) >= 0);
    }

    /** In spreads from the median. */
    BigDecimal distance(Ratio now) {
        return spread.signum() == 0 ? BigDecimal.ZERO : number(now).subtract(median).abs().divide(spread, PLACES);
    }

    private static BigDecimal number(Ratio ratio) {
        return ratio.numerator().divide(ratio.denominator(), PLACES);
    }

    private static BigDecimal median(List<BigDecimal> values) {
        List<BigDecimal> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle)
                : sorted.get(middle - 1).add(sorted.get(middle)).divide(BigDecimal.valueOf(2), PLACES);
    }
}
