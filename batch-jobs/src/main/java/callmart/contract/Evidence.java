package callmart.contract;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Where a slip comes from.
 *
 * @param kind what it is made of
 * @param call call_id, when there is one
 * @param ticket ticket_id, when there is one
 * @param quantity minutes late or hours absent, by the kind
 * @param mergedInto id of the slip that stands for the call
 * @param appealed whether an appeal is undecided
 * @param callHeld whether the warehouse held the call; true without one
 */
public record Evidence(SlipKind kind, Optional<String> call, Optional<String> ticket, Optional<BigDecimal> quantity,
        Optional<String> mergedInto, boolean appealed, boolean callHeld) {

    Evidence merged(String into) {
        return new Evidence(kind, call, ticket, quantity, Optional.of(into), appealed, callHeld);
    }
}
