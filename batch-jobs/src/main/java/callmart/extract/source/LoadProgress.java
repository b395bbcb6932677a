package callmart.extract.source;

import callmart.extract.Progress;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows how a long load gets on: one line that renews itself on a terminal, a log line now and then elsewhere. */
public final class LoadProgress implements Progress {

    private static final Logger LOG = LoggerFactory.getLogger(LoadProgress.class);
    private static final Duration ON_TERMINAL = Duration.ofMillis(500);
    private static final Duration IN_LOG = Duration.ofSeconds(30);

    private final Clock clock;
    private final boolean terminal = System.console() != null;
    private final Instant start;
    private Instant last;

    public LoadProgress(Clock clock) {
        this.clock = clock;
        this.start = clock.instant();
        this.last = start;
    }

    @Override
    public synchronized void read(String feed, long rows, double done) {
        Instant now = clock.instant();
        if (Duration.between(last, now).compareTo(terminal ? ON_TERMINAL : IN_LOG) < 0) {
            return;
        }
        last = now;
        double seconds = Duration.between(start, now).toMillis() / 1000.0;
        String line = line(feed, rows, seconds, done);
        if (terminal) {
            PrintStream err = System.err;
            err.print("\r" + line + "   ");
            err.print(done >= 1 ? "\n" : "");
            err.flush();
        } else {
            LOG.info(line);
        }
    }

    /** A database does not say how many rows are to come, so its share stays 0 and only rows and rate are shown. */
    static String line(String feed, long rows, double seconds, double done) {
        String soFar = String.format(Locale.ROOT, "%s: %,d rows, %,.0f rows/s", feed, rows, rows / seconds);
        return done <= 0 ? soFar : soFar + String.format(Locale.ROOT, ", %.0f %% of the file, %.0f s left", done * 100,
                seconds / done - seconds);
    }
}
