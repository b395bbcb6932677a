package callmart.extract;

import java.util.Map;

/** A source cannot be read as a whole: nothing of it is loaded. The message says what, where, why and what to do. */
public final class ExtractionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private transient Counts counts;

    public ExtractionException(String message) {
        super(message);
    }

    public ExtractionException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The same, with what was read of all sources before. */
    public ExtractionException after(Counts read) {
        this.counts = read;
        return this;
    }

    /** What was read of all the feed's sources before this; nothing when it came before the first row. */
    public Counts counts() {
        return counts == null ? new Counts(0, 0, 0, 0, 0, 0, Map.of()) : counts;
    }
}
