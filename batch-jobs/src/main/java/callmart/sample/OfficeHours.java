package callmart.sample;

import java.time.LocalDateTime;
import java.time.LocalTime;

/** When the back office works: every day from eight to eight. */
final class OfficeHours {

    private static final LocalTime OPENS = LocalTime.of(8, 0);
    private static final LocalTime CLOSES = LocalTime.of(20, 0);

    private OfficeHours() {
    }

    /** The given time when the office is open then, else some minutes after it opens next. */
    static LocalDateTime next(LocalDateTime time, Dice dice) {
        int minutes = dice.between(5, 90);
        int seconds = dice.between(0, 59);
        if (time.toLocalTime().isBefore(OPENS)) {
            return time.toLocalDate().atTime(OPENS).plusMinutes(minutes).plusSeconds(seconds);
        }
        if (time.toLocalTime().isBefore(CLOSES)) {
            return time;
        }
        return time.toLocalDate().plusDays(1).atTime(OPENS).plusMinutes(minutes).plusSeconds(seconds);
    }

    static LocalDateTime earlier(LocalDateTime one, LocalDateTime other) {
        return one.isBefore(other) ? one : other;
    }

    static LocalDateTime later(LocalDateTime one, LocalDateTime other) {
        return one.isAfter(other) ? one : other;
    }
}
