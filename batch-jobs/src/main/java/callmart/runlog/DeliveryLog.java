package callmart.runlog;

import callmart.warehouse.Row;
import callmart.warehouse.RowBinaryWriter;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The copy of the delivery ledger in the warehouse, for analysts and for what only reads. */
public final class DeliveryLog {

    private static final List<String> COLUMNS = List.of("kind", "report", "period", "period_end", "version", "recipient_group",
            "copy_number", "state", "deadline", "rendered_at", "queued_at", "next_attempt_at", "sent_at", "attempts", "message_id",
            "mail_file", "checksum", "files", "recipients", "refused", "error", "changed_at");

    private final Warehouse warehouse;

    public DeliveryLog(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** Adds rows; of those of one key the newest holds. */
    public void add(List<DeliveryRun> rows) {
        if (!rows.isEmpty()) {
            warehouse.insertRowBinary("deliveries", COLUMNS, out -> {
                for (DeliveryRun row : rows) {
                    write(row, out);
                }
            });
        }
    }

    private static void write(DeliveryRun row, RowBinaryWriter out) throws IOException {
        out.writeString(row.kind());
        out.writeString(row.report());
        out.writeString(row.period());
        out.writeDate(row.periodEnd());
        out.writeUInt32(row.version());
        out.writeString(row.group());
        out.writeUInt32(row.copy());
        out.writeString(row.state());
        out.writeDateTime64(row.deadline().toEpochMilli());
        out.writeDateTime64(row.renderedAt().toEpochMilli());
        for (Optional<Instant> moment : List.of(row.queuedAt(), row.nextAttemptAt(), row.sentAt())) {
            if (moment.isPresent()) {
                out.writeNotNull();
                out.writeDateTime64(moment.get().toEpochMilli());
            } else {
                out.writeNull();
            }
        }
        out.writeUInt32(row.attempts());
        for (String text : List.of(row.messageId(), row.mailFile(), row.checksum(), row.files(), row.recipients(), row.refused(),
                row.error())) {
            out.writeString(text);
        }
        out.writeDateTime64(row.changedAt().toEpochMilli());
    }

    /** When the newest copied row changed; empty before the first. */
    public Optional<Instant> newestChange() {
        return warehouse.query("SELECT changed_at FROM deliveries ORDER BY changed_at DESC LIMIT 1", Map.of(),
                row -> row.instant("changed_at")).stream().findFirst();
    }

    /** Everything whose deadline lies between two instants, by deadline. */
    public List<DeliveryRun> between(Instant from, Instant to) {
        return list("deadline BETWEEN fromUnixTimestamp64Milli({from:Int64}) AND fromUnixTimestamp64Milli({to:Int64})",
                Map.of("from", from.toEpochMilli(), "to", to.toEpochMilli()));
    }

    /** Everything of one report and period. */
    public List<DeliveryRun> of(String report, String period) {
        return list("report = {report:String} AND period = {period:String}", Map.of("report", report, "period", period));
    }

    /** Everything. */
    public List<DeliveryRun> all() {
        return list("1", Map.of());
    }

    /** What somebody has to look at or to wait for, however old: not yet sent, given up, perhaps sent. */
    public List<DeliveryRun> open() {
        return list("state IN ('queued', 'sending', 'failed', 'unconfirmed')", Map.of());
    }

    private List<DeliveryRun> list(String condition, Map<String, ?> parameters) {
        return warehouse.query("SELECT * FROM deliveries FINAL WHERE " + condition
                + " ORDER BY deadline, report, period, version, kind, copy_number", parameters, DeliveryLog::read);
    }

    private static DeliveryRun read(Row row) {
        return new DeliveryRun(row.string("kind"), row.string("report"), row.string("period"), row.date("period_end"),
                row.intValue("version"), row.string("recipient_group"), row.intValue("copy_number"), row.string("state"),
                row.instant("deadline"), row.instant("rendered_at"), Optional.ofNullable(row.instant("queued_at")),
                Optional.ofNullable(row.instant("next_attempt_at")), Optional.ofNullable(row.instant("sent_at")),
                row.intValue("attempts"), row.string("message_id"), row.string("mail_file"), row.string("checksum"),
                row.string("files"), row.string("recipients"), row.string("refused"), row.string("error"), row.instant("changed_at"));
    }
}
