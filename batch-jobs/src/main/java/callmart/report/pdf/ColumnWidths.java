package callmart.report.pdf;

import callmart.report.HeadWords;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * How a table's columns share the width of the page, by what stands in them. Each gets what its longest word needs: a record's id, a
 * number or a date is never broken. The type becomes smaller where names, ids and times would take several lines. What room is left
 * goes to short words first, the column that lacks least before the others, so that they stay on one line, then to sentences, which
 * wrap in any case, then to the widths that the columns ask for, at last to all.
 * Decision 115.
 *
 * @param size of the type, points
 * @param edges where columns begin, points; one more than there are columns
 * @param heads the labels, broken into lines
 * @param headLines lines of the highest head
 * @param isCramped whether the columns do not fit, or a sentence takes more lines than are read down a narrow column
 */
record ColumnWidths(float size, int[] edges, List<String> heads, int headLines, boolean isCramped) {

    /** Room beside the text of a cell, points: the cell's padding, and what rounding takes. */
    private static final float PADDING = 5.5f;

    /** More room for words that follow figures, which stand at their column's right edge. */
    static final int GAP = 6;

    /** The type is made smaller down to the first for the sake of lines, further only where words would be broken. */
    private static final float SMALLEST_FOR_LINES = 7.5f;
    private static final float STEP = 0.5f;
    private static final float SMALLEST = 7;

    /** A half-width character of the widths that columns ask for, as a share of the type's size. */
    private static final float CHARACTER = 0.57f;

    /** What short words keep at least: three Chinese characters. */
    private static final float LEAST_WORDS = 3;

    /** Short words want one line up to so many Chinese characters. */
    private static final float MOST_WORDS = 15;

    /** A longer word is broken. */
    private static final float MOST_WORD = 14;

    /** A column of sentences keeps at least so many Chinese characters. */
    private static final float LEAST_SENTENCES = 14;

    /** A sentence that takes more lines is not read down a column. */
    private static final float MOST_SENTENCE_LINES = 5;

    /** A head of up to so many Chinese characters wants one line, a longer one two; from the second number on it may take three. */
    private static final float HEAD_OF_ONE_LINE = 4;
    private static final float HEAD_OF_THREE_LINES = 6.5f;
    private static final int MOST_HEAD_LINES = 3;

    /** What a column's cells need, as multiples of the type's size. */
    private record Need(Column column, boolean afterFigures, float word, float line, float leastHead, float wantedHead) {

        /** Where there are too many long words for the page, they are broken; figures, dates and times never. */
        Need squeezed() {
            return column.wraps() ? new Need(column, afterFigures, Math.min(word, LEAST_WORDS), line, leastHead, wantedHead) : this;
        }

        private float cells() {
            if (!column.wraps()) {
                return word;
            }
            return Math.max(Math.min(word, MOST_WORD), Math.min(line, column.holdsSentences() ? LEAST_SENTENCES : LEAST_WORDS));
        }

        float least(float size) {
            return points(Math.max(cells(), leastHead), size);
        }

        /** Short words on one line; sentences no more than their least. */
        float wanted(float size) {
            float most = !column.wraps() ? line : column.holdsSentences() ? 0 : Math.min(line, MOST_WORDS);
            return Math.max(least(size), points(Math.max(most, wantedHead), size));
        }

        float asked(float size) {
            return points(column.weight() * CHARACTER, size);
        }

        float whole(float size) {
            return points(line, size);
        }

        private float points(float ems, float size) {
            return ems * size + PADDING + (afterFigures ? GAP : 0);
        }
    }

    /** Goes over all rows. @param largest size of the type when there is room, points */
    static ColumnWidths of(ReportTable table, int width, float largest, TextWidths texts) {
        List<Need> needs = needs(table, texts);
        if (needs.stream().map(need -> need.least(SMALLEST)).reduce(0f, Float::sum) > width) {
            needs.replaceAll(Need::squeezed);
        }
        float size = size(needs, width, largest);
        int[] edges = edges(needs, size, width);
        List<String> heads = new ArrayList<>();
        int headLines = 1;
        for (int i = 0; i < needs.size(); i++) {
            float room = (edges[i + 1] - edges[i] - PADDING + 1 - (needs.get(i).afterFigures() ? GAP : 0)) / size;
            String head = head(table.columns().get(i), room, texts);
            heads.add(head);
            headLines = Math.max(headLines, (int) head.chars().filter(c -> c == '\n').count() + 1);
        }
        return new ColumnWidths(size, edges, heads, headLines, isCramped(needs, size, edges));
    }

    private static boolean isCramped(List<Need> needs, float size, int[] edges) {
        return needs.stream().map(need -> need.least(SMALLEST)).reduce(0f, Float::sum) > edges[needs.size()]
                || IntStream.range(0, needs.size()).filter(i -> needs.get(i).column().holdsSentences())
                .anyMatch(i -> needs.get(i).line() * size > MOST_SENTENCE_LINES * (edges[i + 1] - edges[i] - PADDING));
    }

