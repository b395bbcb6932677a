package callmart.extract;

import java.io.IOException;

/**
 * One thing that a source is read from on a day: a file, or the answer to a query.
 *
 * @param name how messages and the reject ledger name it: a path relative to the home, or the query's
 * @param state what would differ if it were read again and yielded other rows; empty when that cannot be told
 * @param opener opens it
 */
record Part(String name, String state, Opener opener) {

    /** Opens a part; the receiver closes it. */
    @FunctionalInterface
    interface Opener {

        /** @throws ExtractionException when it cannot be read as a whole */
        RowCursor open() throws IOException;
    }
}
