package callmart.extract;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** The rows of one table-like source, one after the other; memory does not grow with their number. */
public interface RowCursor extends Closeable {

    /** What has more characters is not a row: a source that holds one is damaged, and reading it must not fill the memory. */
    int MOST_CHARACTERS = 1_000_000;

    /** The column names as they stand in the source, without surrounding space. */
    List<String> header();

    /** The texts that stand above the header. */
    default List<String> titles() {
        return List.of();
    }

    /**
     * The next row's cells, in the header's order; null after the last row. The array is the receiver's to keep.
     *
     * @throws ExtractionException when the rest of the source cannot be read; says where
     */
    String[] next() throws IOException;

    /** Where the row that was read last begins: 1-based line of a file. */
    long line();

    /** The name of the source of the row that was read last, in messages and in the reject ledger: a path relative to the home. */
    String source();

    /**
     * How many raw rows of the source lie between the row that was read last (after the last row: the end) and the one before it
     * without a row of their own: they carry no record, or only a part of one that another row stands for. Counted as filtered.
     */
    default long folded() {
        return 0;
    }

    /** Something unusual in a source that is not a row of the feed: when, in milliseconds since 1970 UTC, and what. */
    record Remark(long millis, String text) {
    }

    /**
     * The columns of a telephone system's table or export that its records are made of, as {@code log.answer}; known after the last
     * row. Empty when the header says all, or there is no line with names.
     */
    default List<String> ownColumns() {
        return List.of();
    }

    /** What is to be said of the whole source, after its last row; those of the day become warnings. */
    default List<Remark> remarks() {
        return List.of();
    }

    /** Why the source itself refuses the row that was read last, as a reason for the reject ledger; empty when it does not. */
    default String refusal() {
        return "";
    }

    /** The worksheet of the row that was read last; empty when the source has none. */
    default String sheet() {
        return "";
    }

    /** Share of the source that has been read, 0 to 1; may be asked from another thread. */
    double done();

    /** A row's cells as text of the source's kind, for the reject ledger. */
    String raw(String[] cells);
}
