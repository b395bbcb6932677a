package callmart.cli;

import callmart.run.RunLock;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** The run locks of several centres, which are let go together. */
final class HeldLocks implements Closeable {

    private final Deque<RunLock> locks = new ArrayDeque<>();

    void add(RunLock lock) {
        locks.push(lock);
    }

    @Override
    public void close() throws IOException {
        while (!locks.isEmpty()) {
            locks.pop().close();
        }
    }
}
