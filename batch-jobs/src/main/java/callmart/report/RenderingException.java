package callmart.report;

/** A document could not be turned into a file. */
public final class RenderingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RenderingException(String message, Throwable cause) {
        super(message, cause);
    }
}
