package callmart.contract;

import callmart.measure.kpi.Target;
import callmart.measure.kpi.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;

/**
 * A line's numbers as words show them: with two decimals, or as many more as it takes for a reader who works with the shown ones to
 * come to the same amount.
 *
 * @param value such as {@code 92.31%}
 * @param target such as {@code 95%}
 * @param gap in points or the KPI's unit, without sign
 * @param above whether the value is greater than the target
 */
public record StatementNumbers(String value, String target, String gap, boolean above) {

    /** The currency that readers take for granted. */
    public static final String YUAN = "CNY";

    static final String MINUS = "−";
    private static final int LEAST_DECIMALS = 2;
    private static final int MOST_DECIMALS = 10;

    /** Empty when the line has no value. */
    public static Optional<StatementNumbers> of(Line line) {
        return line.assessed().filter(assessed -> assessed.ratio().hasValue()).map(assessed -> of(assessed, line));
    }

    private static StatementNumbers of(Assessed assessed, Line line) {
        int decimals = LEAST_DECIMALS;
        while (decimals < MOST_DECIMALS && !tells(assessed, line, decimals)) {
            decimals++;
        }
        BigDecimal value = value(assessed, decimals);
        BigDecimal limit = scaled(assessed, assessed.target().limit());
        String sign = assessed.unit() == Unit.PERCENT ? "%" : assessed.unit() == Unit.SECONDS ? "s" : "";
        return new StatementNumbers(number(value, decimals) + sign, plain(limit) + sign, number(limit.subtract(value).abs(), decimals),
                value.compareTo(limit) > 0);
    }

    /** Whether the rounded value lies on the right side of the target and leads to the amount. */
    private static boolean tells(Assessed assessed, Line line, int decimals) {
        BigDecimal gap = scaled(assessed, assessed.target().limit()).subtract(value(assessed, decimals));
        int exact = assessed.gapTimesDenominator().signum() * assessed.ratio().denominator().signum();
        int shown = assessed.target().direction() == Target.Direction.AT_LEAST ? gap.signum() : -gap.signum();
        if (exact != shown) {
            return false;
        }
        if (line.outcome() != RuleOutcome.CHARGED && line.outcome() != RuleOutcome.GRANTED) {
            return true;
        }
        if (assessed.tier().isPresent()) {
            return value(assessed, decimals).compareTo(scaled(assessed, assessed.tier().get())) != 0;
        }
        return assessed.rounding().map(rounding -> switch (rounding) {
            case WHOLE -> gap.abs().setScale(0, RoundingMode.FLOOR).compareTo(assessed.points().orElseThrow()) == 0;
            case STARTED -> gap.abs().setScale(0, RoundingMode.CEILING).compareTo(assessed.points().orElseThrow()) == 0;
            case PRO_RATA -> Money.of(gap.abs().multiply(assessed.price().orElseThrow())).compareTo(line.amount().abs()) == 0;
        }).orElse(true);
    }

    private static BigDecimal value(Assessed assessed, int decimals) {
        return assessed.ratio().value(assessed.unit() == Unit.PERCENT ? decimals + 2 : decimals)
                .map(value -> scaled(assessed, value)).orElseThrow();
    }

    /** In hundredths where the unit is percent. */
    private static BigDecimal scaled(Assessed assessed, BigDecimal number) {
        return assessed.unit() == Unit.PERCENT ? number.movePointRight(2) : number;
    }

    /** {@code 1,500.00}. */
    public static String money(BigDecimal amount) {
        return number(amount, 2);
    }

    /** {@code 1,500.00}, of another currency than the yuan {@code USD 1,500.00}. */
    public static String money(BigDecimal amount, String currency) {
        return (currency.equals(YUAN) ? "" : currency + " ") + money(amount);
    }

    /** Without zeros at the end: {@code 95}, {@code 92.5}. */
    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String number(BigDecimal number, int decimals) {
        DecimalFormat format = new DecimalFormat("#,##0." + "0".repeat(decimals), DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return (number.signum() < 0 ? MINUS : "") + format.format(number.abs());
    }
}
