package callmart.report.pdf;

import callmart.report.ReportTable.Column;
import java.util.List;

/**
 * How a list's columns share the width of the page: a column whose cells must stay on one line gets its room, one whose words may
 * wrap gives way; the type becomes smaller before any column gets too narrow to read.
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

    /** From this weight on a column holds sentences. */
    private static final int SENTENCES = 30;

    /** Heads of more lines cost more room than they save. */
    private static final int MOST_HEAD_LINES = 3;

    static ColumnWidths of(List<Column> columns, int width) {
        float size = SIZES[SIZES.length - 1];
        for (float candidate : SIZES) {
            if (sum(columns, candidate, true) <= width) {
                size = candidate;
                break;
            }
        }
        return new ColumnWidths(size, edges(columns, size, width), headLines(columns, size, edges(columns, size, width)));
    }

    private static float sum(List<Column> columns, float size, boolean least) {
        float sum = 0;
        for (Column column : columns) {
            sum += least ? least(column, size) : wanted(column, size);
        }
        return sum;
    }

    private static float least(Column column, float size) {
        int weight = !column.wraps() ? column.weight()
                : Math.min(column.weight(), column.weight() >= SENTENCES ? LEAST_SENTENCES : LEAST_WORDS);
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

    /** Each column its least; what is left goes to those that want more, then to the widest in proportion. */
    private static int[] edges(List<Column> columns, float size, int width) {
        float left = width - sum(columns, size, true);
        float missing = sum(columns, size, false) - sum(columns, size, true);
        float share = missing <= 0 ? 0 : Math.min(1, Math.max(0, left) / missing);
        float used = 0;
        float[] widths = new float[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            float least = least(columns.get(i), size);
            widths[i] = least + share * (wanted(columns.get(i), size) - least);
            used += widths[i];
        }
        int[] edges = new int[columns.size() + 1];
        float passed = 0;
        for (int i = 0; i < widths.length; i++) {
            passed += widths[i];
            edges[i + 1] = i == widths.length - 1 ? width : Math.round(passed * width / used);
        }
        return edges;
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
