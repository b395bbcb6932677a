package callmart.extract;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Reads another cursor in a thread of its own, a few thousand rows ahead, so that parsing and converting overlap. */
final class ReadAhead implements RowCursor {

    private static final int BATCH = 1024;
    private static final int BATCHES = 4;

    /** Rows and their lines; {@code size} below the arrays' length only at the end. */
    private record Batch(String[][] rows, long[] lines, int size, Throwable failure) {
        boolean isLast() {
            return size < BATCH;
        }
    }

    private final RowCursor cursor;
    private final BlockingQueue<Batch> queue = new ArrayBlockingQueue<>(BATCHES);
    private final Thread reader;
    private volatile boolean closed;
    private Batch batch;
    private int at;

    ReadAhead(RowCursor cursor) {
        this.cursor = cursor;
        this.reader = new Thread(this::fill, "read-ahead " + cursor.source());
        reader.setDaemon(true);
        reader.start();
    }

    @Override
    public List<String> header() {
        return cursor.header();
    }

    @Override
    public String[] next() throws IOException {
        if (batch == null || at + 1 == batch.size() && !batch.isLast()) {
            batch = take();
            at = -1;
        }
        if (at + 1 >= batch.size()) {
            throwFailure();
            return null;
        }
        at++;
        return batch.rows()[at];
    }

    @Override
    public long line() {
        return batch.lines()[at];
    }

    @Override
    public String source() {
        return cursor.source();
    }

    @Override
    public String sheet() {
        return cursor.sheet();
    }

    @Override
    public double done() {
        return cursor.done();
    }

    @Override
    public String raw(String[] cells) {
        return cursor.raw(cells);
    }

    @Override
    public void close() throws IOException {
        closed = true;
        reader.interrupt();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        cursor.close();
    }

    private void fill() {
        try {
            boolean more = true;
            while (more && !closed) {
                Batch filled = readBatch();
                more = !filled.isLast();
                while (!closed && !queue.offer(filled, 1, TimeUnit.SECONDS)) {
                    Thread.onSpinWait();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Batch readBatch() {
        String[][] rows = new String[BATCH][];
        long[] lines = new long[BATCH];
        int size = 0;
        try {
            while (size < BATCH) {
                String[] cells = cursor.next();
                if (cells == null) {
                    return new Batch(rows, lines, size, null);
                }
                rows[size] = cells;
                lines[size] = cursor.line();
                size++;
            }
            return new Batch(rows, lines, size, null);
        } catch (IOException | RuntimeException | Error e) {
            return new Batch(rows, lines, Math.min(size, BATCH - 1), e);
        }
    }

    private Batch take() throws IOException {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading " + source(), e);
        }
    }

    private void throwFailure() throws IOException {
        if (batch.failure() instanceof IOException io) {
            throw io;
        } else if (batch.failure() instanceof RuntimeException failure) {
            throw failure;
        } else if (batch.failure() instanceof Error error) {
            throw error;
        }
    }
}
