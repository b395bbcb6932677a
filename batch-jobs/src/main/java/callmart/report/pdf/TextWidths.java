package callmart.report.pdf;

import callmart.report.chart.ReportFonts;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How wide texts are in the report's fonts, as multiples of the type's size. Safe for use by several threads. */
final class TextWidths {

    /** Large enough that rounding to the screen's grid does not matter. */
    private static final float EXACT = 100;

    /** Below it every character has its own width; from here on, those that Chinese texts use are squares. */
    private static final int FIRST_WIDE = 0x2E80;

    /** What sums of widths are off by. */
    private static final float ROUNDING = 0.01f;

    private final float[] regular;
    private final float[] bold;
    private final Font regularFont;
    private final Font boldFont;
    private final Map<Integer, Float> others = new ConcurrentHashMap<>();

    TextWidths(ReportFonts fonts) {
        this.regularFont = fonts.regular(EXACT);
        this.boldFont = fonts.bold(EXACT);
        this.regular = latin(regularFont);
        this.bold = latin(boldFont);
    }

    private static float[] latin(Font font) {
        float[] widths = new float[0x180];
        for (int i = ' '; i < widths.length; i++) {
            widths[i] = width(font, i);
        }
        Arrays.fill(widths, 0, ' ', 0);
        return widths;
    }

    private static float width(Font font, int point) {
        return (float) font.getStringBounds(Character.toString(point), new FontRenderContext(null, true, true)).getWidth() / EXACT;
    }

    private float of(int point, boolean isBold) {
        float[] known = isBold ? bold : regular;
        if (point < known.length) {
            return known[point];
        }
        return point >= FIRST_WIDE ? 1 : others.computeIfAbsent(point, p -> width(isBold ? boldFont : regularFont, p));
    }

    /** The widest line of the text. */
    float line(String text, boolean isBold) {
        float widest = 0;
        float width = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int point = text.codePointAt(i);
            width = point == '\n' ? 0 : width + of(point, isBold);
            widest = Math.max(widest, width);
        }
        return widest;
    }

    /** The widest piece that no line break divides: a number, a record's id, one Chinese character. */
    float word(String text, boolean isBold) {
        float widest = 0;
        float width = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int point = text.codePointAt(i);
            width = Character.isWhitespace(point) ? 0 : breaksAround(point) ? of(point, isBold) : width + of(point, isBold);
            widest = Math.max(widest, width);
            width = breaksAround(point) ? 0 : width;
        }
        return widest;
    }

    private static boolean breaksAround(int point) {
        return point >= FIRST_WIDE;
    }

    /** A head in so many lines of about the same width, where words let it, two of them at its blank; broken by line feeds. */
    String broken(String label, int lines) {
        if (lines == 2 && label.indexOf(' ') > 0) {
            return label.replaceFirst(" ", "\n");
        }
        float each = line(label, true) / lines;
        StringBuilder broken = new StringBuilder();
        float passed = 0;
        int made = 1;
        for (int i = 0; i < label.length(); i += Character.charCount(label.codePointAt(i))) {
            int point = label.codePointAt(i);
            boolean mayBreak = i > 0 && (breaksAround(point) || breaksAround(label.codePointBefore(i))) && "）)".indexOf(point) < 0
                    && "（(".indexOf(label.codePointBefore(i)) < 0;
            if (mayBreak && made < lines && passed + of(point, true) > each * made + ROUNDING) {
                broken.append('\n');
                made++;
            }
            broken.appendCodePoint(point);
            passed += of(point, true);
        }
        return broken.toString();
    }
}
