package callmart.report;

import callmart.measure.kpi.Expression;
import callmart.measure.kpi.FigureUnit;
import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.Measure;
import callmart.measure.kpi.MeasureCatalogue;
import callmart.measure.kpi.Ratio;
import callmart.measure.kpi.Target;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A number that a report shows: a measure, or a KPI with its two sums.
 *
 * @param id of the measure or KPI
 * @param label Chinese
 * @param unit of the value
 * @param numerator sum of measures
 * @param denominator sum of measures; empty for a measure, which always has a value
 * @param target what the value should reach, when anything is asked
 * @param meaning one Chinese sentence
 */
public record Figure(String id, String label, FigureUnit unit, Expression numerator, Optional<Expression> denominator,
        Optional<Target> target, String meaning) {

    public static Figure of(Measure measure) {
        return new Figure(measure.id(), measure.label(), measure.unit() == FigureUnit.SECONDS ? FigureUnit.DURATION : measure.unit(),
                new Expression(List.of(new Expression.Term(false, measure.id()))), Optional.empty(), Optional.empty(),
                measure.meaning());
    }

    public static Figure of(Kpi kpi) {
        return new Figure(kpi.id(), kpi.label(), FigureUnit.valueOf(kpi.unit().name()),
                kpi.numerator(), Optional.of(kpi.denominator()), kpi.target(), kpi.meaning());
    }

    /** One of a KPI's sums as a figure of its own, in the unit of its measures. @param part tells it apart from the other */
    public static Figure of(String kpi, String part, String label, Expression sum, MeasureCatalogue measures) {
        return new Figure(kpi + "." + part, label, unit(sum, measures), sum, Optional.empty(), Optional.empty(), "");
    }

    /** The unit of a sum of measures: durations where they are seconds; numbers where the catalogue does not have them. */
    public static FigureUnit unit(Expression sum, MeasureCatalogue measures) {
        return measures.find(sum.measures().get(0)).map(Figure::of).map(Figure::unit).orElse(FigureUnit.COUNT);
    }

    /** As a head beside numbers that do not say their unit: {@code 通话均长（秒）}. */
    public String headLabel() {
        return unit == FigureUnit.SECONDS ? label + "（秒）" : label;
    }

    /** The same without being judged, for periods that are there for comparison. */
    public Figure withoutTarget() {
        return new Figure(id, label, unit, numerator, denominator, Optional.empty(), meaning);
    }

    /** Whether a row of measures has all that the value is computed from; one that is left out has no value, which is not 0. */
    public boolean isCountedIn(Map<String, BigDecimal> measures) {
        return measures.keySet().containsAll(measures());
    }

    /** The exact value over a row of measures; a measure's denominator is 1. Without a value where the row leaves out a measure. */
    public Ratio ratio(Map<String, BigDecimal> measures) {
        if (!isCountedIn(measures)) {
            return new Ratio(BigDecimal.ZERO, BigDecimal.ZERO);
        }
        return new Ratio(numerator.evaluate(measures),
                denominator.map(sum -> sum.evaluate(measures)).orElse(BigDecimal.ONE));
    }

    /** The measures that the value is computed from. */
    public List<String> measures() {
        return Stream.concat(numerator.measures().stream(), denominator.stream().flatMap(sum -> sum.measures().stream()))
                .distinct().toList();
    }

    /** Whether the unrounded value reaches the target; empty without a target or a value. */
    public Optional<Boolean> meets(Ratio ratio) {
        return target.flatMap(ratio::meets);
    }
}
