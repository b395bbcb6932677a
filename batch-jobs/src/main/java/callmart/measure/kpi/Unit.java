package callmart.measure.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;

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
        return this == PERCENT ? value.movePointRight(2).setScale(2, RoundingMode.HALF_UP).toPlainString() + "%"
                : value.setScale(1, RoundingMode.HALF_UP).toPlainString() + word();
    }

    /** As {@link #shown(BigDecimal)}, of the exact ratio and rounded once; {@code —} without a value. */
    public String shown(Ratio ratio) {
        return ratio.value(this == PERCENT ? 4 : 1).map(this::shown).orElse("—");
    }
}
