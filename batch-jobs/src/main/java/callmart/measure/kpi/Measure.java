package callmart.measure.kpi;

import java.util.List;
import java.util.Objects;

/**
 * An additive quantity that {@code sql/measures} computes once per business day.
 *
 * @param id the column's name in the measure tables
 * @param label Chinese, as reports show it
 * @param unit count or seconds
 * @param needs the feeds and columns that it is counted from; without one of them it has no value
 * @param daysBefore how many days before a day have to be loaded, of all these feeds, for it to have a value; usually 0
 * @param meaning one Chinese sentence: what is counted
 */
public record Measure(String id, String label, FigureUnit unit, List<Need> needs, int daysBefore, String meaning) {

    public Measure {
        Objects.requireNonNull(id);
        Objects.requireNonNull(label);
        Objects.requireNonNull(meaning);
        needs = List.copyOf(needs);
        if (needs.isEmpty()) {
            throw new IllegalArgumentException("a measure is counted from at least one feed; name it as needs: [calls]");
        }
        if (daysBefore < 0) {
            throw new IllegalArgumentException("days-before counts days, from 1; leave it out for none");
        }
        if (unit == FigureUnit.PERCENT) {
            throw new IllegalArgumentException("a measure is additive: its unit is count or seconds, not percent");
        }
    }

    /** Whether it is of a feed that adds nothing where it has no source. */
    public boolean isOptional() {
        return needs.stream().flatMap(need -> need.choices().stream()).anyMatch(Need.Place::isOptional);
    }
}
