package callmart.measure.kpi;

import java.math.BigDecimal;

/**
 * What a KPI should reach.
 *
 * @param direction which side of the limit is good
 * @param limit in the KPI's own unit: 0.95 is 95 %
 */
public record Target(Direction direction, BigDecimal limit) {

    /** Which side of the limit is good; the limit itself always is. */
    public enum Direction {
        AT_LEAST, AT_MOST
    }

    /** @param text {@code >= 95%} or {@code <= 3%} */
    public static Target parse(String text) {
        String compact = text.replace(" ", "").replace("≥", ">=").replace("≤", "<=");
        Direction direction;
        if (compact.startsWith(">=")) {
            direction = Direction.AT_LEAST;
        } else if (compact.startsWith("<=")) {
            direction = Direction.AT_MOST;
        } else {
            throw new IllegalArgumentException("expected a target such as '>= 95%' or '<= 3%', found '" + text + "'");
        }
        String number = compact.substring(2);
        try {
            return new Target(direction, number.endsWith("%")
                    ? new BigDecimal(number.substring(0, number.length() - 1)).movePointLeft(2)
                    : new BigDecimal(number));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a target such as '>= 95%' or '<= 3%', found '" + text + "'", e);
        }
    }
}
