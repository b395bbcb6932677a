package callmart.report;

import java.util.List;
import java.util.Objects;

/**
 * An additive quantity that {@code sql/measures} computes once per business day.
 *
 * @param id the column's name in the measure tables
 * @param label Chinese, as reports show it
 * @param unit count or seconds
 * @param feeds what it is counted from; without data of one of them it has no value
 * @param meaning one Chinese sentence: what is counted
 */
public record Measure(String id, String label, FigureUnit unit, List<String> feeds, String meaning) {

    public Measure {
        Objects.requireNonNull(id);
        Objects.requireNonNull(label);
        Objects.requireNonNull(meaning);
        feeds = List.copyOf(feeds);
        if (feeds.isEmpty()) {
            throw new IllegalArgumentException("a measure is counted from at least one feed; name it as feeds: [calls]");
        }
        if (unit == FigureUnit.PERCENT) {
            throw new IllegalArgumentException("a measure is additive: its unit is count or seconds, not percent");
        }
    }
}
