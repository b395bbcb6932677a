package callmart.extract.pbx;

/** A raw row is not of any form that its source may have. Carries no stack trace: bad rows are ordinary input. */
final class MalformedRowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param reason what is wrong and what to do, for the reject ledger */
    MalformedRowException(String reason) {
        super(reason, null, false, false);
    }
}
