package callmart.warehouse.embedded;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for other processes, which tell nobody when they are done. */
final class Waiting {

    private static final Duration STEP = Duration.ofMillis(25);

    private Waiting() {
    }

    static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("Stopped waiting for the embedded ClickHouse",
                    "the waiting thread was interrupted", "Run the command again.", e);
        }
    }

    /** Returns whether the condition came true in time. */
    static boolean until(BooleanSupplier condition, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() >= deadline) {
                return false;
            }
            sleep(STEP);
        }
        return true;
    }
}
