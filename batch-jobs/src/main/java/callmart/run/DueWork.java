package callmart.run;

import callmart.calendar.Period;
import callmart.report.definition.ReportDefinition;
import java.time.Instant;

/**
 * A report that should be made by some moment and was not.
 *
 * @param report which
 * @param period of what
 * @param deadline when it is due
 */
record DueWork(ReportDefinition report, Period period, Instant deadline) {
}
