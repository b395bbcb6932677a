package callmart.forecast;

/** What a number of seats does for the calls of an interval. */
interface SeatModel {

    /** Share of calls that are answered within the target, from 0 to 1. */
    double answeredInTarget(int seats);

    /** Offered traffic: calls × handling time ÷ length of the interval. */
    double erlangs();
}
