/**
 * Renders documents as Excel workbooks through POI. Figures stay formulas over the base data; no number is computed here that the document
 * does not define.
 */
package callmart.report.xlsx;

