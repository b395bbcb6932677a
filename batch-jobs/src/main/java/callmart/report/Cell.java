package callmart.report;

import callmart.measure.kpi.FigureUnit;
import callmart.measure.kpi.Ratio;
import callmart.measure.kpi.Target;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** One place in a table. Cells hold what a number is made of, so that every renderer shows the same one. */
public sealed interface Cell {

    /** How a cell stands to its target. */
    enum Tone {
        NONE, MET, MISSED,
        /** A ratio over so few cases that it says little. */
        FEW,
        /** Among the larger numbers of a heat map. */
        WARM,
        /** Among the largest numbers of a heat map. */
        HOT
    }

    /** What readers see, in every format but the workbook's numbers. */
    String text();

    default Tone tone() {
        return Tone.NONE;
    }

    /** Words; from outside as they came. */
    record Text(String text) implements Cell {
    }

    /** A whole number that is not a figure, such as a row count; null means that there is none. */
    record Count(Long number) implements Cell {

        @Override
        public String text() {
            return number == null ? Formats.NO_VALUE : Formats.count(BigDecimal.valueOf(number));
        }
    }

    /** How a computed number is written. */
    enum Shape {
        /** Whole unless the number has decimals. */
        COUNT,
        /** A share; 1 is 100 %. */
        PERCENT,
        /** Two decimals: points. */
        POINTS,
        /** Two decimals: money. */
        MONEY,
        /** A distance between shares, already multiplied by 100, with its unit. */
        PERCENTAGE_POINTS,
        /** A distance between durations, with its unit. */
        SECONDS,
        /** Seconds, shown as h:mm:ss; the workbook holds a share of a day. */
        DURATION
    }

    /**
     * A number that the workbook computes.
     *
     * @param number its value; null when there is none
     * @param formula of the workbook, without the equals sign; empty when the number stands for itself. {@code [2,5]} is the cell of row 2
     * and column 5 of the same table, both from 0, {@code [kpi!2,5]} that of the table {@code kpi}, and {@code [kpi!*,5]} the column over
     * all rows of it that are no total
     * @param tone missed when it misses a target
     * @param further decimals beyond those of its shape, which tell that a target is missed
     */
    record Computed(BigDecimal number, Shape shape, String formula, Tone tone, int further) implements Cell {

        public Computed(BigDecimal number, Shape shape, String formula) {
            this(number, shape, formula, Tone.NONE, 0);
        }

        @Override
        public String text() {
            return number == null ? Formats.NO_VALUE : (tone == Tone.MISSED ? Formats.MISSED_MARK : "") + Formats.number(this);
        }
    }

    /**
     * A value of a detail list.
     *
     * @param format how it is written
     * @param value a String, BigDecimal, LocalDate or LocalDateTime, as the format asks; null when there is none
     * @param isOverFew whether it is a ratio over so few cases that it says little
     */
    record Field(FieldFormat format, Object value, boolean isOverFew) implements Cell {

        public Field(FieldFormat format, Object value) {
            this(format, value, false);
        }

        /** The ledger's checksum of a report is made of it: only what is over few shows otherwise than it always did. */
        @Override
        public String toString() {
            return "Field[format=" + format + ", value=" + value + (isOverFew ? ", few" : "") + "]";
        }

        @Override
        public String text() {
            return format.text(value);
        }

        @Override
        public Tone tone() {
            return isOverFew ? Tone.FEW : format.tone(value);
        }
    }

    /** The row, where it has all that the figure is computed from. */
    private static Optional<MeasureRow> counted(Figure figure, Optional<MeasureRow> row) {
        return row.filter(found -> figure.isCountedIn(found.measures()));
    }

    /**
     * A figure over a row of measures; without the row, or where it leaves out a measure, there is no value. Only a miss has a tone: what
     * is met stays calm.
     */
    record Value(Figure figure, Optional<MeasureRow> row) implements Cell {

        public Value {
            row = counted(figure, row);
        }

        public Optional<Ratio> ratio() {
            return row.map(r -> figure.ratio(r.measures())).filter(Ratio::hasValue);
        }

        @Override
        public String text() {
            return (tone() == Tone.MISSED ? Formats.MISSED_MARK : "") + Formats.value(figure, ratio());
        }

        @Override
        public Tone tone() {
            return ratio().flatMap(figure::meets).filter(met -> !met).isPresent() ? Tone.MISSED : Tone.NONE;
        }
    }

    /** A value in a tone that is not its verdict. */
    record Toned(Value value, Tone tone) implements Cell {

        @Override
        public String text() {
            return Formats.value(value.figure(), value.ratio());
        }
    }

    /** A figure against itself in another period: points for shares, percent for everything else. */
    record Change(Figure figure, Optional<MeasureRow> row, Optional<MeasureRow> before) implements Cell {

        public Change {
            row = counted(figure, row);
            before = counted(figure, before);
        }

        /** The change in points or percent, exact to 6 decimals; empty when either value is missing or the base is 0. */
        public Optional<BigDecimal> amount() {
            return Changes.amount(figure.unit(), new Value(figure, row).ratio(), new Value(figure, before).ratio());
        }

        @Override
        public String text() {
            return Formats.change(figure.unit(), amount());
        }
    }

    /** How far a figure falls short of its target: points for shares, seconds for durations; negative when it is better. */
    record Gap(Figure figure, Optional<MeasureRow> row) implements Cell {

        public Gap {
            row = counted(figure, row);
        }

        /** To 16 digits; empty without value or target. */
        public Optional<BigDecimal> amount() {
            return new Value(figure, row).ratio().flatMap(ratio -> figure.target().map(target -> {
                BigDecimal below = target.limit().multiply(ratio.denominator()).subtract(ratio.numerator());
                BigDecimal missing = target.direction() == Target.Direction.AT_LEAST ? below : below.negate();
                BigDecimal scaled = figure.unit() == FigureUnit.PERCENT ? missing.movePointRight(2) : missing;
                return scaled.divide(ratio.denominator(), MathContext.DECIMAL64);
            }));
        }

        @Override
        public String text() {
            return Formats.gap(figure.unit(), amount());
        }
    }

    /** A value that bears its verdict, for where there is no room for both. */
    record Judged(Value value) implements Cell {

        @Override
        public String text() {
            return Formats.mark(tone()) + Formats.value(value.figure(), value.ratio());
        }

        @Override
        public Tone tone() {
            return new Verdict(value.figure(), value.row()).tone();
        }
    }

    /** Met or missed, in a word and a mark; empty without a target. */
    record Verdict(Figure figure, Optional<MeasureRow> row) implements Cell {

        @Override
        public String text() {
            return figure.target().isEmpty() ? "" : Formats.verdict(met());
        }

        @Override
        public Tone tone() {
            return Formats.tone(met());
        }

        private Optional<Boolean> met() {
            return new Value(figure, row).ratio().flatMap(figure::meets);
        }
    }
}
