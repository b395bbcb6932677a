/**
 * Detail lists: what a list's columns, totals and analysis parts are, how rows become cells, and how free text and phone numbers
 * are made fit to be shown. Knows no file format and no SQL.
 */
package callmart.report.list;
