package callmart.extract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts warnings by their text. What lies beyond a thousand different ones is counted together. */
public final class Warnings {

    private static final int MOST = 1000;
    private static final String REST = "further warnings of other texts";

    private final Map<String, Long> counts = new LinkedHashMap<>();

    public void count(String text) {
        counts.merge(counts.size() < MOST || counts.containsKey(text) ? text : REST, 1L, Long::sum);
    }

    /** Text to how often, in the order in which they came up. */
    public Map<String, Long> counts() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }
}
