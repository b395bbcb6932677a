package callmart.extract.excel;

/**
 * Cells merged over several rows. Only the first column counts: its value stands for all rows of the region.
 *
 * @param firstRow 1-based
 * @param lastRow 1-based, inclusive
 * @param column 0-based
 */
record MergedRegion(int firstRow, int lastRow, int column) {
}
