package callmart.pipeline;

import callmart.feed.Feeds;
import java.util.List;

/**
 * What a job shall do beside its period.
 *
 * @param command what the user asked, for the run record
 * @param feeds the feeds that a night loads; the others stay as they are
 * @param reports whether files are made
 * @param mail whether messages are made of them
 */
public record JobRequest(String command, List<String> feeds, boolean reports, boolean mail) {

    public JobRequest {
        feeds = List.copyOf(feeds);
    }

    /** Everything: all feeds, files and messages. */
    public static JobRequest all(String command) {
        return new JobRequest(command, Feeds.NAMES, true, true);
    }

    /** Facts, measures and checks only. */
    public static JobRequest quiet(String command) {
        return new JobRequest(command, Feeds.NAMES, false, false);
    }
}
