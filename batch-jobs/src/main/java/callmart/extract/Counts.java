package callmart.extract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an extraction did with the rows it read; read = accepted + rejected + otherDay + filtered.
 *
 * @param read rows read from all sources, headers not counted; of sources of events the raw rows
 * @param accepted rows that break no rule; duplicates are still among them
 * @param rejected rows that break a rule
 * @param sums of the rejected rows, those that are sums or footers: no records that a source should deliver otherwise
 * @param otherDay rows of other business dates
 * @param filtered rows that {@code where} leaves out, and raw rows that carry no record of their own
 * @param warnings warning text to how often, in the order in which they came up
 */
public record Counts(long read, long accepted, long rejected, long sums, long otherDay, long filtered, Map<String, Long> warnings) {

    public Counts {
        warnings = Collections.unmodifiableMap(new LinkedHashMap<>(warnings));
    }

    /** The same with one warning more. */
    public Counts withWarning(String text) {
        Map<String, Long> more = new LinkedHashMap<>(warnings);
        more.merge(text, 1L, Long::sum);
        return new Counts(read, accepted, rejected, sums, otherDay, filtered, more);
    }
}
