package callmart.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A deadline that had passed, not met, when a version of its record moved or dropped it, as {@code sql/penalties/moved_deadlines.sql} finds
 * it.
 *
 * @param kind reply, step or callback
 * @param record ticket or callback id
 * @param agent agent id
 * @param team the agent's on the day of the version
 * @param dueAt the deadline
 * @param movedAt when the version was written
 * @param movedOn its business day
 * @param nextDueAt the deadline that the version states; empty: none
 */
public record MovedDeadline(String kind, String record, Optional<String> agent, Optional<String> team, Instant dueAt, Instant movedAt,
        LocalDate movedOn, Optional<Instant> nextDueAt) {
}