    /** In as few lines as the room allows, broken where it means something if that has room. */
    private static String head(Column column, float room, TextWidths texts) {
        String label = column.label();
        HeadWords words = HeadWords.of(label);
        Predicate<String> fits = line -> texts.line(line, true) <= room;
        return words.broken(2, fits).or(() -> Optional.of(texts.broken(label, 2)).filter(fits))
                .or(() -> words.broken(MOST_HEAD_LINES, fits)).orElseGet(() -> texts.broken(label, MOST_HEAD_LINES));
    }

    private static List<Need> needs(ReportTable table, TextWidths texts) {
        int count = table.columns().size();
        float[] words = new float[count];
        float[] lines = new float[count];
        for (ReportTable.Row row : table.rows()) {
            for (int i = 0; i < count; i++) {
                String text = row.cells().get(i).text();
                boolean isBold = row.total() || row.cells().get(i).tone() != callmart.report.Cell.Tone.NONE;
                float line = texts.line(text, isBold);
                if (line > words[i]) {
                    words[i] = Math.max(words[i], texts.word(text, isBold));
                }
                lines[i] = Math.max(lines[i], line);
            }
        }
        List<Need> needs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String label = table.columns().get(i).label();
            float head = texts.line(label, true);
            needs.add(new Need(table.columns().get(i), table.followsFigures(i), words[i], lines[i],
                    texts.line(texts.broken(label, head < HEAD_OF_THREE_LINES ? 2 : MOST_HEAD_LINES), true),
                    texts.line(texts.broken(label, head <= HEAD_OF_ONE_LINE ? 1 : 2), true)));
        }
        return needs;
    }

    /** The largest with which the fewest columns want more lines than they get; a smaller one than for lines only where words need it. */
    private static float size(List<Need> needs, int width, float largest) {
        float best = SMALLEST;
        long fewest = Long.MAX_VALUE;
        for (float size = largest; size >= SMALLEST && (size >= SMALLEST_FOR_LINES || fewest == Long.MAX_VALUE); size -= STEP) {
            float[] widths = new float[needs.size()];
            float[] wanted = new float[needs.size()];
            for (int i = 0; i < widths.length; i++) {
                widths[i] = needs.get(i).least(size);
                wanted[i] = needs.get(i).wanted(size);
            }
            if (sum(widths) <= width) {
                fill(widths, wanted, width);
                long lacking = IntStream.range(0, widths.length).filter(i -> widths[i] < wanted[i]).count();
                if (lacking < fewest) {
                    fewest = lacking;
                    best = size;
                }
            }
        }
        return best;
    }

    private static int[] edges(List<Need> needs, float size, int width) {
        float[] widths = new float[needs.size()];
        float[] wanted = new float[needs.size()];
        float[] sentences = new float[needs.size()];
        float[] asked = new float[needs.size()];
        float[] whole = new float[needs.size()];
        for (int i = 0; i < widths.length; i++) {
            Need need = needs.get(i);
            widths[i] = need.least(size);
            wanted[i] = need.wanted(size);
            whole[i] = need.column().holdsSentences() ? need.whole(size) : 0;
            sentences[i] = Math.min(whole[i], need.asked(size));
            asked[i] = need.asked(size);
        }
        fill(widths, wanted, width);
        widen(widths, sentences, width);
        widen(widths, asked, width);
        widen(widths, whole, width);
        float used = sum(widths);
        int[] edges = new int[widths.length + 1];
        float passed = 0;
        for (int i = 0; i < widths.length; i++) {
            passed += widths[i];
            edges[i + 1] = i == widths.length - 1 ? width : Math.round(passed * width / used);
        }
        return edges;
    }

    /** Gives columns all of what they lack, the one that lacks least first, as long as there is room. */
    private static void fill(float[] widths, float[] wanted, int width) {
        float room = width - sum(widths);
        while (room > 0) {
            int next = -1;
            for (int i = 0; i < widths.length; i++) {
                float lack = wanted[i] - widths[i];
                if (lack > 0 && lack <= room && (next < 0 || lack < wanted[next] - widths[next])) {
                    next = i;
                }
            }
            if (next < 0) {
                return;
            }
            room -= wanted[next] - widths[next];
            widths[next] = wanted[next];
        }
    }

    /** Gives all columns the same share of what each of them lacks. */
    private static void widen(float[] widths, float[] wanted, int width) {
        float missing = 0;
        for (int i = 0; i < widths.length; i++) {
            missing += Math.max(0, wanted[i] - widths[i]);
        }
        float share = missing <= 0 ? 0 : Math.min(1, Math.max(0, width - sum(widths)) / missing);
        for (int i = 0; i < widths.length; i++) {
            widths[i] += share * Math.max(0, wanted[i] - widths[i]);
        }
    }

    private static float sum(float[] widths) {
        float sum = 0;
        for (float width : widths) {
            sum += width;
        }
        return sum;
    }
}
