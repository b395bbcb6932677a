package callmart.extract;

import java.io.IOException;

/** Takes what an extraction yields, row by row. */
public interface Sink {

    /** A row that breaks no rule. The object is reused for the next row. */
    void accepted(TypedRow row) throws IOException;

    /** A row that is refused, and why. */
    void rejected(Reject reject) throws IOException;

    /**
     * A row of the day that {@code where} does not want and that so retires its record: key, version and done times. The object is
     * reused.
     */
    default void retiring(TypedRow row) throws IOException {
    }

    /** The cells of a row that belongs to the day, whatever became of it; those that {@code where} leaves out only when they retire. */
    default void ofTheDay(String[] cells) {
    }

    /**
     * Which columns a file or query of the day had, after its last row.
     *
     * @throws ExtractionException when one is missing that must not be
     */
    default void columns(SourceDefinition source, PartColumns columns) {
    }
}
