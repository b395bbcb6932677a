package callmart.extract;

import java.io.IOException;

/** Takes what an extraction yields, row by row. */
public interface Sink {

    /** A row that keeps all rules. The object is reused for the next row. */
    void accepted(TypedRow row) throws IOException;

    /** A row that is refused, and why. */
    void rejected(Reject reject) throws IOException;
}
