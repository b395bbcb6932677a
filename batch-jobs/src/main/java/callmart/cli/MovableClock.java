package callmart.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that can be set; it goes on from there. */
final class MovableClock extends Clock {

    private final Clock real;
    private final AtomicReference<Duration> offset;

    /** @param real what it shows until it is set */
    MovableClock(Clock real) {
        this(real, new AtomicReference<>(Duration.ZERO));
    }

    private MovableClock(Clock real, AtomicReference<Duration> offset) {
        this.real = real;
        this.offset = offset;
    }

    /** Sets it, not later than the real one shows. */
    void set(Instant time) {
        Duration wanted = Duration.between(real.instant(), time);
        offset.set(wanted.isNegative() ? wanted : Duration.ZERO);
    }

    @Override
    public Instant instant() {
        return real.instant().plus(offset.get());
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new MovableClock(real.withZone(zone), offset);
    }
}
