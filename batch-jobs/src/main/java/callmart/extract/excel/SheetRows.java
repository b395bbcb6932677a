package callmart.extract.excel;

import java.io.Closeable;
import java.util.List;

/** The rows of one worksheet as its file holds them, one after the other. */
interface SheetRows extends Closeable {

    /** The sheet's name. */
    String sheet();

    /** The regions that cover several rows, in any order. */
    List<MergedRegion> merged();

    /**
     * The next row that holds cells, null after the last.
     *
     * @throws callmart.extract.ExtractionException when the file is damaged
     */
    SheetRow next();

    /** Share of the sheet that has been read, 0 to 1; may be asked from another thread. */
    double done();
}
