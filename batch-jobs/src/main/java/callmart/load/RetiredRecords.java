package callmart.load;

import callmart.extract.TypedRow;
import callmart.feed.Feed;
import callmart.personal.ForgottenNumbers;
import callmart.warehouse.RowBinaryWriter;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The rows of a versioned feed that {@code where} does not want, gathered beside {@code retired_records} until the day is swapped in: each
 * retires
 * its record. Of a row only key, version and done times are kept. Written a few thousand at a time; another feed has none.
 */
public final class RetiredRecords {

    /** Facts of all versioned feeds, with a partition for each feed and business day. */
    public static final String TABLE = "retired_records";
    private static final int BATCH = 5000;

    private record Retired(LocalDate day, String record, long version, List<Long> done, String source, long line) {
    }

    private final Warehouse warehouse;
    private final Feed feed;
    private final String staging;
    private final ForgottenNumbers forgotten;
    private final List<Retired> waiting = new ArrayList<>();
    private long rows;

    RetiredRecords(Warehouse warehouse, Feed feed, ForgottenNumbers forgotten) {
        this.forgotten = forgotten;
        this.warehouse = warehouse;
        this.feed = feed;
        this.staging = feed.name() + "_staging_retired";
    }

    private boolean versioned() {
        return feed.kind() == Feed.Kind.VERSIONED;
    }

    /** The table in which they are gathered; there is none before the first. */
    String staging() {
        return staging;
    }

    void add(LocalDate day, TypedRow row) {
        List<Long> done = new ArrayList<>();
        feed.done().stream().map(feed::indexOf).forEach(index -> done.add(row.isPresent(index) ? row.number(index) : null));
        String record = feed.key().stream().map(feed::indexOf).map(index -> feed.columns().get(index).type().isText() ? row.text(index)
                : String.valueOf(row.number(index))).collect(Collectors.joining("/"));
        waiting.add(new Retired(day, forgotten.apply(record), row.number(feed.indexOf(feed.dayColumn().orElseThrow())), done, row.source(),
                row.line()));
        if (waiting.size() >= BATCH) {
            flush();
        }
    }

    /** Writes what is waiting. */
    void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        if (rows == 0) {
            warehouse.execute("CREATE TABLE " + staging + " AS " + TABLE);
        }
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("feed", "String");
        columns.put("business_date", "Date");
        columns.put("record_id", "String");
        columns.put("updated_at", "DateTime64(3, 'UTC')");
        feed.done().forEach(column -> columns.put(column, "Nullable(DateTime64(3, 'UTC'))"));
        columns.put("source", "String");
        columns.put("source_line", "UInt64");
        columns.put("read_order", "UInt64");
        warehouse.insertRowBinary(staging, columns, this::write);
        waiting.clear();
    }

    private void write(RowBinaryWriter out) throws IOException {
        for (Retired row : waiting) {
            out.writeString(feed.name());
            out.writeDate(row.day());
            out.writeString(row.record());
            out.writeDateTime64(row.version());
            for (Long done : row.done()) {
                if (done == null) {
                    out.writeNull();
                } else {
                    out.writeNotNull();
                    out.writeDateTime64(done);
                }
            }
            out.writeString(row.source());
            out.writeUInt64(row.line());
            out.writeUInt64(rows++);
        }
    }

    /** Replaces what the day retired before by what was gathered. */
    void swapIn(LocalDate day) {
        if (versioned()) {
            String partition = " PARTITION ('" + feed.name() + "', '" + day + "')";
            warehouse.execute("ALTER TABLE " + TABLE + (rows == 0 ? " DROP" + partition : " REPLACE" + partition + " FROM " + staging));
        }
    }
}
