package callmart.runlog;

import callmart.config.EnumWord;
import callmart.runlog.Delivery.Addressee;
import callmart.runlog.Delivery.Message;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** Brings the warehouse's copy of the ledger up to date; what a killed run left uncopied is made up for. */
public final class LedgerCopy {

    private LedgerCopy() {
    }

    public static void update(DeliveryLedger ledger, DeliveryLog log) {
        Instant from = log.newestChange().orElse(Instant.EPOCH);
        log.add(ledger.changedSince(from).stream().map(LedgerCopy::row).toList());
    }

    private static DeliveryRun row(Delivery delivery) {
        Optional<Message> message = delivery.message();
        return new DeliveryRun(EnumWord.of(delivery.key().kind()), delivery.key().report(), delivery.key().period(),
                delivery.periodEnd(), delivery.key().version(), delivery.key().group(), delivery.key().copy(),
                EnumWord.of(delivery.state()), delivery.deadline(), delivery.renderedAt(),
                message.map(Message::queuedAt), message.flatMap(Message::nextAttemptAt), message.flatMap(Message::sentAt),
                message.map(Message::attempts).orElse(0), message.map(Message::messageId).orElse(""),
                message.map(Message::file).orElse(""), delivery.checksum(), String.join("\n", delivery.files()),
                message.stream().flatMap(sent -> sent.recipients().stream()).map(Addressee::address).collect(Collectors.joining("\n")),
                delivery.refused().stream().map(one -> one.address() + ": " + one.reply().replace('\n', ' '))
                .collect(Collectors.joining("\n")), message.map(Message::error).orElse(""), delivery.changedAt());
    }
}
