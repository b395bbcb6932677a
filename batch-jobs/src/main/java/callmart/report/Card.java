package callmart.report;

import java.util.List;
import java.util.Optional;

/**
 * A headline figure.
 *
 * @param figure what is shown
 * @param now the period's measures
 * @param earlier what it is compared with, at most {@link #MOST_COMPARISONS}
 */
public record Card(Figure figure, Optional<MeasureRow> now, List<Comparison> earlier) {

    /** A card has room for so many. */
    public static final int MOST_COMPARISONS = 2;

    public Card {
        earlier = List.copyOf(earlier);
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

    /** {@code 较前日 +5.26%}, one for each of {@link #earlier}. */
    public List<String> changeTexts() {
        return earlier.stream().map(comparison -> comparison.changeLabel() + " " + since(comparison).text()).toList();
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
