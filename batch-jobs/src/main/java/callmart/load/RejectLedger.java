package callmart.load;

import callmart.extract.Reject;
import callmart.personal.ForgottenNumbers;
import callmart.warehouse.RowBinaryWriter;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes refused rows to {@code rejected_rows}, a few thousand at a time or fewer wide ones, so that any number of them takes bounded
 * memory.
 * Decision 19.
 */
final class RejectLedger {

    static final List<String> COLUMNS = List.of("run_id", "feed", "business_date", "source", "sheet", "line", "column_name",
            "value", "reason", "raw", "recorded_at");
    private static final int BATCH = 5000;
    private static final long CHARACTERS = 4_000_000;

    private final Warehouse warehouse;
    private final String run;
    private final String feed;
    private final LocalDate day;
    private final Instant now;
    private final ForgottenNumbers forgotten;
    private final List<Reject> waiting = new ArrayList<>();
    private long characters;
    private Reject first;

    RejectLedger(Warehouse warehouse, String run, String feed, LocalDate day, Instant now, ForgottenNumbers forgotten) {
        this.forgotten = forgotten;
        this.warehouse = warehouse;
        this.run = run;
        this.feed = feed;
        this.day = day;
        this.now = now;
    }

    void add(Reject reject) {
        first = first == null ? reject : first;
        waiting.add(reject);
        characters += reject.value().length() + reject.reason().length() + reject.raw().length();
        if (waiting.size() >= BATCH || characters >= CHARACTERS) {
            flush();
        }
    }

    /** The first one, empty when there is none. */
    Optional<Reject> first() {
        return Optional.ofNullable(first);
    }

    /** Writes what is waiting. */
    void flush() {
        if (!waiting.isEmpty()) {
            warehouse.insertRowBinary("rejected_rows", COLUMNS, this::write);
            waiting.clear();
            characters = 0;
        }
    }

    private void write(RowBinaryWriter out) throws IOException {
        for (Reject reject : waiting) {
            out.writeString(run);
            out.writeString(feed);
            out.writeDate(day);
            out.writeString(reject.source());
            out.writeString(reject.sheet());
            out.writeUInt64(reject.line());
            out.writeString(reject.column());
            out.writeString(forgotten.apply(reject.value()));
            out.writeString(forgotten.apply(reject.reason()));
            out.writeString(forgotten.apply(reject.raw()));
            out.writeDateTime64(now.toEpochMilli());
        }
    }
}
