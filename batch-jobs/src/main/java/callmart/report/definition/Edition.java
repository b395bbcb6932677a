package callmart.report.definition;

import callmart.calendar.Deadline;

/**
 * What a report is called and when it is due, for one kind of period.
 *
 * @param title with places for the period
 * @param deadline after the period
 */
public record Edition(TitlePattern title, Deadline deadline) {
}
