package callmart.runlog;

import callmart.config.EnumWord;
import callmart.runlog.Delivery.Addressee;
import callmart.runlog.Delivery.Key;
import callmart.runlog.Delivery.Message;
import callmart.runlog.Delivery.State;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The record of what was delivered, in the state database ({@code sql/state/deliveries.sql}). Every step of a message is
 * committed before the next is taken, so that a killed run leaves behind how far it came. Only the holder of the run lock
 * writes; should two processes do so all the same, a message belongs to the attempt that was begun last.
 * Decision 110.
 */
public final class DeliveryLedger {

    private static final int LONGEST_ERROR = 2000;
    private static final int LONGEST_REPLY = 1000;
    private static final String ALL = "SELECT * FROM deliveries WHERE ";
    private static final String ORDER = " ORDER BY deadline, report, period_name, version, kind, copy_number";
    private static final String THE_KEY = "kind = :kind AND report = :report AND period_name = :period AND version = :version"
            + " AND recipient_group = :group AND copy_number = :copy";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private OffsetDateTime newest;

    private DeliveryLedger(DataSource database, Clock clock) {
        this.jdbc = JdbcClient.create(database);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        this.clock = clock;
        this.newest = jdbc.sql("SELECT MAX(changed_at) AS newest FROM (SELECT changed_at FROM deliveries UNION ALL SELECT changed_at FROM "
                + "delivery_messages) AS changes").query((row, n) -> instant(row, "newest").orElse(Instant.EPOCH)).single()
                .atOffset(ZoneOffset.UTC);
    }

    /** @param sql the folder {@code sql}, whose {@code state/deliveries.sql} makes the tables where they are missing */
    public static DeliveryLedger open(DataSource database, Path sql, Clock clock) {
        ResourceDatabasePopulator tables = new ResourceDatabasePopulator(new FileSystemResource(sql.resolve("state/deliveries.sql")));
        tables.setSqlScriptEncoding("UTF-8");
        tables.execute(database);
        DeliveryLedger ledger = new DeliveryLedger(database, clock);
        ledger.jdbc.sql("INSERT INTO delivery_home SELECT :id, '' WHERE NOT EXISTS (SELECT 1 FROM delivery_home)")
                .param("id", UUID.randomUUID().toString().substring(0, 8)).update();
        return ledger;
    }

    /** What tells this home from others: made at the first opening, and kept. */
    public String homeId() {
        return jdbc.sql("SELECT MIN(id) FROM delivery_home").query(String.class).single();
    }

    /** How many messages there are and were tried: never falls. */
    public long progress() {
        return jdbc.sql("SELECT COUNT(*) + COALESCE(SUM(attempts), 0) FROM delivery_messages").query(Long.class).single();
    }

    /**
     * What waits for its next attempt is tried at once when messages are sent in another way than at the last call.
     *
     * @param way fingerprint of the settings
     */
    public void mailedBy(String way) {
        transactions.executeWithoutResult(status -> {
            if (jdbc.sql("UPDATE delivery_home SET mailed_by = :way WHERE mailed_by <> :way").param("way", way).update() > 0) {
                jdbc.sql("UPDATE delivery_messages SET next_attempt_at = :now, changed_at = :changed"
                        + " WHERE state = 'queued' AND next_attempt_at > :now").params(times()).update();
            }
        });
    }

    /** Records what was made; a row of the same key is replaced and loses nothing but its content. */
    public void rendered(Key key, LocalDate periodEnd, Instant deadline, String checksum, List<String> files, boolean wanted) {
        transactions.executeWithoutResult(status -> {
            Map<String, Object> row = parameters(key);
            row.putAll(Map.of("end", periodEnd, "deadline", at(deadline), "checksum", checksum, "files", String.join("\n", files),
                    "wanted", wanted));
            row.putAll(times());
            int changed = jdbc.sql("UPDATE deliveries SET deadline = :deadline, checksum = :checksum, files = :files, wanted = :wanted, "
                    + "withdrawn = FALSE, rendered_at = :now, changed_at = :changed WHERE " + THE_KEY).params(row).update();
            if (changed == 0) {
                jdbc.sql("INSERT INTO deliveries (kind, report, period_name, period_end, version, recipient_group, copy_number, deadline,"
                        + " checksum, files, wanted, withdrawn, rendered_at, changed_at) VALUES (:kind, :report, :period, :end, "
                        + ":version, :group, :copy, :deadline, :checksum, :files, :wanted, FALSE, :now, :changed)").params(row).update();
            }
        });
    }

