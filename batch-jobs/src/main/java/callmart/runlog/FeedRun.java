package callmart.runlog;

import java.time.LocalDate;

/**
 * The row accounting of one attempt to load a feed's day: read = loaded + duplicates + rejected + otherDay + filtered. It holds for
 * an attempt that failed too, whose counts say what was found until then.
 * Decision 36.
 *
 * @param feed feed name
 * @param day business day
 * @param state whether the warehouse holds the day as just read
 * @param read rows read from all sources
 * @param loaded rows that passed all rules and keys. In the warehouse they are only when the state is loaded
 * @param duplicates rows with key and content of another
 * @param rejected rows refused, conflicts included
 * @param otherDay rows of other business days
 * @param filtered rows left out by {@code where}
 * @param warnings how many warnings came up
 * @param held rows of the day, or of the snapshot, that the warehouse holds after the attempt: of a failed one those it held before
 * @param error why it failed; empty when it did not
 */
public record FeedRun(String feed, LocalDate day, State state, long read, long loaded, long duplicates, long rejected,
        long otherDay, long filtered, long warnings, long held, String error) {

    /** How an attempt ended. */
    public enum State {
        LOADED, FAILED
    }

    /** Whether every row that was read is accounted for. */
    public boolean isAccounted() {
        return read == loaded + duplicates + rejected + otherDay + filtered;
    }

    /** The accounting in one line, as messages and the log show it. */
    public String accounting() {
        return "read " + read + (isAccounted() ? " = " : " != ") + "loaded " + loaded + " + duplicates " + duplicates + " + rejected "
                + rejected + " + other_day " + otherDay + " + filtered " + filtered;
    }
}
