package callmart.cli;

import java.util.List;

/** Exit codes that other programs rely on. */
final class Exit {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int BAD_USAGE = 2;
    static final int WARNINGS = 3;
    static final int LOCKED = 75;

    /** From the best. */
    private static final List<Integer> RANKS = List.of(DONE, WARNINGS, LOCKED, BAD_USAGE, FAILED);

    private Exit() {
    }

    /** The worse of two. */
    static int worse(int one, int other) {
        return RANKS.indexOf(one) < RANKS.indexOf(other) ? other : one;
    }
}
