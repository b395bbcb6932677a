package callmart.report;

import java.math.BigDecimal;
import java.util.List;

/**
 * A figure that is different from usual.
 *
 * @param figure id of the KPI or measure
 * @param value of the period
 * @param reference of the periods that it is compared with
 * @param spread by how much it strays without anything to it
 * @param dimension by what the difference is told; empty where no few keys give half of it
 * @param parts of the keys that are told
 * @param facts what else happened in the same hours
 * @param isGap whether data are missing, which is said before all else
 * @param text Chinese
 */
public record Unusual(String figure, BigDecimal value, BigDecimal reference, BigDecimal spread, String dimension, List<Part> parts,
        List<Fact> facts, boolean isGap, String text) {

    /** @param rate from the change of the key's value @param mix from the change of its share */
    public record Part(String key, BigDecimal rate, BigDecimal mix) {
    }

    /** @param kind query of {@code sql/notes} @param source the row that it was read from @param text Chinese */
    public record Fact(String kind, String source, String text) {
    }

    public Unusual {
        parts = List.copyOf(parts);
        facts = List.copyOf(facts);
    }

    /** Whether it says the figure's value of a key. @param place dimension and key, such as {@code hour:11} */
    boolean tells(String figureId, String place) {
        return figure.equals(figureId) && parts.stream().anyMatch(part -> place.equals(dimension + ":" + part.key()));
    }

    /** The same with its words put otherwise. */
    public Unusual withText(String other) {
        return new Unusual(figure, value, reference, spread, dimension, parts, facts, isGap, other);
    }
}
