package callmart.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Something that a contract may make a slip of, as {@code sql/penalties/slips.sql} finds it.
 *
 * @param kind where it comes from
 * @param id review, case, attendance or slip id
 * @param day to which it belongs
 * @param atMillis when it happened, epoch milliseconds; the start of the day where only that is known
 * @param agent agent id
 * @param team the agent's
 * @param queue the call's
 * @param code of the tariff, as the source names it
 * @param nature of a case; of a complaint warning the step
 * @param standing how it stands
 * @param appealed whether an appeal is undecided
 * @param quantity minutes late or hours absent
 * @param amount its own, money; empty: the tariff's
 * @param call call_id
 * @param ticket ticket_id
 * @param callHeld whether the warehouse holds the call; true without one
 */
record SlipFact(SlipKind kind, String id, LocalDate day, long atMillis, Optional<String> agent, Optional<String> team,
        Optional<String> queue,
        Optional<String> code, Optional<String> nature, Standing standing, boolean appealed, Optional<BigDecimal> quantity,
        Optional<BigDecimal> amount, Optional<String> call, Optional<String> ticket, boolean callHeld) {

    /** How it stands. */
    enum Standing {
        CHARGED, PENDING, OVERTURNED, REVOKED
    }

    Evidence evidence() {
        return new Evidence(kind, call, ticket, quantity, Optional.empty(), appealed, callHeld);
    }
}
