/**
 * Renders documents as PDF through JasperReports: layouts come from {@code report-templates}, columns from the document. No figures are
 * computed here.
 */
package callmart.report.pdf;

