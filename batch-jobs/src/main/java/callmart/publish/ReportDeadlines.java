package callmart.publish;

import callmart.calendar.BusinessCalendar;
import callmart.calendar.Period;
import callmart.report.definition.ReportDefinition;
import java.time.Instant;

/**
 * When reports are due.
 * Decision 112.
 *
 * @param calendar with the holidays that move deadlines
 */
public record ReportDeadlines(BusinessCalendar calendar) {

    /** When the report of the period is due, holidays considered. */
    public Instant due(ReportDefinition report, Period period) {
        return calendar.due(report.declaredId(), report.deadline(period.kind()), period).toInstant();
    }
}
