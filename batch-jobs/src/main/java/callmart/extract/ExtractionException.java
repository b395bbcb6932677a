package callmart.extract;

/** A source cannot be read as a whole: nothing of it is loaded. The message says what, where, why and what to do. */
public final class ExtractionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ExtractionException(String message) {
        super(message);
    }

    public ExtractionException(String message, Throwable cause) {
        super(message, cause);
    }
}
