package callmart.extract.excel;

/**
 * One row of a worksheet.
 *
 * @param number 1-based, as the spreadsheet shows it
 * @param cells texts by 0-based column; null and empty are blank; the receiver may change them
 */
record SheetRow(int number, String[] cells) {

    boolean isBlank() {
        for (String cell : cells) {
            if (cell != null && !cell.isBlank()) {
                return false;
            }
        }
        return true;
    }
}
