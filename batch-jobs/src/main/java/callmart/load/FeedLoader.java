package callmart.load;

import callmart.extract.DayReader;
import callmart.extract.SourceDefinition;
import callmart.feed.Feed;
import callmart.runlog.ColumnLog;
import callmart.runlog.FeedRun;
import callmart.runlog.RunLog;
import callmart.runlog.SourceLog;
import callmart.warehouse.Warehouse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Loads one business day of one feed: all of it or nothing. Reads the feed's sources, gathers the rows in a staging table,
 * checks the accounting and the share of refused rows, and swaps the day's partition. On any failure the warehouse holds
 * what it held before; refused rows and the accounting are recorded either way.
 * A column that a source delivered before and has no longer is such a failure.
 */
public final class FeedLoader {

    private final Warehouse warehouse;
    private final DayReader reader;
    private final RunLog runLog;
    private final ColumnLog columnLog;
    private final ColumnsBefore columnsBefore;
    private final SourceLog sourceLog;
    private final Clock clock;
    private final Set<String> checked = ConcurrentHashMap.newKeySet();

    public FeedLoader(Warehouse warehouse, DayReader reader, RunLog runLog, Clock clock) {
        this.warehouse = warehouse;
        this.reader = reader;
        this.runLog = runLog;
        this.columnLog = new ColumnLog(warehouse, clock);
        this.columnsBefore = new ColumnsBefore(columnLog);
        this.sourceLog = new SourceLog(warehouse, clock);
        this.clock = clock;
    }

    /**
     * Never throws for what a source delivers: that is a failed {@link FeedRun}. Loading again gives the same day.
     *
     * @throws IllegalStateException when the table is not as the feed's description says; looked at before the first load
     */
    public FeedRun load(Feed feed, LocalDate day, List<SourceDefinition> sources, String run) {
        return load(feed, day, sources, run, Optional.empty());
    }

    /** @param files of the day as they were before they were read; empty when one is missing, or when they are not looked at again */
    public FeedRun load(Feed feed, LocalDate day, List<SourceDefinition> sources, String run, Optional<String> files) {
        if (!checked.contains(feed.name())) {
            TableCheck.check(warehouse, feed);
            checked.add(feed.name());
        }
        DeliveredColumns columns = new DeliveredColumns(columnLog, feed, day, columnsBefore.of(feed.name(), day, run));
        LoadAttempt attempt = new LoadAttempt(warehouse, feed, day, run, clock.instant(), columns,
                new QuietDay(runLog, feed, day));
        FeedRun result = attempt.run(reader, sources);
        if (result.state() == FeedRun.State.LOADED) {
            columns.record(run);
        }
        runLog.warnings(run, feed.name(), day, attempt.warnings());
        runLog.feed(run, result);
        boolean loaded = result.state() == FeedRun.State.LOADED;
        if (feed.dayColumn().isPresent() && (files.isPresent() || !loaded)) {
            sourceLog.record(run, new SourceLog.SourceDay(feed.name(), day, loaded, files.orElse(""), loaded ? attempt.digest().rows() : 0,
                    loaded ? attempt.digest().sum() : 0, "", clock.instant()));
        }
        return result;
    }
}
