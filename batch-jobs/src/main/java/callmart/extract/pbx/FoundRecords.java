package callmart.extract.pbx;

import callmart.extract.RowCursor;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes what a preset makes of raw rows: records, refusals, and how many rows went into other ones. */
final class FoundRecords {

    /** Header under which the raw row stands that a record is made of. */
    static final String RAW = "raw";

    /** A record with the raw row that stands for it. */
    record Found(RawRow row, String[] cells, String refusal) {
    }

    private final Map<String, Integer> positions = new HashMap<>();
    private final int width;
    private final Deque<Found> found = new ArrayDeque<>();
    private final List<RowCursor.Remark> remarks = new ArrayList<>();
    private long folded;

    /** @param header the columns of a record; the last one is {@link #RAW} */
    FoundRecords(List<String> header) {
        this.width = header.size();
        for (int i = 0; i < width; i++) {
            positions.put(header.get(i), i);
        }
    }

    /** One raw row that carries no record, or a part of one that another row stands for. */
    void fold() {
        folded++;
    }

    /**
     * Something unusual that is not a row.
     *
     * @param millis when it happened, so that it is said on its day
     */
    void remark(long millis, String text) {
        remarks.add(new RowCursor.Remark(millis, text));
    }

    /** All remarks so far. */
    List<RowCursor.Remark> remarks() {
        return List.copyOf(remarks);
    }

    /** A record, with the raw row that stands for it. */
    void accept(RawRow row, Map<String, String> values) {
        found.add(new Found(row, cells(row, values), ""));
    }

    /**
     * A raw row that no record can be made of.
     *
     * @param values what is known of it all the same, at best the time that tells its day
     */
    void refuse(RawRow row, Map<String, String> values, String reason) {
        found.add(new Found(row, cells(row, values), reason));
    }

    /** The next record or refusal; null when there is none yet. */
    Found poll() {
        return found.poll();
    }

    /** Rows folded since this was asked last. */
    long takeFolded() {
        long taken = folded;
        folded = 0;
        return taken;
    }

    /** An instant as the pipeline reads it: epoch seconds. */
    static String time(long millis) {
        return BigDecimal.valueOf(millis, 3).toPlainString();
    }

    private String[] cells(RawRow row, Map<String, String> values) {
        String[] cells = new String[width];
        Arrays.fill(cells, "");
        values.forEach((name, value) -> cells[positions.get(name)] = value);
        cells[width - 1] = row.text();
        return cells;
    }
}
