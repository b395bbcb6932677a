package callmart.runlog;

import callmart.warehouse.Row;
import callmart.warehouse.Warehouse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Writes and reads which files each day was loaded from and what their rows add up to. Rows are only added; the newest holds. */
public final class SourceLog {

    private final Warehouse warehouse;
    private final Clock clock;

    public SourceLog(Warehouse warehouse, Clock clock) {
        this.warehouse = warehouse;
        this.clock = clock;
    }

    /**
     * What was read for a day.
     *
     * @param loaded whether the load succeeded
     * @param files with size and time of change, one a line; empty where one was missing
     * @param rows of the day in them
     * @param digest of these rows
     * @param told why the day was loaded again or kept, empty for an ordinary load
     * @param at when it was recorded
     */
    public record SourceDay(String feed, LocalDate day, boolean loaded, String files, long rows, long digest, String told, Instant at) {
    }

    /** Records what a run read for a day, or found when it looked at the files. */
    public void record(String run, SourceDay read) {
        warehouse.insertRowBinary("source_days", List.of("feed", "business_date", "run_id", "loaded", "files", "rows_of_day", "digest",
                "told", "recorded_at"), out -> {
                    out.writeString(read.feed());
                    out.writeDate(read.day());
                    out.writeString(run);
                    out.writeUInt8(read.loaded() ? 1 : 0);
                    out.writeString(read.files());
                    out.writeUInt64(read.rows());
                    out.writeInt64(read.digest());
                    out.writeString(read.told());
                    out.writeDateTime64(clock.millis());
                });
    }

    /** What holds of a feed's days. */
    public List<SourceDay> days(String feed, LocalDate from, LocalDate to) {
        return warehouse.query("SELECT * FROM source_days WHERE feed = {feed:String} AND business_date BETWEEN {from:Date} AND {to:Date}"
                + " ORDER BY business_date, recorded_at DESC LIMIT 1 BY business_date", Map.of("feed", feed, "from", from, "to", to),
                SourceLog::day);
    }

    /** What was told of the days: those that were loaded again, and those that were kept although their files changed; the newest first. */
    public List<SourceDay> told(LocalDate from, LocalDate to) {
        return warehouse.query("SELECT * FROM source_days WHERE told != '' AND business_date BETWEEN {from:Date} AND {to:Date}"
                + " ORDER BY recorded_at DESC, feed, business_date", Map.of("from", from, "to", to), SourceLog::day);
    }

    private static SourceDay day(Row row) {
        return new SourceDay(row.string("feed"), row.date("business_date"), row.intValue("loaded") == 1, row.string("files"),
                row.longValue("rows_of_day"), row.longValue("digest"), row.string("told"), row.instant("recorded_at"));
    }
}
