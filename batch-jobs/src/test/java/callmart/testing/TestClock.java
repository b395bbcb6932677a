package callmart.testing;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that is set, and that goes on by a millisecond each time it is asked, so that records have an order. */
public final class TestClock extends Clock {

    private final AtomicLong millis;
    private final ZoneId zone;

    /** @param start an instant such as {@code 2026-11-21T02:00:00Z} */
    public TestClock(String start) {
        this(new AtomicLong(Instant.parse(start).toEpochMilli()), ZoneOffset.UTC);
    }

    private TestClock(AtomicLong millis, ZoneId zone) {
        this.millis = millis;
        this.zone = zone;
    }

    public void set(String instant) {
        millis.set(Instant.parse(instant).toEpochMilli());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new TestClock(millis, other);
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis.getAndIncrement());
    }
}
