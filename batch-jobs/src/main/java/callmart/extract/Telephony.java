package callmart.extract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What only the logs of telephone systems need to be told.
 *
 * @param trunks peer names of the lines to the outside, of Asterisk's call detail records; empty when names are to tell
 * @param agents interface or name of an agent in the log to the agent's id
 * @param turnedAwayOffered whether callers whom a queue did not let in count as having waited for no time
 */
public record Telephony(Set<String> trunks, Map<String, String> agents, boolean turnedAwayOffered) {

    /** Nothing is told. */
    public static final Telephony UNTOLD = new Telephony(Set.of(), Map.of(), false);

    public Telephony {
        trunks = Collections.unmodifiableSet(new LinkedHashSet<>(trunks));
        agents = Collections.unmodifiableMap(new LinkedHashMap<>(agents));
    }
}
