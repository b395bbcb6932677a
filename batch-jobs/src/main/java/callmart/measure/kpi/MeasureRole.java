package callmart.measure.kpi;

/** What a measure is to the program where it draws, compares or words figures; {@code config/measures.yml} says which measure it is. */
public enum MeasureRole {
    OFFERED, ANSWERED, ANSWERED_IN_TARGET, LOST, SELF_SERVICE, TURNED_AWAY, OUTBOUND, TALKS, TALK_TIME, BUSY, LOGGED_IN,
    RATED, SATISFIED, DISSATISFIED
}
