package callmart.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that can be set; it goes on from there. */
final class MovableClock extends Clock {

    private final Clock real;
    private Duration offset = Duration.ZERO;

    /** @param real what it shows until it is set */
    MovableClock(Clock real) {
        this.real = real;
    }

    /** Sets it, not later than the real one shows. */
    synchronized void set(Instant time) {
        Duration wanted = Duration.between(real.instant(), time);
        offset = wanted.isNegative() ? wanted : Duration.ZERO;
    }

    @Override
    public synchronized Instant instant() {
        return real.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("its zone is that of the real one");
    }
}
