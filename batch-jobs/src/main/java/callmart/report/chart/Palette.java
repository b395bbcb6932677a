package callmart.report.chart;

import java.awt.Color;
import java.util.List;
import java.util.stream.IntStream;

/** The product's colours; met and missed never stand alone, a mark or a word goes with them. */
public final class Palette {

    public static final Color INK = new Color(0x1F2933);
    public static final Color MUTED = new Color(0x667085);
    public static final Color RULE = new Color(0xD0D5DD);
    public static final Color ACCENT = new Color(0x1F5FA8);
    public static final Color MET = new Color(0x1B7F5C);
    public static final Color MISSED = new Color(0xB42318);

    /** Bars beside the accent and quiet areas: light enough to stay apart from it in black and white. */
    public static final Color PALE = new Color(0xA9C4E4);

    /** The larger numbers of a heat map; the largest are {@link #PALE}. */
    public static final Color PALEST = new Color(0xDCE8F5);

    /** The ground of headings. */
    public static final Color GROUND = new Color(0xF2F4F7);

    /** What parts of a whole take first. */
    private static final List<Color> PARTS = List.of(ACCENT, RULE, MISSED, PALE, MUTED, MET, INK);

    private Palette() {
    }

    /** The colours of so many parts of a whole, no two alike: those of the product, then the same ones lighter and lighter. */
    public static List<Color> parts(int count) {
        int rounds = -Math.floorDiv(-count, PARTS.size());
        return IntStream.range(0, count).mapToObj(i -> lighter(PARTS.get(i % PARTS.size()), (double) (i / PARTS.size()) / rounds)).toList();
    }

    /** @param share of white, from 0 to 1 */
    private static Color lighter(Color color, double share) {
        int[] parts = IntStream.of(color.getRed(), color.getGreen(), color.getBlue())
                .map(part -> (int) Math.round(part + (255 - part) * share)).toArray();
        return new Color(parts[0], parts[1], parts[2]);
    }
}
