package callmart.run;

import callmart.calendar.Period;
import java.io.PrintStream;

/** Shows on a terminal which report of how many is being made: one line that renews itself. Elsewhere it says nothing. */
final class RenderProgress {

    private final Period period;
    private final int count;
    private final boolean terminal;
    private final PrintStream err;
    private int begun;

    RenderProgress(Period period, int count, boolean terminal, PrintStream err) {
        this.period = period;
        this.count = count;
        this.terminal = terminal;
        this.err = err;
    }

    /** The next report is begun. */
    void begin(String report) {
        begun++;
        show("reports of " + period + ": " + begun + " of " + count + ", " + report);
    }

    /** All were tried: the line is free for others. */
    void end() {
        show("");
    }

    /** Blanks cover what a longer line before left. */
    private void show(String line) {
        if (terminal) {
            err.print("\r" + line + " ".repeat(Math.max(0, 78 - line.length())) + (line.isEmpty() ? "\r" : ""));
            err.flush();
        }
    }
}
