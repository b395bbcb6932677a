package callmart.alert;

import callmart.measure.kpi.Ratio;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Beyond which value an alert is raised.
 *
 * @param comparison {@code <}, {@code <=}, {@code >} or {@code >=}
 * @param value in the unit of what is compared; 0.9 is 90 %
 */
public record Limit(String comparison, BigDecimal value) {

    private static final Pattern FORM = Pattern.compile("(<=|>=|<|>)\\s*(\\d+(?:\\.\\d+)?)\\s*(%?)");

    /** @param text {@code < 90%} or {@code > 10} */
    public static Limit parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected when to raise the alert, such as '< 90%' or '> 10', found '" + text + "'");
        }
        BigDecimal number = new BigDecimal(matcher.group(2));
        return new Limit(matcher.group(1), matcher.group(3).isEmpty() ? number : number.movePointLeft(2));
    }

    /** Whether the unrounded quotient lies beyond; never without a value. */
    boolean passedBy(Ratio ratio) {
        return ratio.hasValue()
                && passedBy(ratio.numerator().compareTo(value.multiply(ratio.denominator())) * ratio.denominator().signum());
    }

    boolean passedBy(BigDecimal number) {
        return passedBy(number.compareTo(value));
    }

    /** The least passing value first. */
    Comparator<BigDecimal> order() {
        return comparison.startsWith(">") ? Comparator.naturalOrder() : Comparator.reverseOrder();
    }

    private boolean passedBy(int order) {
        return switch (comparison) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }
}
