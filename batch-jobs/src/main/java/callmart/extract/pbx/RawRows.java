package callmart.extract.pbx;

import java.io.Closeable;
import java.io.IOException;

/** The raw rows of a source, in the order in which they were written. What reads them does not know where they lie. */
interface RawRows extends Closeable {

    /** The next row, a header line among them; null after the last one. */
    RawRow next() throws IOException;

    /** The name of the source that is being read. */
    String source();

    /** Share of all that has been read, 0 to 1; may be asked from another thread. */
    double done();
}
