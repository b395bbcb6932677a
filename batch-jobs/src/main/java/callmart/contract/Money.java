package callmart.contract;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;

/** Money has two places, HALF_UP. */
final class Money {

    static final BigDecimal ZERO = BigDecimal.ZERO.setScale(2);

    private Money() {
    }

    static BigDecimal of(BigDecimal exact) {
        return exact.setScale(2, RoundingMode.HALF_UP);
    }

    static BigDecimal sum(Collection<Line> lines) {
        return lines.stream().map(Line::amount).reduce(ZERO, BigDecimal::add);
    }
}
