package callmart.extract.excel;

/** Names of cells as a spreadsheet shows them, such as {@code C5}. */
final class CellNames {

    /** Columns that a worksheet can have. */
    static final int MOST_COLUMNS = 16_384;

    private CellNames() {
    }

    /**
     * A cell's name.
     *
     * @param row 1-based
     * @param column 0-based
     */
    static String of(int row, int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.append(row).toString();
    }

    /**
     * The 0-based column of a cell's name.
     *
     * @throws IllegalArgumentException when it is not the name of a cell
     */
    static int column(String name) {
        int column = 0;
        int at = 0;
        while (at < name.length() && name.charAt(at) >= 'A' && name.charAt(at) <= 'Z' && column <= MOST_COLUMNS) {
            column = column * 26 + name.charAt(at) - 'A' + 1;
            at++;
        }
        if (column == 0 || column > MOST_COLUMNS) {
            throw new IllegalArgumentException("'" + name + "' is not a cell");
        }
        return column - 1;
    }

    /**
     * The 1-based row of a cell's name.
     *
     * @throws IllegalArgumentException when it has none
     */
    static int row(String name) {
        int at = 0;
        while (at < name.length() && Character.isLetter(name.charAt(at))) {
            at++;
        }
        return Integer.parseInt(name.substring(at));
    }
}
