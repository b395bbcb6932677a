package callmart.run;

import callmart.archive.ArchiveDesk;
import callmart.calendar.BusinessClock;
import callmart.config.RunSh;
import callmart.operate.Retention;
import callmart.operate.RunMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every run ends with, whatever became of it: what is too old is removed, the archive pages and the metrics file are
 * written. None of it changes the outcome of the run: what goes wrong is logged, and pages and metrics are left to the next {@link Due}.
 * The run lock must be held.
 */
public final class RunEnd {

    private static final Logger LOG = LoggerFactory.getLogger(RunEnd.class);

    private interface Work {
        void run() throws Exception;
    }

    private final BusinessClock clock;
    private final Retention retention;
    private final ArchiveDesk archive;
    private final RunMetrics metrics;
    private final EndMark mark;

    public RunEnd(BusinessClock clock, Retention retention, ArchiveDesk archive, RunMetrics metrics, EndMark mark) {
        this.clock = clock;
        this.retention = retention;
        this.archive = archive;
        this.metrics = metrics;
        this.mark = mark;
    }

    /** Does all of it. */
    public void finish() {
        mark.set();
        attempt("what is too old was not removed", this::removeOld);
        if (attempt("the archive page was not written", archive::write) & attempt("the metrics file was not written", metrics::write)) {
            attempt("the next call of " + RunSh.quoted("due") + " writes them again", mark::clear);
        }
    }

    private void removeOld() {
        retention.apply(clock.now()).forEach((what, number) -> LOG.info("removed by age, as callmart.retention says: {} {}", number, what));
    }

    /** Whether it was done. */
    private static boolean attempt(String otherwise, Work work) {
        try {
            work.run();
            return true;
        } catch (Exception e) {
            LOG.warn("{}: {}", otherwise, e.getMessage() == null ? e.toString() : e.getMessage());
            LOG.debug("because", e);
            return false;
        }
    }
}
