package callmart.measure.kpi;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A ratio of sums of measures, as {@code config/kpis.yml} declares it.
 * Decision 41.
 *
 * @param id English, lower case, as interfaces name it
 * @param label Chinese, as reports show it
 * @param unit what the value is counted in
 * @param numerator sum of measures
 * @param denominator sum of measures
 * @param target what the value should reach, when anything is asked
 * @param direction which side is good, for targets that name none: the target's, or one declared without a target
 * @param periods for which periods it has a value
 * @param meaning one Chinese sentence: what it says, and what having no value means
 */
public record Kpi(String id, String label, Unit unit, Expression numerator, Expression denominator,
        Optional<Target> target, Optional<Target.Direction> direction, Periods periods, String meaning) {

    /** For which periods a KPI has a value. */
    public enum Periods {
        ANY,
        /** Only for periods of whole calendar months, as something is planned by the month. */
        WHOLE_MONTHS,
        /** For any period, of the campaigns that have a row in it: their sums from the first day of each to the period's end. */
        CAMPAIGN_TO_DATE
    }

    /** The measures of both sums. */
    public List<String> measures() {
        return Stream.concat(numerator.measures().stream(), denominator.measures().stream()).distinct().toList();
    }

    /** Whether sums of a period's days give its value. */
    public boolean hasValueOf(boolean wholeMonths) {
        return periods == Periods.ANY || periods == Periods.WHOLE_MONTHS && wholeMonths;
    }

    /** The same KPI with another target, and its direction. */
    public Kpi withTarget(Target other) {
        return new Kpi(id, label, unit, numerator, denominator, Optional.of(other), Optional.of(other.direction()), periods, meaning);
    }

    /** The same KPI with its label and meaning worded otherwise. */
    Kpi inWords(UnaryOperator<String> words) {
        return new Kpi(id, words.apply(label), unit, numerator, denominator, target, direction, periods, words.apply(meaning));
    }

    /** The ratio of a period's sums. Of a period for which the KPI has no value see {@link #without}. */
    public Ratio ratio(Map<String, BigDecimal> measures) {
        return new Ratio(numerator.evaluate(measures), denominator.evaluate(measures));
    }

    /** The ratio of a period for which the KPI has no value: the numerator as it is, over nothing. */
    public Ratio without(Map<String, BigDecimal> measures) {
        return new Ratio(numerator.evaluate(measures), BigDecimal.ZERO);
    }
}
