package callmart.why;

import callmart.calendar.Period;
import callmart.measure.Dimension;
import callmart.report.Figure;
import java.math.BigDecimal;
import java.util.List;

/**
 * A difference taken apart by a dimension, rounded for reading only after it was added up.
 *
 * @param parts of every key
 * @param value of the period
 * @param reference of the periods that it is compared with
 * @param difference value less reference
 * @param sum of all parts
 * @param isExact whether sum and difference are equal, unrounded
 * @param isDifferent whether a note would say so
 */
public record Why(Dimension dimension, List<Part> parts, BigDecimal value, BigDecimal reference, BigDecimal difference, BigDecimal sum,
        boolean isExact, BigDecimal median, BigDecimal spread, boolean isDifferent, List<Period> periods) {

    private static final int PLACES = 6;

    /** @param usualShare @param share empty of a count */
    public record Part(String key, BigDecimal usualShare, BigDecimal share, BigDecimal usual, BigDecimal now, BigDecimal rate,
            BigDecimal mix) {
    }

    static Why of(Figure figure, Dimension by, Breakdown whole, List<Period> periods, Usual usual, boolean isDifferent) {
        Fraction sum = whole.parts().stream().map(Breakdown.Part::sum).reduce(Fraction.ZERO, Fraction::plus);
        boolean isCount = figure.denominator().isEmpty();
        return new Why(by, whole.parts().stream().map(part -> new Part(part.key(), isCount ? null : part.usualShare().rounded(PLACES),
                isCount ? null : part.share().rounded(PLACES), part.usual().rounded(PLACES), part.now().rounded(PLACES),
                part.ratePart().rounded(PLACES), part.mixPart().rounded(PLACES))).toList(), whole.now().rounded(PLACES),
                whole.usual().rounded(PLACES), whole.difference().rounded(PLACES), sum.rounded(PLACES), sum.equals(whole.difference()),
                usual.median(), usual.spread(), isDifferent, periods);
    }
}
