package callmart.measure.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Predicate;

/** What a KPI's value is counted in. */
public enum Unit {
    /** A share; 1 is 100 %. Shown with two decimals. */
    PERCENT,
    /** An average duration in seconds. Shown with one decimal. */
    SECONDS,
    /** How often something happens for each time that another thing does. Shown with one decimal. */
    TIMES;

    /** Chinese: what a number of the unit is followed by; nothing of shares. */
    public String word() {
        return this == SECONDS ? "秒" : this == TIMES ? "次" : "";
    }

    /** Chinese: {@code 92.31%} or {@code 31.5秒}, rounded HALF_UP. */
    public String shown(BigDecimal value) {
        return shown(value, decimals());
    }

    /**
     * As {@link #shown(BigDecimal)}, of the exact ratio and rounded once, with as many decimals as tell that it lies beyond a limit:
     * {@code 94.999%}; {@code —} without a value. Decision 268.
     *
     * @param isBeyond whether a value lies beyond the limit
     */
    public String shown(Ratio ratio, Predicate<Ratio> isBeyond) {
        int decimals = ratio.decimals(decimals(), isBeyond);
        return ratio.value(decimals).map(value -> shown(value, decimals)).orElse("—");
    }

    private String shown(BigDecimal value, int decimals) {
        return this == PERCENT ? value.movePointRight(2).setScale(decimals - 2, RoundingMode.HALF_UP).toPlainString() + "%"
                : value.setScale(decimals, RoundingMode.HALF_UP).toPlainString() + word();
    }

    /** Decimals of a value that readers need. */
    private int decimals() {
        return this == PERCENT ? 4 : 1;
    }
}
