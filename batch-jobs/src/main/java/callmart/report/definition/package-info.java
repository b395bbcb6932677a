/** What {@code reports.yml} and {@code fields.yml} say of a report: its figures, its list, its statement. */
package callmart.report.definition;
