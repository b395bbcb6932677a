package callmart.report;

import callmart.calendar.Period;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Sums of all measures over periods: the numbers that the {@code kpi} command computes from. */
public interface PeriodMeasures {

    /** Measure to sum; empty when the warehouse holds no measure of the period. */
    Optional<Map<String, BigDecimal>> sums(Period period);
}
