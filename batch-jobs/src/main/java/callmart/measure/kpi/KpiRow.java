package callmart.measure.kpi;

/**
 * A KPI's value for one key of a dimension.
 *
 * @param key the dimension's value, {@code -} for rows without one, empty for the total
 * @param kpi the KPI
 * @param ratio its exact numerator and denominator
 */
public record KpiRow(String key, Kpi kpi, Ratio ratio) {
}
