package callmart.report;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * The additive measures of one day, hour or category: what every ratio of a document is computed from.
 *
 * @param id unique in a document, such as {@code hour:9}
 * @param label Chinese, as tables show it
 * @param measures sums by measure id; what is missing has no value
 */
public record MeasureRow(String id, String label, Map<String, BigDecimal> measures) {

    public MeasureRow {
        measures = java.util.Collections.unmodifiableMap(new TreeMap<>(measures));
    }

    /** 0 where the row leaves the measure out. */
    public BigDecimal measure(String name) {
        return measures.getOrDefault(name, BigDecimal.ZERO);
    }
}
