package callmart.runlog;

import callmart.config.EnumWord;
import callmart.runlog.Delivery.Addressee;
import callmart.runlog.Delivery.Message;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts deliveries back into a ledger that does not know them, or no longer how far they came. All of them or none. */
public final class LostDeliveries {

    private static final String THE_KEY = "kind = :kind AND report = :report AND period_name = :period AND version = :version"
            + " AND recipient_group = :group AND copy_number = :copy";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    public LostDeliveries(DataSource database) {
        this.jdbc = JdbcClient.create(database);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(database));
    }

    /**
     * How far the ledger says a delivery came.
     *
     * @param state of its message; empty while there is none
     * @param messageId of it; empty while there is none
     * @param attempts of it
     */
    public record Known(Optional<Delivery.State> state, String messageId, int attempts) {

        /** Whether it is never sent again by itself. */
        public boolean isOut() {
            return state.filter(one -> one == Delivery.State.SENT || one == Delivery.State.UNCONFIRMED).isPresent();
        }
    }

    /** Everything that the ledger knows. */
    public Map<Delivery.Key, Known> known() {
        Map<Delivery.Key, Known> known = new HashMap<>();
        jdbc.sql("SELECT d.*, m.state, COALESCE(m.message_id, '') AS message_id, COALESCE(m.attempts, 0) AS attempts FROM deliveries d"
                + " LEFT JOIN delivery_messages m ON m.id = d.message").query(row -> {
                    Delivery.Kind kind = EnumWord.parse(Delivery.Kind.class, row.getString("kind"));
                    Optional<Delivery.State> state = Optional.ofNullable(row.getString("state"))
                            .map(word -> EnumWord.parse(Delivery.State.class, word));
                    known.put(new Delivery.Key(kind, row.getString("report"), row.getString("period_name"), row.getInt("version"),
                            row.getString("recipient_group"), row.getInt("copy_number")),
                            new Known(state, row.getString("message_id"), row.getInt("attempts")));
                });
        return known;
    }

    /** @param lost as they shall stand in the ledger; several may have one message */
    public void put(List<Delivery> lost) {
        transactions.executeWithoutResult(status -> lost.forEach(this::put));
    }

    private void put(Delivery delivery) {
        Delivery.Key key = delivery.key();
        Map<String, Object> row = new LinkedHashMap<>(Map.of(
                "kind", EnumWord.of(key.kind()), "report", key.report(), "period", key.period(),
                "version", key.version(), "group", key.group(), "copy", key.copy()));
        Optional<Long> known = jdbc.sql("SELECT message FROM deliveries WHERE message IS NOT NULL AND " + THE_KEY).params(row)
                .query(Long.class).list().stream().findFirst();
        row.put("message", delivery.message().map(message -> put(message, known)).orElse(null));
        row.putAll(Map.of("end", delivery.periodEnd(), "deadline", at(delivery.deadline()), "checksum", delivery.checksum(),
                "files", String.join("\n", delivery.files()), "wanted", delivery.wanted(), "withdrawn", delivery.withdrawn(),
                "rendered", at(delivery.renderedAt()), "changed", at(delivery.changedAt())));
        if (jdbc.sql("UPDATE deliveries SET message = :message, checksum = :checksum, files = :files, wanted = :wanted,"
                + " withdrawn = :withdrawn, changed_at = :changed WHERE " + THE_KEY).params(row).update() == 0) {
            jdbc.sql("INSERT INTO deliveries (kind, report, period_name, period_end, version, recipient_group, copy_number, deadline,"
                    + " checksum, files, wanted, withdrawn, rendered_at, message, changed_at) VALUES (:kind, :report, :period, :end,"
                    + " :version, :group, :copy, :deadline, :checksum, :files, :wanted, :withdrawn, :rendered, :message, :changed)")
                    .params(row).update();
        }
    }

    /** @param known the message that the ledger has for the same, which must not go out either @return the message's number */
    private long put(Message message, Optional<Long> known) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", message.messageId());
        row.put("file", message.file());
        row.put("state", EnumWord.of(message.state()));
        row.put("attempts", message.attempts());
        row.put("queued", at(message.queuedAt()));
        row.put("sent", message.sentAt().map(LostDeliveries::at).orElse(null));
        row.put("error", message.error());
        row.put("changed", at(message.changedAt()));
        Optional<Long> number = known.or(() -> number(message.messageId()));
        if (number.isPresent()) {
            row.put("number", number.get());
            jdbc.sql("UPDATE delivery_messages SET state = :state, handed_over = FALSE, attempts = :attempts, next_attempt_at = NULL,"
                    + " sent_at = :sent, error = :error, changed_at = :changed WHERE id = :number").params(row).update();
            return number.get();
        }
        jdbc.sql("INSERT INTO delivery_messages (message_id, mail_file, state, handed_over, attempts, queued_at, sent_at, error,"
                + " changed_at) VALUES (:id, :file, :state, FALSE, :attempts, :queued, :sent, :error, :changed)").params(row).update();
        long added = number(message.messageId()).orElseThrow();
        for (Addressee one : message.recipients()) {
            jdbc.sql("INSERT INTO delivery_recipients VALUES (:message, :address, :state, :reply)").params(Map.of("message", added,
                    "address", one.address(), "state", one.state(), "reply", one.reply())).update();
        }
        return added;
    }

    private Optional<Long> number(String messageId) {
        return jdbc.sql("SELECT id FROM delivery_messages WHERE message_id = :id").param("id", messageId).query(Long.class).list()
                .stream().findFirst();
    }

    /** What waits to be sent is unconfirmed from now on. @return how many messages */
    int doubtWaiting(String error, Instant now) {
        return jdbc.sql("UPDATE delivery_messages SET state = :unconfirmed, handed_over = FALSE, next_attempt_at = NULL, error = :error,"
                + " changed_at = :changed WHERE state IN (:waiting)").params(Map.of("unconfirmed", EnumWord.of(Delivery.State.UNCONFIRMED),
                "error", error, "changed", at(now), "waiting", List.of(EnumWord.of(Delivery.State.QUEUED),
                EnumWord.of(Delivery.State.SENDING)))).update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
