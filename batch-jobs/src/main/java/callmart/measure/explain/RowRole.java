package callmart.measure.explain;

/** What a row counts for in a KPI. */
public enum RowRole {
    /** In numerator and denominator. */
    BOTH,
    /** In the denominator, but not in the numerator: where both count the same rows, those that fail the KPI's test. */
    DENOMINATOR,
    /** In the numerator only, as where numerator and denominator count different things. */
    NUMERATOR
}
