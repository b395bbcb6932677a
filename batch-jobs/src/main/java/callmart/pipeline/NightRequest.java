package callmart.pipeline;

import java.util.List;

/**
 * What a night shall do beside its day.
 *
 * @param command what the user asked, for the run record
 * @param feeds the feeds to load; the others stay as they are
 * @param mail whether messages are made
 */
public record NightRequest(String command, List<String> feeds, boolean mail) {

    public NightRequest {
        feeds = List.copyOf(feeds);
    }
}
