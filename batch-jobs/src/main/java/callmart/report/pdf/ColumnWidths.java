package callmart.report.pdf;

import callmart.report.ReportTable.Column;
import java.util.List;

/**
 * How a list's columns share the width of the page: a column whose cells must stay on one line gets its room, one whose words may
 * wrap gives way; the type becomes smaller before any column gets too narrow to read. What room is left goes to names, numbers of
 * records and other short words first, so that they stay whole, and then to sentences, which wrap in any case.
 *
 * @param size of the type, points
 * @param edges where columns begin, points; one more than there are columns
 * @param headLines lines of the highest head
 */
record ColumnWidths(float size, int[] edges, int headLines) {

    /** A half-width character as a share of the type's size, a little more than the font's digits. */
    private static final float CHARACTER = 0.57f;

    /** Room beside the text of a cell, points. */
    private static final float PADDING = 5;

    private static final float[] SIZES = {9, 8.5f, 8, 7.5f, 7, 6.5f, 6};

    /** What a column of words keeps at least, half-width characters: three Chinese ones. */
    private static final int LEAST_WORDS = 6;

    /** A column of sentences keeps at least so many. */
    private static final int LEAST_SENTENCES = 28;

    /** Heads of more lines cost more room than they save. */
    private static final int MOST_HEAD_LINES = 3;

    static ColumnWidths of(List<Column> columns, int width) {
        float size = SIZES[SIZES.length - 1];
        for (float candidate : SIZES) {
            if (sum(columns, candidate) <= width) {
                size = candidate;
                break;
            }
        }
        return new ColumnWidths(size, edges(columns, size, width), headLines(columns, size, edges(columns, size, width)));
    }

    private static float sum(List<Column> columns, float size) {
        float sum = 0;
        for (Column column : columns) {
            sum += least(column, size);
        }
        return sum;
    }

    private static float least(Column column, float size) {
        int weight = !column.wraps() ? column.weight()
                : Math.min(column.weight(), column.holdsSentences() ? LEAST_SENTENCES : LEAST_WORDS);
        return Math.max(points(weight, size), head(column, size));
    }

    private static float wanted(Column column, float size) {
        return Math.max(points(column.weight(), size), least(column, size));
    }

    private static float points(int characters, float size) {
        return characters * CHARACTER * size + PADDING;
    }

    /** The width with which the head fits its lines. */
    private static float head(Column column, float size) {
        return -Math.floorDiv(-column.label().codePointCount(0, column.label().length()), MOST_HEAD_LINES) * size + PADDING;
    }

    /** Each column its least; what is left goes to short words, then to sentences, then to all in proportion. */
    private static int[] edges(List<Column> columns, float size, int width) {
        float[] widths = new float[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = least(columns.get(i), size);
        }
        widen(widths, columns, size, width, false);
        widen(widths, columns, size, width, true);
        float used = sum(widths);
        int[] edges = new int[columns.size() + 1];
        float passed = 0;
        for (int i = 0; i < widths.length; i++) {
            passed += widths[i];
            edges[i + 1] = i == widths.length - 1 ? width : Math.round(passed * width / used);
        }
        return edges;
    }

    /** Gives those columns the same share of what each of them wants beyond its width. */
    private static void widen(float[] widths, List<Column> columns, float size, int width, boolean sentences) {
        float missing = 0;
        for (int i = 0; i < widths.length; i++) {
            missing += columns.get(i).holdsSentences() == sentences ? wanted(columns.get(i), size) - widths[i] : 0;
        }
        float share = missing <= 0 ? 0 : Math.min(1, Math.max(0, width - sum(widths)) / missing);
        for (int i = 0; i < widths.length; i++) {
            widths[i] += columns.get(i).holdsSentences() == sentences ? share * (wanted(columns.get(i), size) - widths[i]) : 0;
        }
    }

    private static float sum(float[] widths) {
        float sum = 0;
        for (float width : widths) {
            sum += width;
        }
        return sum;
    }

    private static int headLines(List<Column> columns, float size, int[] edges) {
        int most = 1;
        for (int i = 0; i < columns.size(); i++) {
            float room = edges[i + 1] - edges[i] - PADDING + 1;
            int perLine = Math.max(1, (int) (room / size));
            int points = columns.get(i).label().codePointCount(0, columns.get(i).label().length());
            most = Math.max(most, -Math.floorDiv(-points, perLine));
        }
        return most;
    }
}
