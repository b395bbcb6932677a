package callmart.contract;

import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.Target;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a contract asks of a KPI.
 *
 * @param kpi of the catalogue
 * @param target the contract's own
 * @param rule what missing it costs
 * @param cap the most that the KPI costs a month
 * @param minCases a value over a smaller denominator is not assessed
 */
public record KpiTerm(Kpi kpi, Target target, PenaltyRule rule, Optional<BigDecimal> cap, Optional<BigDecimal> minCases) {
}
