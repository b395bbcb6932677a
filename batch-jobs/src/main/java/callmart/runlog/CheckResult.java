package callmart.runlog;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * The outcome of a reconciliation check on a business day.
 *
 * @param name name of the file in {@code sql/checks}
 * @param day business day
 * @param severity what a broken one leads to
 * @param uses the feeds that it speaks of; of a broken one that tells feeds apart only those that do not agree; empty: all
 * @param holds whether everything agrees
 * @param detail what does not agree; empty when it holds
 */
public record CheckResult(String name, LocalDate day, Severity severity, List<String> uses, boolean holds,
        String detail) {

    /** What a broken check leads to: reports are withheld, or it is only said. */
    public enum Severity {
        FAIL, WARN
    }

    public CheckResult {
        uses = List.copyOf(uses);
    }

    /** The same outcome for another day. */
    public CheckResult on(LocalDate another) {
        return new CheckResult(name, another, severity, uses, holds, detail);
    }

    /** Whether reports of the feeds it speaks of are withheld. */
    public boolean withholds() {
        return !holds && severity == Severity.FAIL;
    }

    /** Whether a report that needs these feeds is withheld. */
    public boolean withholds(Collection<String> feeds) {
        return withholds() && (uses.isEmpty() || uses.stream().anyMatch(feeds::contains));
    }
}
