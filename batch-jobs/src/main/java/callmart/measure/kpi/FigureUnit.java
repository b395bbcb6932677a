package callmart.measure.kpi;

/** What a figure is counted in. */
public enum FigureUnit {
    /** A number of things; whole. */
    COUNT,
    /** A share; 1 is 100 %. */
    PERCENT,
    /** An average duration in seconds. */
    SECONDS,
    /** How often something happens for each time that another thing does. */
    TIMES,
    /** A sum of seconds, shown as hours, minutes and seconds. */
    DURATION
}
