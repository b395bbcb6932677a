package callmart.report.chart;

import java.awt.Color;

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

    private Palette() {
    }
}
