package callmart.runlog;

import java.time.Instant;
import java.util.List;

/**
 * What became of a report for a period.
 *
 * @param report id in {@code reports.yml}
 * @param period business day, ISO week or month
 * @param version from 1
 * @param state how far it came
 * @param deadline when it is due
 * @param files what was made, relative to the home
 * @param checksum SHA-256 of the content without the as-of time, hexadecimal; empty when withheld
 * @param message why it was withheld; empty otherwise
 * @param at when this was recorded
 */
public record ReportRun(String report, String period, int version, State state, Instant deadline, List<String> files,
        String checksum, String message, Instant at) {

    /** How the record says that a report was withheld because it could not be made; the cause follows. */
    public static final String CANNOT_BE_RENDERED = "it cannot be rendered: ";


    /** How far a report came: files made, message written as well, or withheld because data is missing. */
    public enum State {
        RENDERED, MAILED, WITHHELD
    }

    public ReportRun {
        files = List.copyOf(files);
    }

    /** Whether it was withheld because it could not be made. */
    public boolean isFaulty() {
        return state == State.WITHHELD && message.startsWith(CANNOT_BE_RENDERED);
    }
}
