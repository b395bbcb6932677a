package callmart.archive;

import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.Ratio;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A KPI over time.
 *
 * @param kpi the KPI
 * @param days business day to value, the oldest first; a day without a value is there without a denominator
 * @param months calendar month to value, the oldest first
 */
public record Trend(Kpi kpi, Map<String, Ratio> days, Map<String, Ratio> months) {

    public Trend {
        days = Collections.unmodifiableMap(new LinkedHashMap<>(days));
        months = Collections.unmodifiableMap(new LinkedHashMap<>(months));
    }

    /** Whether there is anything to draw. */
    boolean hasValues() {
        return days.values().stream().anyMatch(Ratio::hasValue) || months.values().stream().anyMatch(Ratio::hasValue);
    }
}
