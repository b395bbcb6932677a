package callmart.contract.score;

import callmart.measure.kpi.Ratio;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What an agent reached in one component.
 *
 * @param component the component
 * @param ratio the KPI's exact numerator and denominator; empty when nothing is measured
 * @param points two decimals, 0 to the component's weight; empty without a value: the component is left out
 */
public record ComponentScore(ScoreComponent component, Optional<Ratio> ratio, Optional<BigDecimal> points) {

    static ComponentScore of(ScoreComponent component, Optional<Ratio> ratio) {
        return new ComponentScore(component, ratio, component.points(ratio));
    }
}
