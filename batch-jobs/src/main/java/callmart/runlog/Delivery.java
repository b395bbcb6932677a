package callmart.runlog;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What shall reach a recipient group, and how far it came.
 *
 * @param key which it is
 * @param periodEnd last day of the period
 * @param deadline when it is due
 * @param checksum of the content, hexadecimal; empty when there is none
 * @param files what it consists of, relative to the home
 * @param wanted whether a message shall go out by itself; a correction waits for {@code resend --corrected}
 * @param withdrawn whether it is a correction that was taken back before it was sent
 * @param renderedAt when the files were made
 * @param message what carries it; empty while none was made
 * @param changedAt when this or its message changed last, whichever was later
 */
public record Delivery(Key key, LocalDate periodEnd, Instant deadline, String checksum, List<String> files, boolean wanted,
        boolean withdrawn, Instant renderedAt, Optional<Message> message, Instant changedAt) {

    /** What a delivery carries. */
    public enum Kind {
        /** A report, once for each of its versions. */
        REPORT,
        /** A note that a report is withheld. */
        NOTICE,
        /** Alerts of a run. */
        ALERT,
        /** A report once more, asked for by hand. */
        RESEND
    }

    /** How far a delivery came. */
    public enum State {
        /** Made, and no message is wanted. */
        RENDERED,
        /** A correction that waits to be sent by hand. */
        OFFERED,
        /** A correction that was taken back, as the content became what was sent before. */
        WITHDRAWN,
        /** On its way, or between two attempts. */
        QUEUED,
        /** In a conversation with the mail server, or interrupted in it. */
        SENDING,
        /** Taken by the mail server for at least one address, and refused for none that is still open. */
        SENT,
        /** Given up. */
        FAILED,
        /** Handed over without an answer: perhaps sent. Never sent again by itself. */
        UNCONFIRMED
    }

    /**
     * @param kind what it carries
     * @param report id in {@code reports.yml}
     * @param period business day, ISO week, month or year
     * @param version from 1
     * @param group the roles it is for
     * @param copy 0; of resends 1, 2 …
     */
    public record Key(Kind kind, String report, String period, int version, String group, int copy) {
    }

    /**
     * A message on its way.
     *
     * @param id in the ledger
     * @param messageId with its angle brackets
     * @param file the {@code .eml}, relative to the home
     * @param state how far it came
     * @param handedOver while sending: all but the final dot has gone out
     * @param attempts how often it was tried
     * @param queuedAt when it was made
     * @param nextAttemptAt when it is tried again; empty when it is not
     * @param sentAt when the server took it
     * @param error of the last attempt; empty when there was none
     * @param recipients to whom
     * @param changedAt when it changed last
     */
    public record Message(long id, String messageId, String file, State state, boolean handedOver, int attempts, Instant queuedAt,
            Optional<Instant> nextAttemptAt, Optional<Instant> sentAt, String error, List<Addressee> recipients,
            Instant changedAt) {

        public Message {
            recipients = List.copyOf(recipients);
        }

        public List<String> pending() {
            return recipients.stream().filter(one -> one.state().equals(Addressee.PENDING)).map(Addressee::address).toList();
        }
    }

    /** An address of a message: {@code pending}, {@code accepted} or {@code refused} with the server's reply. */
    public record Addressee(String address, String state, String reply) {

        public static final String PENDING = "pending";
        static final String ACCEPTED = "accepted";
        public static final String REFUSED = "refused";
    }

    public Delivery {
        files = List.copyOf(files);
    }

    /** How far it came; without a message it is rendered or, as a correction, offered. */
    public State state() {
        return message.map(Message::state).orElse(withdrawn ? State.WITHDRAWN : key.version() > 1 && !wanted ? State.OFFERED
                : State.RENDERED);
    }

    /** Whether it may lie with a reader: its files must stay as they are. */
    public boolean isOut() {
        State state = state();
        return state == State.SENT || state == State.UNCONFIRMED || state == State.SENDING;
    }

    /** Sent after its deadline, or not sent and the deadline has passed; a correction, which has no deadline of its own, never is. */
    public boolean isLate(Instant now) {
        return key.version() == 1 && message.flatMap(Message::sentAt).orElse(now).isAfter(deadline);
    }

    /** Whether its message did not get through at once, wholly and for sure. */
    public boolean needsAttention() {
        State state = state();
        return state == State.FAILED || state == State.UNCONFIRMED || state == State.SENDING || !refused().isEmpty()
                || state == State.QUEUED && message.map(Message::attempts).orElse(0) > 0;
    }

    /** Addresses that the server refused for good. */
    public List<Addressee> refused() {
        return message.stream().flatMap(sent -> sent.recipients().stream()).filter(one -> one.state().equals(Addressee.REFUSED)).toList();
    }
}
