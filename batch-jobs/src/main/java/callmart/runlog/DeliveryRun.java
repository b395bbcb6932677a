package callmart.runlog;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How far the delivery of something came, as the copy of the ledger in the warehouse says.
 *
 * @param kind {@code report}, {@code notice}, {@code alert} or {@code resend}
 * @param report id in {@code reports.yml}; of an alert what it is about
 * @param period business day, ISO week, month or year
 * @param periodEnd last day of the period
 * @param version from 1
 * @param group roles; of a resend the address, when one was given
 * @param copy 0; of resends 1, 2 …
 * @param state {@code rendered}, {@code offered}, {@code withdrawn}, {@code queued}, {@code sending}, {@code sent}, {@code failed} or
 *        {@code unconfirmed}
 * @param deadline when it is due
 * @param renderedAt when its files were made
 * @param queuedAt when its message was made
 * @param nextAttemptAt when its message is tried again
 * @param sentAt when the mail server took it
 * @param attempts how often sending was tried
 * @param messageId with angle brackets; empty while there is no message
 * @param mailFile the {@code .eml}, relative to the home; empty while there is none
 * @param checksum of the content; empty when there is none
 * @param files relative to the home, one a line
 * @param recipients addresses, one a line
 * @param refused addresses that the server refused, each with its reply, one a line
 * @param error of the last attempt; empty when there was none
 * @param changedAt when this changed last
 */
public record DeliveryRun(String kind, String report, String period, LocalDate periodEnd, int version, String group, int copy,
        String state, Instant deadline, Instant renderedAt, Optional<Instant> queuedAt, Optional<Instant> nextAttemptAt,
        Optional<Instant> sentAt, int attempts, String messageId, String mailFile, String checksum, String files, String recipients,
        String refused, String error, Instant changedAt) {

    /** Sent after its deadline, or still to be sent although it has passed; a correction, which has no deadline of its own, never is. */
    public boolean isLate(Instant now) {
        boolean wanted = version == 1 && !state.equals("rendered") && !state.equals("offered") && !state.equals("withdrawn");
        return wanted && sentAt.orElse(now).isAfter(deadline);
    }
}
