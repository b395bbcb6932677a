package callmart.load;

import callmart.extract.Counts;
import callmart.extract.Extraction;
import callmart.extract.ExtractionException;
import callmart.extract.Reject;
import callmart.extract.Sink;
import callmart.extract.SourceDefinition;
import callmart.extract.TypedRow;
import callmart.feed.Feed;
import callmart.runlog.FeedRun;
import callmart.runlog.RunLog;
import callmart.warehouse.RowBinaryWriter;
import callmart.warehouse.Warehouse;
import callmart.warehouse.WarehouseException;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Loads one business day of one feed: all of it or nothing. Reads the feed's sources, gathers the rows in a staging table,
 * checks the accounting and the share of refused rows, and swaps the day's partition. On any failure the warehouse holds
 * what it held before; refused rows and the accounting are recorded either way.
 */
public final class FeedLoader {

    private static final long REJECTS_ALWAYS_BORNE = 20;

    private final Warehouse warehouse;
    private final Extraction extraction;
    private final RunLog runLog;
    private final Clock clock;

    public FeedLoader(Warehouse warehouse, Extraction extraction, RunLog runLog, Clock clock) {
        this.warehouse = warehouse;
        this.extraction = extraction;
        this.runLog = runLog;
        this.clock = clock;
    }

    /** Never throws for what a source delivers: that is a failed {@link FeedRun}. Loading again gives the same day. */
    public FeedRun load(Feed feed, LocalDate day, List<SourceDefinition> sources, String run) {
        FeedRun result;
        Staging staging = new Staging(warehouse, feed);
        try {
            TableCheck.check(warehouse, feed);
            staging.create();
            result = load(feed, day, sources, run, staging);
        } catch (ExtractionException e) {
            result = FeedRun.failed(feed.name(), day, e.getMessage());
        } catch (IOException e) {
            result = FeedRun.failed(feed.name(), day, "a source cannot be read: " + e);
        } catch (WarehouseException e) {
            throw e;
        }
        staging.drop();
        runLog.feed(run, result);
        return result;
    }

    private FeedRun load(Feed feed, LocalDate day, List<SourceDefinition> sources, String run, Staging staging)
            throws IOException {
        Instant now = clock.instant();
        RejectLedger ledger = new RejectLedger(warehouse, run, feed.name(), day, now);
        Counts counts = fill(feed, day, sources, staging, ledger);
        ledger.flush();
        runLog.warnings(run, feed.name(), day, counts.warnings());
        long staged = staging.rows();
        if (staged != counts.accepted()) {
            throw new IllegalStateException(feed.name() + " " + day + ": " + counts.accepted() + " rows were sent to "
                    + staging.table() + ", which holds " + staged + "; nothing was swapped, run the day again");
        }
        Staging.Losers losers = staging.settleKeys(run, day, now);
        long rejected = counts.rejected() + losers.conflicts();
        long loaded = counts.accepted() - losers.duplicates() - losers.conflicts();
        long warnings = counts.warnings().values().stream().mapToLong(Long::longValue).sum();
        BigDecimal most = sources.stream().map(SourceDefinition::maxRejectRatio).max(BigDecimal::compareTo).orElseThrow();
        long ofTheDay = counts.accepted() + counts.rejected();
        if (rejected > REJECTS_ALWAYS_BORNE && BigDecimal.valueOf(rejected).compareTo(most.multiply(BigDecimal.valueOf(ofTheDay))) > 0) {
            return new FeedRun(feed.name(), day, FeedRun.State.FAILED, counts.read(), 0, losers.duplicates(), rejected,
                    counts.otherDay(), counts.filtered(), warnings, rejected + " of the day's " + ofTheDay
                    + " rows are refused, more than max-reject-ratio " + most.toPlainString()
                    + " allows; look at rejected_rows, have the source corrected and run the day again");
        }
        staging.swapIn(day);
        long held = staging.rowsHeld(day);
        if (held != loaded) {
            throw new IllegalStateException(feed.name() + " " + day + ": " + loaded + " rows were swapped in, but the warehouse holds "
                    + held + "; run the day again, and look into the server's log if it stays so");
        }
        return new FeedRun(feed.name(), day, FeedRun.State.LOADED, counts.read(), loaded, losers.duplicates(), rejected,
                counts.otherDay(), counts.filtered(), warnings, "");
    }

    private Counts fill(Feed feed, LocalDate day, List<SourceDefinition> sources, Staging staging, RejectLedger ledger)
            throws IOException {
        Counts[] counts = new Counts[1];
        ExtractionException[] failure = new ExtractionException[1];
        try {
            warehouse.insertRowBinary(staging.table(), RowEncoder.columns(feed), out -> {
                try {
                    counts[0] = extraction.run(feed, day, sources, new ToWarehouse(new RowEncoder(feed, day), out, ledger));
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
        return counts[0];
    }

    private record ToWarehouse(RowEncoder encoder, RowBinaryWriter out, RejectLedger ledger) implements Sink {

        @Override
        public void accepted(TypedRow row) throws IOException {
            encoder.write(row, out);
        }

        @Override
        public void rejected(Reject reject) {
            ledger.add(reject);
        }
    }
}
