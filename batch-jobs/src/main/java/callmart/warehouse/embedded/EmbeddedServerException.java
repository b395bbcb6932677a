package callmart.warehouse.embedded;

/** The embedded server cannot be started, used or ended. The message says what, why and what to do; no passwords. */
public final class EmbeddedServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String what;
    private final String why;
    private final String remedy;

    EmbeddedServerException(String what, String why, String remedy, Throwable cause) {
        super(what + ": " + why + ". " + remedy, cause);
        this.what = what;
        this.why = why;
        this.remedy = remedy;
    }

    EmbeddedServerException(String what, String why, String remedy) {
        this(what, why, remedy, null);
    }

    /** What failed, without a full stop. */
    public String what() {
        return what;
    }

    /** The cause as far as it is known, without a full stop; may hold the end of the engine's log. */
    public String why() {
        return why;
    }

    /** What the reader can do about it: one or more full sentences. */
    public String remedy() {
        return remedy;
    }
}
