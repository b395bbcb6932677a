package callmart.extract.excel;

/**
 * Merged cells. The value of the first one stands for all rows of the region, but for the first column alone, unless it is a day's.
 *
 * @param firstRow 1-based
 * @param lastRow 1-based, inclusive
 * @param column 0-based
 * @param lastColumn 0-based, inclusive
 */
record MergedRegion(int firstRow, int lastRow, int column, int lastColumn) {
}
