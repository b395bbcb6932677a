package callmart.kpi;

/** What a KPI's value is counted in. */
public enum Unit {
    /** A share; 1 is 100 %. Shown with two decimals. */
    PERCENT,
    /** An average duration in seconds. Shown with one decimal. */
    SECONDS
}
