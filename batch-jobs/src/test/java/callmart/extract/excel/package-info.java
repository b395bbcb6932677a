/** Workbooks as centres deliver them: sheets, titles, merged cells, kinds of value, files that are none, long ones. */
package callmart.extract.excel;
