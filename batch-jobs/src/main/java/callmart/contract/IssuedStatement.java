package callmart.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A version of a statement that was issued and never changes.
 *
 * @param version from 1
 * @param difference total less that of the version before; empty for version 1
 * @param reasons why there is this version, as the column {@code reasons} of {@code statements} has them
 * @param termsChecksum of the terms that it was computed with
 */
public record IssuedStatement(Statement statement, int version, Optional<BigDecimal> difference, List<String> reasons, String termsChecksum,
        Instant issuedAt) {

    public IssuedStatement {
        reasons = List.copyOf(reasons);
    }
}
