package callmart.warehouse;

import java.io.IOException;

/** Writes the rows of an insert, each with its columns in the order that the insert names. */
@FunctionalInterface
public interface RowBinarySource {

    /** Any exception ends the insert as failed. */
    void writeTo(RowBinaryWriter out) throws IOException;
}
