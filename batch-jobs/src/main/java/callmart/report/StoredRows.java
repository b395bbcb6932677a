package callmart.report;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Rows that may be many: compressed in blocks, beyond some megabytes in a temporary file that goes when the rows are no longer used.
 * Every renderer goes over the same rows; only a block of them is in memory as rows at a time.
 *
 * @param <T> a row of a table, or of measures
 */
public final class StoredRows<T> extends LongRows<T> {

    private static final int ROWS_A_BLOCK = 256;
    private static final int MOST_IN_MEMORY = 4 << 20;

    /** How a row is written and read. */
    interface Form<T> {

        void write(T row, DataOutputStream out) throws IOException;

        T read(DataInputStream in) throws IOException;
    }

    private final Form<T> form;
    private final List<byte[]> blocks;
    private final List<long[]> filed;
    private final FileChannel file;
    private final int size;

    private StoredRows(Form<T> form, List<byte[]> blocks, List<long[]> filed, FileChannel file, int size) {
        this.form = form;
        this.blocks = blocks;
        this.filed = filed;
        this.file = file;
        this.size = size;
    }

    /** For a table's rows; their cells are words and fields. */
    public static Writer<ReportTable.Row> ofCells() {
        return new Writer<>(new StoredCells());
    }

    public static Writer<MeasureRow> ofMeasures() {
        return new Writer<>(new StoredMeasures());
    }

    /** Takes the rows one by one. */
    public static final class Writer<T> {

        private final Form<T> form;
        private final List<byte[]> blocks = new ArrayList<>();
        private final List<long[]> filed = new ArrayList<>();
        private final ByteArrayOutputStream block = new ByteArrayOutputStream();
        private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        private DataOutputStream out;
        private FileChannel file;
        private long inMemory;
        private long inFile;
        private int size;

        private Writer(Form<T> form) {
            this.form = form;
        }

        /** @throws IllegalArgumentException when a cell is of a kind that only short tables have */
        public void add(T row) {
            try {
                if (out == null) {
                    deflater.reset();
                    out = new DataOutputStream(new BufferedOutputStream(new DeflaterOutputStream(block, deflater)));
                }
                form.write(row, out);
                size++;
                if (size % ROWS_A_BLOCK == 0) {
                    close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the rows of a report cannot be kept; is the disk of the temporary folder full?", e);
            }
        }

        /** The rows; nothing can be added afterwards. */
        public StoredRows<T> finish() {
            try {
                if (out != null) {
                    close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the rows of a report cannot be kept; is the disk of the temporary folder full?", e);
            }
            deflater.end();
            return new StoredRows<>(form, List.copyOf(blocks), List.copyOf(filed), file, size);
        }

        private void close() throws IOException {
            out.close();
            out = null;
            byte[] bytes = block.toByteArray();
            block.reset();
            if (inMemory + bytes.length <= MOST_IN_MEMORY && file == null) {
                inMemory += bytes.length;
                blocks.add(bytes);
                return;
            }
            if (file == null) {
                Path path = Files.createTempFile("callmart-rows", ".tmp");
                file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
                Files.delete(path);
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                file.write(buffer, inFile + buffer.position());
            }
            filed.add(new long[] {inFile, bytes.length});
            inFile += bytes.length;
        }
    }

    @Override
    public int size() {
        return size;
    }

    /** Reads a whole block; to go over all rows use the iterator. */
    @Override
    public T get(int index) {
        java.util.Objects.checkIndex(index, size);
        return block(index / ROWS_A_BLOCK).get(index % ROWS_A_BLOCK);
    }

    @Override
    public Iterator<T> iterator() {
        return new Iterator<>() {
            private int next;
            private List<T> current = List.of();

            @Override
            public boolean hasNext() {
                return next < size;
            }

            @Override
            public T next() {
                if (next >= size) {
                    throw new NoSuchElementException();
                }
                if (next % ROWS_A_BLOCK == 0) {
                    current = block(next / ROWS_A_BLOCK);
                }
                return current.get(next++ % ROWS_A_BLOCK);
            }
        };
    }

    private List<T> block(int number) {
        int rows = Math.min(ROWS_A_BLOCK, size - number * ROWS_A_BLOCK);
        List<T> read = new ArrayList<>(rows);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(new InflaterInputStream(
                new ByteArrayInputStream(bytes(number)))))) {
            for (int i = 0; i < rows; i++) {
                read.add(form.read(in));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the kept rows of a report cannot be read again", e);
        }
        return read;
    }

    private byte[] bytes(int number) throws IOException {
        if (number < blocks.size()) {
            return blocks.get(number);
        }
        long[] place = filed.get(number - blocks.size());
        ByteBuffer buffer = ByteBuffer.allocate((int) place[1]);
        while (buffer.hasRemaining() && file.read(buffer, place[0] + buffer.position()) >= 0) {
            continue;
        }
        return buffer.array();
    }
}
