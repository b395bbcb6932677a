package callmart.extract;

import callmart.feed.Feed;
import java.util.Arrays;

/**
 * One canonical row: texts as texts, everything else as a number (times in milliseconds since 1970 UTC, dates in days
 * since 1970, decimals in thousandths, yes/no as 1/0). Reused from row to row: a receiver copies what it keeps.
 */
public final class TypedRow {

    private final Feed feed;
    private final String[] texts;
    private final long[] numbers;
    private final boolean[] present;
    private String source = "";
    private long line;

    public TypedRow(Feed feed) {
        this.feed = feed;
        int size = feed.columns().size();
        this.texts = new String[size];
        this.numbers = new long[size];
        this.present = new boolean[size];
    }

    public Feed feed() {
        return feed;
    }

    void clear(String fromSource, long fromLine) {
        Arrays.fill(present, false);
        source = fromSource;
        line = fromLine;
    }

    void setText(int column, String text) {
        texts[column] = text;
        present[column] = true;
    }

    void setNumber(int column, long number) {
        numbers[column] = number;
        present[column] = true;
    }

    public boolean isPresent(int column) {
        return present[column];
    }

    /** The text of a present text column. */
    public String text(int column) {
        return texts[column];
    }

    /** The number of a present column that is not text. */
    public long number(int column) {
        return numbers[column];
    }

    /** Where the row comes from: file or query, relative to the home. */
    public String source() {
        return source;
    }

    /** 1-based line, or row number of a query. */
    public long line() {
        return line;
    }
}
