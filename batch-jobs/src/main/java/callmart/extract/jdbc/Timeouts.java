package callmart.extract.jdbc;

import java.time.Duration;

/**
 * How long a database is waited for.
 *
 * @param connect until a connection stands
 * @param query until the query has answered
 */
record Timeouts(Duration connect, Duration query) {

    /** A night must not hang on a database that is down, and a day's query may take its time. */
    static final Timeouts DEFAULT = new Timeouts(Duration.ofSeconds(15), Duration.ofMinutes(30));

    private static final Duration SILENCE_BEYOND_QUERY = Duration.ofMinutes(1);

    /** Until a connection on which nothing comes is taken for lost; later than the query's own end. */
    Duration silence() {
        return query.plus(SILENCE_BEYOND_QUERY);
    }
}
