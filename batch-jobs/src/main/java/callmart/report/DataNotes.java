package callmart.report;

import java.time.LocalDate;
import java.util.List;

/**
 * Where a document's numbers come from; it stands at its end.
 *
 * @param feeds one a feed and day
 * @param warnings Chinese sentences of the run
 * @param runId of the run that computed the measures
 */
public record DataNotes(List<FeedDay> feeds, List<String> warnings, String runId) {

    /**
     * The row accounting of a feed's day.
     *
     * @param feed its name, as readers know it
     * @param day business date
     * @param state of the load, as readers see it
     * @param read rows in the source
     * @param loaded rows in the warehouse
     * @param duplicates left out because they were there already
     * @param rejected left out because of a fault
     * @param otherDay left out because they belong to another day
     * @param filtered left out by the source's filter
     * @param warnings loaded, with something to tell
     */
    public record FeedDay(String feed, LocalDate day, String state, long read, long loaded, long duplicates, long rejected,
            long otherDay, long filtered, long warnings) {
    }

    public DataNotes {
        feeds = List.copyOf(feeds);
        warnings = List.copyOf(warnings);
    }
}
