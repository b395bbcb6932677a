package callmart.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * What time it is, and which business day.
 *
 * @param clock what time it is
 * @param zone business time zone: a business day runs from midnight to midnight in it
 */
public record BusinessClock(Clock clock, ZoneId zone) {

    public Instant now() {
        return clock.instant();
    }

    public LocalDate today() {
        return date(now());
    }

    /** The business day of a moment. */
    public LocalDate date(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    public ZonedDateTime local(Instant at) {
        return at.atZone(zone);
    }
}
