package callmart.report;

import java.util.Optional;

/**
 * An earlier period that a report is compared with.
 *
 * @param label Chinese, such as {@code 前日}
 * @param changeLabel of what changed since, such as {@code 较前日}
 * @param row its measures; empty when it has no data
 */
public record Comparison(String label, String changeLabel, Optional<MeasureRow> row) {
}
