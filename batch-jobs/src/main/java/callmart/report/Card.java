package callmart.report;

import java.util.Optional;

/**
 * A headline figure.
 *
 * @param figure what is shown
 * @param today the period's measures
 * @param dayBefore empty when that day has no data
 * @param weekBefore the same weekday a week before; empty when that day has no data
 */
public record Card(Figure figure, Optional<MeasureRow> today, Optional<MeasureRow> dayBefore,
        Optional<MeasureRow> weekBefore) {

    public Cell.Value value() {
        return new Cell.Value(figure, today);
    }

    public Cell.Verdict verdict() {
        return new Cell.Verdict(figure, today);
    }

    public Cell.Change sinceDayBefore() {
        return new Cell.Change(figure, today, dayBefore);
    }

    public Cell.Change sinceWeekBefore() {
        return new Cell.Change(figure, today, weekBefore);
    }

    /** The value without the mark of a miss, which the verdict beside it carries. */
    public String valueText() {
        return Formats.value(figure.unit(), value().ratio());
    }

    /** {@code 目标 ≥ 95.00% ▼未达标}, or that nothing is asked. */
    public String targetText() {
        return figure.target().isEmpty() ? "未设目标" : "目标 " + Formats.target(figure) + " " + verdict().text();
    }
}
