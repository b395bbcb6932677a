package callmart.runlog;

import callmart.config.EnumWord;
import callmart.config.RunSh;
import callmart.runlog.Delivery.Addressee;
import callmart.runlog.Delivery.Key;
import callmart.runlog.Delivery.Message;
import callmart.runlog.Delivery.State;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that the delivery ledger is older than its copy in the warehouse: it was lost, cut short or put back from a backup. What the
 * copy knows to be under way or sent is <em>unconfirmed</em> from then on and is not sent again by itself.
 * Decisions 145, 316.
 */
public final class LedgerRecovery {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerRecovery.class);
    private static final String REFUSAL = ": ";

    private final DeliveryLedger ledger;
    private final Instant now;

    private LedgerRecovery(DeliveryLedger ledger, Instant now) {
        this.ledger = ledger;
        this.now = now;
    }

    /**
     * @param mark how far the ledger once came
     * @param copy everything that the warehouse's copy knows
     */
    public static void run(DeliveryLedger ledger, LostDeliveries lost, LedgerMark mark, List<DeliveryRun> copy, Instant now) {
        boolean older = mark.isAheadOf(ledger);
        new LedgerRecovery(ledger, now).run(lost, copy);
        if (older && mark.isAheadOf(ledger)) {
            doubt(lost, now);
        }
    }

    /** The copy, too, is older than the ledger was: what waits in both may have gone out. */
    private static void doubt(LostDeliveries lost, Instant now) {
        int waiting = lost.doubtWaiting("the delivery ledger and its copy in the warehouse are both older than what was sent;"
                + " ask a recipient, and send it again with " + RunSh.quoted("resend REPORT --period PERIOD")
                + " if it did not arrive", now);
        LOG.warn("the delivery ledger and its copy in the warehouse are both older than what was sent: {} messages that wait in"
                + " them are not sent by themselves. {} lists them as unconfirmed", waiting, RunSh.quoted("status"));
    }

    private void run(LostDeliveries lost, List<DeliveryRun> copy) {
        Map<Key, LostDeliveries.Known> known = lost.known();
        List<DeliveryRun> newer = copy.stream().filter(row -> knowsMore(row, Optional.ofNullable(known.get(key(row))))).toList();
        if (newer.isEmpty()) {
            return;
        }
        lost.put(newer.stream().map(this::delivery).toList());
        copy.stream().filter(row -> row.kind().equals("report") && !row.messageId().isEmpty()).map(DeliveryRun::periodEnd)
                .min(Comparator.naturalOrder()).ifPresent(ledger::start);
        LOG.warn("the delivery ledger is older than its copy in the warehouse: it was lost, cut short or put back from a backup. {}"
                + " deliveries were taken from the copy; none of them is sent again by itself. {} lists them as unconfirmed: ask a"
                + " recipient of each, and send what did not arrive with {}", newer.size(), RunSh.quoted("status"),
                RunSh.quoted("resend REPORT --period PERIOD"));
    }

    /** Clocks may jump, so only what can never be undone is compared. */
    private static boolean knowsMore(DeliveryRun row, Optional<LostDeliveries.Known> known) {
        if (known.isEmpty() || row.messageId().isEmpty()) {
            return known.isEmpty();
        }
        boolean out = row.state().equals("sent") || row.state().equals("unconfirmed");
        boolean triedMore = known.get().messageId().equals(row.messageId()) && row.attempts() > known.get().attempts();
        return !known.get().isOut() && (out || known.get().messageId().isEmpty() || triedMore);
    }

    private Delivery delivery(DeliveryRun row) {
        boolean carried = !row.messageId().isEmpty();
        return new Delivery(key(row), row.periodEnd(), row.deadline(), row.checksum(), lines(row.files()), carried,
                row.state().equals("withdrawn"), row.renderedAt(), carried ? Optional.of(message(row)) : Optional.empty(), now);
    }

    private Message message(DeliveryRun row) {
        boolean failed = row.state().equals("failed");
        String error = failed ? row.error() : "the delivery ledger is older than its copy in the warehouse, which knows this as "
                + row.state() + "; ask a recipient, and send it again with " + RunSh.quoted("resend " + row.report()
                + " --period " + row.period()) + " if it did not arrive";
        Map<String, String> refused = new HashMap<>();
        for (String line : lines(row.refused())) {
            refused.put(line.split(REFUSAL, 2)[0], line.substring(line.indexOf(REFUSAL) + REFUSAL.length()));
        }
        List<Addressee> people = lines(row.recipients()).stream().map(address -> new Addressee(address, refused.containsKey(address)
                ? Addressee.REFUSED : Addressee.PENDING, refused.getOrDefault(address, ""))).toList();
        return new Message(0, row.messageId(), row.mailFile(), failed ? State.FAILED : State.UNCONFIRMED, false, row.attempts(),
                row.queuedAt().orElse(now), Optional.empty(), row.sentAt(), error, people, now);
    }

    private static Key key(DeliveryRun row) {
        Delivery.Kind kind = EnumWord.parse(Delivery.Kind.class, row.kind());
        return new Key(kind, row.report(), row.period(), row.version(), row.group(), row.copy());
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("\n"));
    }
}
