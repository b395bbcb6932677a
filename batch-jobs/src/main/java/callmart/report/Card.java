package callmart.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * A headline figure.
 *
 * @param figure what is shown
 * @param now the period's measures
 * @param earlier what it is compared with, at most {@link #MOST_COMPARISONS}
 * @param past the periods of its line, the oldest first, the report's own last; empty for those that say nothing
 */
public record Card(Figure figure, Optional<MeasureRow> now, List<Comparison> earlier, List<Optional<MeasureRow>> past) {

    /** A card has room for so many. */
    public static final int MOST_COMPARISONS = 2;

    /** Fewer points make no line. */
    private static final int LEAST_POINTS = 3;

    private static final int TOP = 100;

    public Card {
        earlier = earlier.stream().limit(MOST_COMPARISONS).toList();
        past = List.copyOf(past);
    }

    /** Without a line. */
    public Card(Figure figure, Optional<MeasureRow> now, List<Comparison> earlier) {
        this(figure, now, earlier, List.of());
    }

    /** How high each point of the line stands, from 0, the lowest, to 100; −1 without a value. Empty where too few have one. */
    public List<Integer> line() {
        List<Optional<BigDecimal>> values = past.stream().map(row -> new Cell.Value(figure, row).ratio().flatMap(ratio -> ratio.value(6)))
                .toList();
        List<BigDecimal> known = values.stream().flatMap(Optional::stream).sorted().toList();
        if (known.size() < LEAST_POINTS) {
            return List.of();
        }
        BigDecimal lowest = known.get(0);
        BigDecimal span = known.get(known.size() - 1).subtract(lowest);
        return values.stream().map(value -> value.map(number -> span.signum() == 0 ? TOP / 2 : number.subtract(lowest)
                .multiply(BigDecimal.valueOf(TOP)).divide(span, 0, RoundingMode.HALF_UP).intValue()).orElse(-1)).toList();
    }

    public Cell.Value value() {
        return new Cell.Value(figure, now);
    }

    public Cell.Verdict verdict() {
        return new Cell.Verdict(figure, now);
    }

    /** Against one of {@link #earlier}. */
    public Cell.Change since(Comparison comparison) {
        return new Cell.Change(figure, now, comparison.row());
    }

    /** Those of {@link #earlier} that the value can be compared with. */
    public List<Comparison> known() {
        return earlier.stream().filter(comparison -> since(comparison).amount().isPresent()).toList();
    }

    /** {@code 较前日 +5.26%}. */
    public String changeText(Comparison comparison) {
        return comparison.changeLabel() + " " + since(comparison).text();
    }

    /** One for each of {@link #known}: a first month says nothing of a month before. */
    public List<String> changeTexts() {
        return known().stream().map(this::changeText).toList();
    }

    /** The value without the mark of a miss, which the verdict beside it carries. */
    public String valueText() {
        return Formats.value(figure, value().ratio());
    }

    /** Label, value, and the mark of a value that is judged. */
    String headline() {
        return figure.label() + " " + valueText() + Formats.mark(verdict().tone());
    }

    /** {@code 目标 ≥ 95.00% ▼未达标}, or that nothing is asked. */
    public String targetText() {
        return figure.target().isEmpty() ? "未设目标" : "目标 " + Formats.target(figure) + " " + verdict().text();
    }
}