    /** Takes back a correction that has no message. */
    public void withdraw(Key key) {
        jdbc.sql("UPDATE deliveries SET withdrawn = TRUE, changed_at = :changed WHERE message IS NULL AND " + THE_KEY)
                .params(parameters(key)).params(times()).update();
    }

    /**
     * Puts a message on its way, for all that it carries.
     *
     * @param messageId fixed from now on
     * @param file the {@code .eml}, relative to the home; it exists
     * @param addresses to whom, each once
     */
    public void queue(String messageId, String file, List<String> addresses, List<Key> carried) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("INSERT INTO delivery_messages (message_id, mail_file, state, handed_over, attempts, queued_at, next_attempt_at, "
                    + "error, changed_at) VALUES (:id, :file, 'queued', FALSE, 0, :now, :now, '', :changed)")
                    .params(Map.of("id", messageId, "file", file)).params(times()).update();
            long message = jdbc.sql("SELECT id FROM delivery_messages WHERE message_id = :id").param("id", messageId)
                    .query(Long.class).single();
            addresses.forEach(address -> jdbc.sql("INSERT INTO delivery_recipients VALUES (:message, :address, 'pending', '')")
                    .params(Map.of("message", message, "address", address)).update());
            for (Key key : carried) {
                jdbc.sql("UPDATE deliveries SET message = :message, wanted = TRUE, changed_at = :changed WHERE " + THE_KEY)
                        .params(parameters(key)).param("message", message).params(times()).update();
            }
        });
    }

    /** Commits all of the work at once. */
    public void together(Runnable work) {
        transactions.executeWithoutResult(status -> work.run());
    }

    /**
     * The conversation begins, for whoever comes first.
     *
     * @return the message as of this attempt; empty when somebody else has begun one since it was read
     */
    public Optional<Message> take(Message waiting) {
        int taken = change(waiting, "state = 'sending', handed_over = FALSE, attempts = attempts + 1, next_attempt_at = NULL",
                "state = 'queued' AND attempts = :attempts", Map.of());
        return taken == 0 ? Optional.empty() : messages("id = :id", Map.of("id", waiting.id())).stream().findFirst();
    }

    /** Whether this attempt is still the message's last. */
    public boolean isLastAttempt(Message message) {
        return messages("id = :id AND attempts = :attempts", Map.of("id", message.id(), "attempts", message.attempts())).size() == 1;
    }

    /**
     * From now on the server may have taken the message, even if its answer never comes.
     *
     * @throws IllegalStateException when somebody else has taken the message from this attempt: nothing more may be sent
     */
    public void handedOver(Message message) {
        if (change(message, "handed_over = TRUE", "state = 'sending' AND attempts = :attempts", Map.of()) == 0) {
            throw new IllegalStateException("another process has taken over the message");
        }
    }

    /** It is tried again later. */
    public void postponed(Message message, String error, Duration wait) {
        change(message, "state = 'queued', handed_over = FALSE, error = :error, next_attempt_at = :next", "attempts = :attempts",
                Map.of("error", cut(error, LONGEST_ERROR), "next", at(clock.instant().plus(wait))));
    }

    /** It is not tried again. */
    public void ended(Message message, State state, String error) {
        end(message, state, error, "attempts = :attempts");
    }

    /** What a killed run had not handed over is tried again at once. @return whether nobody else has settled it */
    public boolean interruptedBefore(Message message, String error) {
        return change(message, "state = 'queued', error = :error, next_attempt_at = :now",
                "state = 'sending' AND NOT handed_over AND attempts = :attempts",
                Map.of("error", error)) == 1;
    }

    /** What a killed run had handed over may have been sent. @return whether nobody else has settled it */
    public boolean interruptedAfter(Message message, String error) {
        return end(message, State.UNCONFIRMED, error, "state = 'sending' AND attempts = :attempts");
    }

    private boolean end(Message message, State state, String error, String condition) {
        String sent = state == State.SENT ? ", sent_at = COALESCE(sent_at, :now)" : "";
        return change(message, "state = :state, handed_over = FALSE, error = :error, next_attempt_at = NULL" + sent, condition,
                Map.of("state", EnumWord.of(state), "error", cut(error, LONGEST_ERROR))) == 1;
    }

    /** What the server said for addresses. */
    public void answered(Message message, List<String> accepted, Map<String, String> refused) {
        transactions.executeWithoutResult(status -> {
            accepted.forEach(address -> answer(message, address, Addressee.ACCEPTED, ""));
            refused.forEach((address, reply) -> answer(message, address, Addressee.REFUSED, reply));
            if (!accepted.isEmpty()) {
                change(message, "sent_at = COALESCE(sent_at, :now)", "attempts = :attempts", Map.of());
            }
        });
    }

    private void answer(Message message, String address, String state, String reply) {
        jdbc.sql("UPDATE delivery_recipients SET state = :state, reply = :reply WHERE message = :message AND address = :address")
                .params(Map.of("state", state, "reply", cut(reply, LONGEST_REPLY), "message", message.id(), "address", address)).update();
    }

    /** Changes a message that is still as the condition says. @return how many rows changed: 1 or 0 */
    private int change(Message message, String assignments, String condition, Map<String, ?> values) {
        return jdbc.sql("UPDATE delivery_messages SET changed_at = :changed, " + assignments + " WHERE id = :id AND " + condition)
                .params(values).param("id", message.id()).param("attempts", message.attempts()).params(times()).update();
    }

    /** What waits for its next attempt is tried at once. */
    public void hasten(Delivery waiting) {
        waiting.message().ifPresent(message -> change(message, "next_attempt_at = :now", "state = 'queued' AND attempts = :attempts",
                Map.of()));
    }

    /** A hand-sent copy has reached everybody, so the delivery whose fate was open or bad counts as sent then. */
    public void sentByHand(Delivery original) {
        original.message().ifPresent(message -> ended(message, State.SENT, "sent again by hand; before: " + message.error()));
    }

    /** The delivery of this key. */
    public Optional<Delivery> find(Key key) {
        return list(ALL + THE_KEY, parameters(key)).stream().findFirst();
    }

    /** All versions of a report of a period, the first first; without notices and copies. */
    public List<Delivery> versions(String report, String period) {
        return list(ALL + "kind = 'report' AND report = :report AND period_name = :period ORDER BY version",
                Map.of("report", report, "period", period));
    }

    /** Everything of a kind about a report and period, in the order of copies. */
    public List<Delivery> list(Delivery.Kind kind, String report, String period) {
        return list(ALL + "kind = :kind AND report = :report AND period_name = :period ORDER BY version, copy_number",
                Map.of("kind", EnumWord.of(kind), "report", report, "period", period));
    }

    /** Everything about a period. */
    public List<Delivery> of(String period) {
        return list(ALL + "period_name = :period" + ORDER, Map.of("period", period));
    }

    /** Everything whose deadline is not before an instant, by deadline. */
    public List<Delivery> since(Instant deadline) {
        return list(ALL + "deadline >= :from" + ORDER, Map.of("from", at(deadline)));
    }

    /** What a message carries. */
    public List<Delivery> carriedBy(Message message) {
        return list(ALL + "message = :message" + ORDER, Map.of("message", message.id()));
    }

    /** Rows that changed, or whose message did, at or after an instant. */
    public List<Delivery> changedSince(Instant from) {
        return list(ALL + "changed_at >= :from OR message IN (SELECT id FROM delivery_messages WHERE changed_at >= :from)" + ORDER,
                Map.of("from", at(from)));
    }

    /** Delivery looks after business days from this one on, unless it has begun before. */
    public void start(LocalDate first) {
        if (findStart().isEmpty()) {
            jdbc.sql("INSERT INTO delivery_start VALUES (:first)").param("first", first).update();
        }
    }

    /** The first business day that delivery looks after; empty before the first {@link #start}. */
    public Optional<LocalDate> findStart() {
        return jdbc.sql("SELECT first_day FROM delivery_start").query(LocalDate.class).list().stream().findFirst();
    }

    /**
     * Of what was under way when a backup was made nothing is sent by itself: whoever went on after it may have sent it.
     *
     * @param error what the messages say of themselves
     */
    public void restored(String error) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("UPDATE delivery_messages SET state = 'unconfirmed', handed_over = FALSE, next_attempt_at = NULL, error = :error,"
                    + " changed_at = :changed WHERE state IN ('queued', 'sending')").param("error", error).params(times()).update();
            jdbc.sql("UPDATE deliveries SET wanted = FALSE, changed_at = :changed WHERE message IS NULL AND wanted").params(times())
                    .update();
        });
    }

    /** Messages that a killed run left in a conversation. */
    public List<Message> interrupted() {
        return messages("state = 'sending' ORDER BY id", Map.of());
    }

    /** Messages to try at an instant, by the earliest deadline of what they carry. */
    public List<Message> waiting(Instant now) {
        return messages("state = 'queued' AND next_attempt_at <= :now ORDER BY (SELECT MIN(deadline) FROM deliveries"
                + " WHERE message = delivery_messages.id), id", Map.of("now", at(now)));
    }

    /** Deliveries whose message waits to be sent or was interrupted, by deadline. */
    public List<Delivery> unsent() {
        return list(ALL + "message IN (SELECT id FROM delivery_messages WHERE state IN ('queued', 'sending'))" + ORDER, Map.of());
    }

    /** Whether anything waits to be sent at an instant, or was interrupted. */
    public boolean hasWork(Instant now) {
        return !waiting(now).isEmpty() || !interrupted().isEmpty();
    }

    private List<Message> messages(String condition, Map<String, ?> parameters) {
        return jdbc.sql("SELECT * FROM delivery_messages WHERE " + condition).params(parameters).query((row, n) -> message(row)).list();
    }

    private List<Delivery> list(String sql, Map<String, ?> parameters) {
        return jdbc.sql(sql).params(parameters).query((row, n) -> delivery(row)).list();
    }

    private Delivery delivery(ResultSet row) throws SQLException {
        long message = row.getLong("message");
        Optional<Message> carrier = row.wasNull() ? Optional.empty()
                : messages("id = :id", Map.of("id", message)).stream().findFirst();
        Key key = new Key(EnumWord.parse(Delivery.Kind.class, row.getString("kind")), row.getString("report"), row.getString("period_name"),
                row.getInt("version"), row.getString("recipient_group"), row.getInt("copy_number"));
        Instant changed = instant(row, "changed_at").filter(own -> carrier.isEmpty() || own.isAfter(carrier.get().changedAt()))
                .orElseGet(() -> carrier.orElseThrow().changedAt());
        return new Delivery(key, row.getObject("period_end", LocalDate.class), instant(row, "deadline").orElseThrow(),
                row.getString("checksum"), lines(row.getString("files")), row.getBoolean("wanted"),
                row.getBoolean("withdrawn"), instant(row, "rendered_at").orElseThrow(), carrier, changed);
    }

    private Message message(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        List<Addressee> recipients = jdbc.sql("SELECT * FROM delivery_recipients WHERE message = :id ORDER BY address").param("id", id)
                .query((one, n) -> new Addressee(one.getString("address"), one.getString("state"), one.getString("reply"))).list();
        return new Message(id, row.getString("message_id"), row.getString("mail_file"), EnumWord.parse(State.class, row.getString("state")),
                row.getBoolean("handed_over"), row.getInt("attempts"), instant(row, "queued_at").orElseThrow(),
                instant(row, "next_attempt_at"), instant(row, "sent_at"), row.getString("error"), recipients,
                instant(row, "changed_at").orElseThrow());
    }

    private static Map<String, Object> parameters(Key key) {
        return new LinkedHashMap<>(Map.of("kind", EnumWord.of(key.kind()), "report", key.report(), "period", key.period(),
                "version", key.version(), "group", key.group(), "copy", key.copy()));
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : Arrays.stream(text.split("\n")).collect(Collectors.toList());
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    /** {@code changed} is never before an earlier one, though a clock was set back or another host's was ahead: what copies asks by it. */
    private synchronized Map<String, OffsetDateTime> times() {
        OffsetDateTime now = at(clock.instant());
        newest = now.isAfter(newest) ? now : newest;
        return Map.of("now", now, "changed", newest);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
