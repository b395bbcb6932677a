/** Draws a document's charts once, for paper and mail, and holds the fonts and colours they share with the pages. Knows no report. */
package callmart.report.chart;
