package callmart.report;

import java.util.List;

/**
 * Where a document's numbers come from; it stands at its end.
 *
 * @param feeds the row accounting of each feed, of a longer period in one line each
 * @param warnings Chinese sentences of the run
 * @param runId of the run that computed the measures
 */
public record DataNotes(List<FeedRows> feeds, List<String> warnings, String runId) {

    /**
     * The row accounting of a feed.
     *
     * @param feed its name, as readers know it
     * @param days the business date, or from when to when
     * @param state of the load, as readers see it
     * @param read rows in the source
     * @param loaded rows in the warehouse
     * @param duplicates left out because they were there already
     * @param rejected left out because of a fault
     * @param otherDay left out because they belong to another day
     * @param filtered left out by the source's filter
     * @param warnings loaded, with something to tell
     */
    public record FeedRows(String feed, String days, String state, long read, long loaded, long duplicates, long rejected,
            long otherDay, long filtered, long warnings) {
    }

    public DataNotes {
        feeds = List.copyOf(feeds);
        warnings = List.copyOf(warnings);
    }
}
