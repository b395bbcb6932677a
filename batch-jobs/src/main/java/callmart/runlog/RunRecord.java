package callmart.runlog;

import java.time.Instant;
import java.util.Optional;

/**
 * One run of a job for one period.
 *
 * @param id unique, in the order of time
 * @param command what was asked
 * @param job Spring Batch job
 * @param period business day, ISO week or month
 * @param state how it stands
 * @param startedAt when it began
 * @param endedAt when it ended; empty while it runs or when it was killed
 * @param message why it failed or what it warns of; empty when there is nothing to say
 * @param awaited whether somebody waits for the reports of the period
 */
public record RunRecord(String id, String command, String job, String period, State state, Instant startedAt,
        Optional<Instant> endedAt, String message, boolean awaited) {

    /** How a run stands. */
    public enum State {
        STARTED, DONE, WARNINGS, FAILED
    }

    public RunRecord ended(State how, Instant at, String what) {
        return new RunRecord(id, command, job, period, how, startedAt, Optional.of(at), what, awaited);
    }
}
