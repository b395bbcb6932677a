package callmart.warehouse;

/** Something asked of the warehouse failed. The message says what, where, why and what to do, and holds no password. */
public final class WarehouseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The engine's own number of the error; 0 when the failure is not the engine's. */
    private final int engineCode;

    WarehouseException(String what, String where, String why, String remedy, int engineCode, Throwable cause) {
        super(what + " (" + where + "): " + why + " — " + remedy, cause);
        this.engineCode = engineCode;
    }

    WarehouseException(String what, String where, String why, String remedy) {
        this(what, where, why, remedy, 0, null);
    }

    /** The engine's own number of the error, e.g. 60 for an unknown table; 0 when the failure is not the engine's. */
    public int engineCode() {
        return engineCode;
    }
}
