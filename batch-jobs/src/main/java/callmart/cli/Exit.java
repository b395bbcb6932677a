package callmart.cli;

/** Exit codes that other programs rely on. */
final class Exit {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int BAD_USAGE = 2;
    static final int WARNINGS = 3;
    static final int LOCKED = 75;

    private Exit() {
    }
}
