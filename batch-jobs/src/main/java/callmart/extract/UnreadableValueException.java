package callmart.extract;

/** A cell's text is not of the type that its column has. Carries no stack trace: bad rows are ordinary input. */
public final class UnreadableValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param expected what is expected instead, as the end of the sentence "'x' is …" */
    UnreadableValueException(String expected) {
        super(expected, null, false, false);
    }
}
