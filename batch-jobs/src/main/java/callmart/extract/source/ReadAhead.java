package callmart.extract.source;

import callmart.extract.RowCursor;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Reads another cursor in a thread of its own, a few thousand rows ahead, so that parsing and converting overlap. */
final class ReadAhead implements RowCursor {

    private static final int BATCH = 1024;
    private static final int BATCHES = 4;
    private static final int CHARACTERS = RowCursor.MOST_CHARACTERS;

    /** Rows and what belongs to each; in the last batch {@code folded} has one element more. Fewer rows when they are wide. */
    private static final class Batch {
        private final String[][] rows = new String[BATCH][];
        private final long[] lines = new long[BATCH];
        private final String[] sources = new String[BATCH];
        private final String[] refusals = new String[BATCH];
        private final long[] folded = new long[BATCH];
        private int size;
        private boolean last;
        private Throwable failure;
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
    public List<String> titles() {
        return cursor.titles();
    }

    @Override
    public String[] next() throws IOException {
        if (batch == null || at + 1 == batch.size && !batch.last) {
            batch = take();
            at = -1;
        }
        at = Math.min(at + 1, batch.size);
        if (at == batch.size) {
            throwFailure();
            return null;
        }
        return batch.rows[at];
    }

    @Override
    public long line() {
        return batch.lines[at];
    }

    @Override
    public String source() {
        return batch == null || at < 0 || at >= batch.size ? cursor.source() : batch.sources[at];
    }

    @Override
    public long folded() {
        return batch.folded[at];
    }

    @Override
    public String refusal() {
        return batch.refusals[at];
    }

    @Override
    public List<String> ownColumns() {
        return cursor.ownColumns();
    }

    @Override
    public List<Remark> remarks() {
        return cursor.remarks();
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
                more = !filled.last;
                while (!closed && !queue.offer(filled, 1, TimeUnit.SECONDS)) {
                    Thread.onSpinWait();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Batch readBatch() {
        Batch filled = new Batch();
        try {
            long characters = 0;
            while (filled.size < BATCH && characters < CHARACTERS) {
                int i = filled.size;
                String[] cells = cursor.next();
                filled.folded[i] = cursor.folded();
                if (cells == null) {
                    filled.last = true;
                    return filled;
                }
                for (String cell : cells) {
                    characters += cell.length();
                }
                filled.rows[i] = cells;
                filled.lines[i] = cursor.line();
                filled.sources[i] = cursor.source();
                filled.refusals[i] = cursor.refusal();
                filled.size++;
            }
        } catch (IOException | RuntimeException | Error e) {
            filled.last = true;
            filled.failure = e;
        }
        return filled;
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
        if (batch.failure instanceof IOException io) {
            throw io;
        } else if (batch.failure instanceof RuntimeException failure) {
            throw failure;
        } else if (batch.failure instanceof Error error) {
            throw error;
        }
    }
}
