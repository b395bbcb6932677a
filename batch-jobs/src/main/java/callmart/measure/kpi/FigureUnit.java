package callmart.measure.kpi;

/** What a figure is counted in. */
public enum FigureUnit {
    /** A number of things; whole. */
    COUNT,
    /** A share; 1 is 100 %. */
    PERCENT,
    /** An average duration in seconds. */
    SECONDS,
    /** A sum of seconds, shown as hours, minutes and seconds. */
    DURATION
}
