package callmart.run;

import callmart.feed.Feeds;
import java.util.List;

/**
 * What a job shall do beside its period.
 *
 * @param command what the user asked, for the run record
 * @param feeds the feeds that a night loads; the others stay as they are
 * @param measures whether measures, checks and alerts are computed; without, the days stay noted for the next night that computes
 * @param reports whether files are made
 * @param mail whether messages are made of them
 * @param awaited whether somebody waits for the reports of the period
 */
public record JobRequest(String command, List<String> feeds, boolean measures, boolean reports, boolean mail, boolean awaited) {

    public JobRequest {
        feeds = List.copyOf(feeds);
    }

    public JobRequest(String command, List<String> feeds, boolean reports, boolean mail) {
        this(command, feeds, true, reports, mail, true);
    }

    /** Everything: all feeds, files and messages. */
    public static JobRequest all(String command) {
        return new JobRequest(command, Feeds.NAMES, true, true);
    }

    /**
     * History that reports of later periods look back on: no report of its own day is made or waited for.
     *
     * @param measures whether measures are computed; without, a night with them must follow
     */
    public static JobRequest history(String command, boolean measures) {
        return new JobRequest(command, Feeds.NAMES, measures, false, false, false);
    }
}
