package callmart.load;

import callmart.config.RunSh;
import callmart.extract.Counts;
import callmart.extract.DayReader;
import callmart.extract.ExtractionException;
import callmart.extract.PartColumns;
import callmart.extract.Reject;
import callmart.extract.RowDigest;
import callmart.extract.Sink;
import callmart.extract.SourceDefinition;
import callmart.extract.TypedRow;
import callmart.feed.Feed;
import callmart.personal.ForgottenNumbers;
import callmart.runlog.FeedRun;
import callmart.warehouse.RowBinaryWriter;
import callmart.warehouse.Warehouse;
import callmart.warehouse.WarehouseException;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One attempt to load a feed's day. Whatever is found until it ends, well or not, is accounted for; the day is swapped in only when the
 * account is right and not too many rows are refused.
 */
final class LoadAttempt {

    private static final long REJECTS_ALWAYS_BORNE = 20;

    private final Warehouse warehouse;
    private final Feed feed;
    private final LocalDate day;
    private final String run;
    private final Instant now;
    private final Staging staging;
    private final RejectLedger ledger;
    private final DeliveredColumns columns;
    private final QuietDay quietDay;
    private final ForgottenNumbers forgotten;
    private final RowDigest digest = new RowDigest();
    private Counts counts = new Counts(0, 0, 0, 0, 0, 0, Map.of());
    private Staging.Losers losers = new Staging.Losers(0, 0);

    LoadAttempt(Warehouse warehouse, Feed feed, LocalDate day, String run, Instant now, DeliveredColumns columns,
            QuietDay quietDay) {
        this.warehouse = warehouse;
        this.feed = feed;
        this.day = day;
        this.run = run;
        this.now = now;
        this.columns = columns;
        this.quietDay = quietDay;
        this.forgotten = ForgottenNumbers.of(warehouse);
        this.staging = new Staging(warehouse, feed, forgotten);
        this.ledger = new RejectLedger(warehouse, run, feed.name(), day, now, forgotten);
    }

    FeedRun run(DayReader reader, List<SourceDefinition> sources) {
        staging.create();
        String error;
        try {
            counts = fill(reader, sources);
            Optional<String> gone = columns.gone(counts.read());
            error = gone.isPresent() ? gone.get() : settle(sources);
        } catch (ExtractionException e) {
            counts = e.counts();
            error = e.getMessage();
        } catch (IOException e) {
            error = "a source cannot be read: " + e;
        }
        ledger.flush();
        staging.retired().flush();
        FeedRun result = error.isEmpty() ? swapIn() : result(error, staging.rowsHeld(day));
        staging.drop();
        return result;
    }

    private FeedRun swapIn() {
        staging.swapIn(day, result("", 0).loaded(), now);
        long held = staging.isPast(day) ? result("", 0).loaded() : staging.rowsHeld(day);
        FeedRun result = result("", held);
        return held == result.loaded() ? result : result(result.loaded() + " rows were swapped in, but the warehouse holds " + held
                + "; run the day again, and look into the server's log if this goes on", held);
    }

    /** What the rows of the day add up to, after the run. */
    RowDigest digest() {
        return digest;
    }

    /** Warning text to how often, after the run. */
    Map<String, Long> warnings() {
        Map<String, Long> warnings = new LinkedHashMap<>();
        counts.warnings().forEach((text, times) -> warnings.merge(forgotten.apply(text), times, Long::sum));
        return warnings;
    }

