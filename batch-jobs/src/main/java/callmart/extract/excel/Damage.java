package callmart.extract.excel;

import callmart.extract.ExtractionException;
import java.util.stream.Collectors;

/** What to say of a workbook whose content contradicts its format. */
final class Damage {

    private Damage() {
    }

    /**
     * The error of a file that cannot be read as a workbook.
     *
     * @param place the file, with sheet and row where they are known
     */
    static ExtractionException at(String place, Exception cause) {
        String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage().lines()
                .limit(2).map(line -> line.replaceFirst("^Message: ", "")).collect(Collectors.joining(" "));
        return new ExtractionException(place + ": the workbook is damaged or incomplete (" + why + "); have it delivered again;"
                + " nothing of it was loaded", cause);
    }

    /** The error of a sheet that cannot be read on below a row. */
    static ExtractionException below(String source, String sheet, int row, Exception cause) {
        return at(source + ", sheet '" + sheet + "', after row " + row, cause);
    }
}
