package callmart.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that runs like any other from the moment it is set to. */
public final class MovedClock extends Clock {

    private volatile Instant set = Instant.EPOCH;
    private volatile long since = System.nanoTime();

    /** From now on it is this time in a zone. */
    public MovedClock set(String moment, ZoneId zone) {
        set = LocalDateTime.parse(moment).atZone(zone).toInstant();
        since = System.nanoTime();
        return this;
    }

    /** From now on it shows so much more, or less. */
    public void jump(Duration by) {
        set = set.plus(by);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return ((InstantSource) this::instant).withZone(zone);
    }

    @Override
    public Instant instant() {
        return set.plus(Duration.ofNanos(System.nanoTime() - since));
    }
}
