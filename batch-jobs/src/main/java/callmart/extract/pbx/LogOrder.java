package callmart.extract.pbx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** In which order the rows of a log lie, and in which they happened. Holds two numbers a row. */
final class LogOrder {

    /** By how much a row of a log in order may be earlier than one before it, in milliseconds: of writers side by side one is late. */
    static final long DISORDER = 60_000;

    private record Row(long line, long millis) {
    }

    private final List<Row> rows = new ArrayList<>();
    private long first = Long.MAX_VALUE / 2;
    private long latest = Long.MIN_VALUE / 2;
    private int later;
    private int earlier;
    private boolean back;

    /**
     * A row with its time.
     *
     * @param twice whether the clock showed this time twice, because it was set back
     */
    void add(long line, long millis, boolean twice) {
        if (!rows.isEmpty()) {
            long before = rows.get(rows.size() - 1).millis();
            later += millis > before ? 1 : 0;
            earlier += millis < before ? 1 : 0;
        }
        back |= latest - millis > DISORDER && !twice;
        latest = Math.max(latest, millis);
        first = Math.min(first, millis);
        rows.add(new Row(line, millis));
    }

    /** A row without a time: it stays beside the one before it. */
    void add(long line) {
        rows.add(new Row(line, rows.isEmpty() ? Long.MIN_VALUE : rows.get(rows.size() - 1).millis()));
    }

    /** Whether enough was seen to tell which way the log runs. */
    boolean isTold() {
        return latest - first > DISORDER;
    }

    /** When the earliest row was. */
    long first() {
        return first;
    }

    boolean isNewestFirst() {
        return earlier > later;
    }

    /** The lines in the order of time; of rows of one time in that of the log. Empty when they lie in it. */
    List<Long> lines() {
        if (!back && !isNewestFirst()) {
            return List.of();
        }
        if (isNewestFirst()) {
            Collections.reverse(rows);
        }
        return rows.stream().sorted(Comparator.comparingLong(Row::millis)).map(Row::line).toList();
    }
}
