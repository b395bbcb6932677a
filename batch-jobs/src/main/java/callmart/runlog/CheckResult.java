package callmart.runlog;

import java.time.LocalDate;

/**
 * The outcome of a reconciliation check on a business day.
 *
 * @param name name of the file in {@code sql/checks}
 * @param day business day
 * @param severity what a broken one leads to
 * @param holds whether everything agrees
 * @param detail what does not agree; empty when it holds
 */
public record CheckResult(String name, LocalDate day, Severity severity, boolean holds, String detail) {

    /** What a broken check leads to: reports are withheld, or it is only said. */
    public enum Severity {
        FAIL, WARN
    }

    public boolean withholds() {
        return !holds && severity == Severity.FAIL;
    }
}
