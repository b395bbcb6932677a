/**
 * Workbooks, XLSX and XLS: finds what a file really is, the sheet and the header below its titles, and streams the rows. POI opens
 * the containers; the sheets are read event by event, which keeps memory small and sees what must not be lost: merged cells, dates
 * of either calendar, errors, formulas without a value.
 */
package callmart.extract.excel;
