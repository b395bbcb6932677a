package callmart.report;

import java.util.Optional;

/**
 * An earlier period that a report is compared with.
 *
 * @param label Chinese, such as {@code 前日}
 * @param row its measures; empty when it has no data
 */
public record Comparison(String label, Optional<MeasureRow> row) {

    /** {@code 较前日}. */
    public String changeLabel() {
        return "较" + label;
    }
}
