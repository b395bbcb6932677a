package callmart.measure.explain;

import callmart.measure.RowModel;
import java.math.BigDecimal;

/**
 * The rows of one model that count for the same part of a KPI.
 *
 * @param model where the rows come from
 * @param part what they count for
 * @param rows how many there are
 * @param numerator sum of what they add to the numerator
 * @param denominator sum of what they add to the denominator
 */
public record RoleTotal(RowModel model, RowRole part, long rows, BigDecimal numerator, BigDecimal denominator) {

    RoleTotal plus(RoleTotal other) {
        return new RoleTotal(model, part, rows + other.rows, numerator.add(other.numerator), denominator.add(other.denominator));
    }
}
