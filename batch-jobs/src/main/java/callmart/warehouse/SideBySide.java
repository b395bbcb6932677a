package callmart.warehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Pieces of work that do not depend on each other, as many at a time as the machine has processors, four at the most: while
 * the engine plans one statement, it computes another; while one file is made, so is the next.
 */
public final class SideBySide {

    /** More would take the warehouse from its other users, and its memory. */
    private static final int MOST = 4;

    private SideBySide() {
    }

    /**
     * Does the work for each item, from several threads.
     *
     * @return the results in the order of the items
     * @throws RuntimeException or an error, what the first item that failed has thrown, once all work has ended; items that had not begun
     * are left out
     */
    public static <T, R> List<R> map(List<T> items, Function<T, R> work) {
        int threads = Math.min(items.size(), Math.min(MOST, Runtime.getRuntime().availableProcessors()));
        if (threads <= 1) {
            return items.stream().map(work).toList();
        }
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            return results(items.stream().map(item -> executor.submit(() -> work.apply(item))).toList());
        } finally {
            end(executor);
        }
    }

    private static <R> List<R> results(List<Future<R>> futures) {
        List<R> results = new ArrayList<>();
        try {
            for (Future<R> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            futures.forEach(future -> future.cancel(false));
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            futures.forEach(future -> future.cancel(true));
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while work was done side by side", e);
        }
    }

    /** Waits, so that nothing is still at work on what the caller closes next. */
    private static void end(ExecutorService executor) {
        executor.shutdown();
        boolean interrupted = false;
        while (true) {
            try {
                if (executor.awaitTermination(1, TimeUnit.MINUTES)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
                executor.shutdownNow();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