    /** Settles the keys; says why the day must not be swapped in, or nothing. */
    private String settle(List<SourceDefinition> sources) {
        Staging.Content staged = staging.content();
        if (staged.rows() != counts.accepted()) {
            return counts.accepted() + " rows were sent to the staging table, which holds " + staged.rows()
                    + "; nothing was swapped in. Look" + " into the server's log and at the engine of the table " + feed.name()
                    + ", then run the day again";
        }
        if (staged.repeatedKeys() > 0) {
            losers = staging.settleKeys(run, day, now);
        }
        FeedRun found = result("", 0);
        if (!found.isAccounted()) {
            return "the rows do not add up: " + found.accounting() + "; nothing was swapped in. This is a fault of the program: keep"
                    + " the source files and report it";
        }
        BigDecimal most = sources.stream().map(SourceDefinition::maxRejectRatio).max(BigDecimal::compareTo).orElseThrow();
        long ofTheDay = counts.accepted() + counts.rejected() - counts.sums();
        long rejected = found.rejected() - counts.sums();
        if (rejected > 0 && counts.accepted() == 0) {
            return "all " + rejected + " rows of the day are refused" + toDo();
        }
        if (rejected > REJECTS_ALWAYS_BORNE && BigDecimal.valueOf(rejected).compareTo(most.multiply(BigDecimal.valueOf(ofTheDay))) > 0) {
            return rejected + " of the day's " + ofTheDay + " rows are refused, more than max-reject-ratio " + most.toPlainString()
                    + " allows" + toDo();
        }
        return counts.accepted() == 0 ? ofQuietDay(sources) : "";
    }

    /** A day without rows may be one that has not arrived yet. */
    private String ofQuietDay(List<SourceDefinition> sources) {
        Optional<String> unusual = quietDay.unusual(sources);
        if (unusual.isPresent() && quietDay.fails(sources)) {
            return unusual.get() + "; nothing was loaded";
        }
        unusual.ifPresent(text -> counts = counts.withWarning(text));
        return "";
    }

    private String toDo() {
        return ledger.first().map(LoadAttempt::place).orElse("") + "; " + RunSh.quoted("rejects --feed " + feed.name()
                + " --date " + day) + " says why; have the source corrected and run the day again";
    }

    /** Where a refused row stands; what it holds is personal and belongs in no message. */
    private static String place(Reject first) {
        return ", the first in " + first.source() + " line " + first.line() + (first.column().isEmpty() ? "" : " for its "
                + first.column());
    }

    private FeedRun result(String error, long held) {
        long loaded = counts.accepted() - losers.duplicates() - losers.conflicts();
        return new FeedRun(feed.name(), day, error.isEmpty() ? FeedRun.State.LOADED : FeedRun.State.FAILED, counts.read(), loaded,
                losers.duplicates(), counts.rejected() + losers.conflicts(), counts.otherDay(), counts.filtered(),
                counts.warnings().values().stream().mapToLong(Long::longValue).sum(), held, error);
    }

    private Counts fill(DayReader reader, List<SourceDefinition> sources) throws IOException {
        Counts[] found = new Counts[1];
        ExtractionException[] failure = new ExtractionException[1];
        try {
            warehouse.insertRowBinary(staging.table(), RowEncoder.columns(feed), out -> {
                try {
                    found[0] = reader.run(feed, day, sources, new ToWarehouse(day, new RowEncoder(feed, day, forgotten), out,
                            ledger, columns, staging.retired(), digest));
                } catch (ExtractionException e) {
                    failure[0] = e;
                    throw e;
                }
            });
        } catch (WarehouseException e) {
            if (failure[0] != null) {
                throw failure[0];
            }
            throw e;
        }
        return found[0];
    }

    private record ToWarehouse(LocalDate day, RowEncoder encoder, RowBinaryWriter out, RejectLedger ledger, DeliveredColumns delivered,
            RetiredRecords retired, RowDigest digest) implements Sink {

        @Override
        public void accepted(TypedRow row) throws IOException {
            encoder.write(row, out);
        }

        @Override
        public void rejected(Reject reject) {
            ledger.add(reject);
        }

        @Override
        public void retiring(TypedRow row) {
            retired.add(day, row);
        }

        @Override
        public void ofTheDay(String[] cells) {
            digest.add(cells);
        }

        @Override
        public void columns(SourceDefinition source, PartColumns columns) {
            delivered.take(source, columns);
        }
    }
}
