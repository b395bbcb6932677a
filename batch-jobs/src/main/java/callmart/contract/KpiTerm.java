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
 */
public record KpiTerm(Kpi kpi, Target target, PenaltyRule rule, Optional<BigDecimal> cap) {
}
