package callmart.extract;

/**
 * A cell of a workbook that holds no value that may be loaded, such as an error, carried through a row as a text: a character that
 * no document may contain, what the cell shows, the same character, why it cannot be read.
 */
public final class UnreadableCell {

    private static final char MARK = '\uFFFF';

    private UnreadableCell() {
    }

    /**
     * The text of such a cell.
     *
     * @param shown what the cell shows
     * @param reason the end of the sentence "'#N/A' is …", with what to do
     */
    public static String of(String shown, String reason) {
        return MARK + shown + MARK + reason;
    }

    /** Whether a row's cell is one. */
    public static boolean is(String cell) {
        return cell.length() > 1 && cell.charAt(0) == MARK && cell.indexOf(MARK, 1) > 0;
    }

    /** What a row's cell shows, whether it can be read or not. */
    public static String shown(String cell) {
        return is(cell) ? cell.substring(1, cell.indexOf(MARK, 1)) : cell;
    }

    /** Why a cell that {@link #is} one cannot be read. */
    static String reason(String cell) {
        return cell.substring(cell.indexOf(MARK, 1) + 1);
    }
}
