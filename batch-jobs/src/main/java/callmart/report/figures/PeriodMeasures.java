package callmart.report.figures;

import callmart.calendar.Period;
import callmart.report.definition.ReportDefinition;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the warehouse holds of whole periods. Decision 62. */
public interface PeriodMeasures {

    /** Sums of all measures, those that the {@code kpi} command computes from; empty when there is no measure of the period. */
    Optional<Map<String, BigDecimal>> sums(Period period);

    /** The measures that have no value in the period, whatever a dataset gives. */
    Set<String> absent(Period period);

    /** Whether all that the report needs was loaded for every day of the period. Only such a period is compared with. */
    boolean isWhole(ReportDefinition report, Period period);
}
