package callmart.runlog;

import java.time.LocalDate;

/**
 * The row accounting of one attempt to load a feed's day: read = loaded + duplicates + rejected + otherDay + filtered.
 *
 * @param feed feed name
 * @param day business day
 * @param state whether the warehouse holds the day as just read
 * @param read rows read from all sources
 * @param loaded rows in the day's partition
 * @param duplicates rows with key and content of another
 * @param rejected rows refused, conflicts included
 * @param otherDay rows of other business days
 * @param filtered rows left out by {@code where}
 * @param warnings how many warnings came up
 * @param error why it failed; empty when it did not
 */
public record FeedRun(String feed, LocalDate day, State state, long read, long loaded, long duplicates, long rejected,
        long otherDay, long filtered, long warnings, String error) {

    /** How an attempt ended. */
    public enum State {
        LOADED, FAILED
    }

    /** An attempt that failed before rows could be counted to the end. */
    public static FeedRun failed(String feed, LocalDate day, String error) {
        return new FeedRun(feed, day, State.FAILED, 0, 0, 0, 0, 0, 0, 0, error);
    }
}
