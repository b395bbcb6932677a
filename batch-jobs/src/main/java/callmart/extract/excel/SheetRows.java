package callmart.extract.excel;

import callmart.extract.ExtractionException;
import java.io.Closeable;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** The rows of one worksheet as its file holds them, one after the other. */
abstract class SheetRows implements Closeable {

    private final String source;
    private final String sheet;
    private final List<MergedRegion> merged;

    /**
     * @param source how messages name the file
     * @param merged the regions that cover several rows, in any order
     */
    SheetRows(String source, SheetName sheet, List<MergedRegion> merged) {
        this.source = source;
        this.sheet = sheet.name();
        this.merged = merged;
    }

    /** The sheet's name. */
    final String sheet() {
        return sheet;
    }

    /** The regions that cover several rows, in any order. */
    final List<MergedRegion> merged() {
        return merged;
    }

    /**
     * The next row that holds cells, null after the last.
     *
     * @throws ExtractionException when the file is damaged
     */
    final SheetRow next() {
        try {
            return read();
        } catch (XMLStreamException | RuntimeException e) {
            throw Damage.below(source, sheet, row(), e);
        }
    }

    /** As {@link #next}, with whatever a damaged file makes its parser complain of. */
    abstract SheetRow read() throws XMLStreamException;

    /** The number of the row that was begun last, 1-based. */
    abstract int row();

    /** Share of the sheet that has been read, 0 to 1; may be asked from another thread. */
    abstract double done();
}
