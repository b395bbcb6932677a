package callmart.penalty;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Where a slip comes from.
 *
 * @param origin the feed
 * @param call call_id, when there is one
 * @param ticket ticket_id, when there is one
 * @param quantity minutes late or hours absent
 * @param mergedInto id of the slip that stands for the call
 * @param appealed whether an appeal is undecided
 */
public record Evidence(Origin origin, Optional<String> call, Optional<String> ticket, Optional<BigDecimal> quantity,
        Optional<String> mergedInto, boolean appealed) {

    /** The four feeds that slips come from. */
    public enum Origin {
        QA_REVIEWS, COMPLAINT_CASES, ATTENDANCE, PENALTY_SLIPS
    }

    Evidence merged(String into) {
        return new Evidence(origin, call, ticket, quantity, Optional.of(into), appealed);
    }
}
