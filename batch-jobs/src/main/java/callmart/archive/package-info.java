/**
 * The archive pages: records of what became of each report and of KPI values become HTML that stands alone. Reads no warehouse and
 * writes no file; it is given records and returns text.
 */
package callmart.archive;
