package callmart.cli;

import callmart.config.EnumWord;
import callmart.runlog.RunRecord;
import callmart.text.ControlCharacters;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Tells how far a row of runs has come: one line that renews itself on a terminal, a line a run elsewhere. */
final class ProgressLine {

    private final PrintWriter err;
    private final Clock clock;
    private final int count;
    private final boolean terminal = System.console() != null;
    private Optional<Instant> start = Optional.empty();
    private int done;

    ProgressLine(PrintWriter err, Clock clock, int count) {
        this.err = err;
        this.clock = clock;
        this.count = count;
    }

    /** Something that is not a run. */
    void say(String text) {
        err.println(text);
        err.flush();
    }

    /** The first run begins; the time left counts from here. */
    void begin() {
        start = Optional.of(clock.instant());
    }

    /** A run has ended, well or not. */
    void done(RunRecord run) {
        done++;
        double seconds = Duration.between(start.orElse(clock.instant()), clock.instant()).toMillis() / 1000.0;
        String line = String.format(Locale.ROOT, "%d of %d: %s %s %s, %.0f s, about %.0f s left", done, count, run.job(), run.period(),
                EnumWord.of(run.state()), seconds, seconds / done * (count - done));
        if (terminal) {
            TerminalWriter.plain(err).print("\r" + line + "   " + (done == count ? "\n" : ""));
        } else {
            err.println(line);
        }
        err.flush();
        if (run.state() == RunRecord.State.FAILED || run.state() == RunRecord.State.WARNINGS) {
            err.println((terminal ? "\n" : "") + "  " + run.job() + " " + run.period() + ": " + ControlCharacters.onOneLine(run.message()));
        }
    }
}
