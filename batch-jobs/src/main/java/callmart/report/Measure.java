package callmart.report;

import java.util.Objects;

/**
 * An additive quantity that {@code sql/measures} computes once per business day.
 *
 * @param id the column's name in the measure tables
 * @param label Chinese, as reports show it
 * @param unit count or seconds
 * @param meaning one Chinese sentence: what is counted
 */
public record Measure(String id, String label, FigureUnit unit, String meaning) {

    public Measure {
        Objects.requireNonNull(id);
        Objects.requireNonNull(label);
        Objects.requireNonNull(meaning);
        if (unit == FigureUnit.PERCENT) {
            throw new IllegalArgumentException("a measure is additive: its unit is count or seconds, not percent");
        }
    }
}
