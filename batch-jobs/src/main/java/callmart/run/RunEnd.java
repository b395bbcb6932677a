package callmart.run;

import callmart.archive.ArchiveDesk;
import callmart.feed.Feed;
import callmart.feed.Feeds;
import callmart.operate.Retention;
import callmart.operate.RunMetrics;
import callmart.wiring.Configuration;
import callmart.wiring.Wiring;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every run ends with, whatever became of it: what is too old is removed, the archive pages and the metrics file are
 * written. None of it changes the outcome of the run: what goes wrong is logged. The run lock must be held.
 */
public final class RunEnd {

    private static final Logger LOG = LoggerFactory.getLogger(RunEnd.class);

    private interface Work {
        void run() throws Exception;
    }

    private final Wiring mart;

    public RunEnd(Wiring mart) {
        this.mart = mart;
    }

    /** Does all of it. */
    public void finish() {
        attempt("what is too old was not removed", this::removeOld);
        attempt("the archive page was not written", () -> new ArchiveDesk(mart).write());
        attempt("the metrics file was not written", () -> new RunMetrics(mart).write());
    }

    private void removeOld() {
        Configuration configuration = mart.configuration();
        Path home = configuration.folders().home();
        Map<String, Long> removed = new Retention(configuration.settings().retention(), configuration.settings().zone(), home,
                mart.warehouse(), Feeds.list().stream().filter(feed -> feed.kind() != Feed.Kind.SNAPSHOT).map(Feed::name).toList())
                .apply(mart.clock().instant());
        removed.forEach((what, number) -> LOG.info("removed by age, as callmart.retention says: {} {}", number, what));
    }

    private static void attempt(String otherwise, Work work) {
        try {
            work.run();
        } catch (Exception e) {
            LOG.warn("{}: {}", otherwise, e.getMessage() == null ? e.toString() : e.getMessage());
            LOG.debug("because", e);
        }
    }
}
