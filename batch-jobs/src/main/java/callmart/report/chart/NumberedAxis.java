package callmart.report.chart;

import java.awt.Graphics2D;
import java.util.List;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.text.TextBlock;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.RectangleEdge;

/**
 * An axis of hours or days: each label stands on one line, and where they have no room beside each other every second is left out.
 * Decision 346.
 */
final class NumberedAxis extends CategoryAxis {

    private static final long serialVersionUID = 1;

    /** How much room a label takes, in its widths. */
    private static final float ROOM = 1.25f;

    private final List<String> labels;

    /** @param labels all of them, from left to right */
    NumberedAxis(List<String> labels) {
        this.labels = List.copyOf(labels);
    }

    /** Whether all labels are numbers or dates, which cannot be broken. */
    static boolean suits(List<String> labels) {
        return labels.stream().allMatch(label -> label.matches("[0-9-]+ *"));
    }

    @Override
    protected TextBlock createLabel(@SuppressWarnings("rawtypes") Comparable category, float width, RectangleEdge edge, Graphics2D g2) {
        String label = category.toString();
        int widest = labels.stream().mapToInt(g2.getFontMetrics(getTickLabelFont())::stringWidth).max().orElse(0);
        return widest * ROOM > width && labels.indexOf(label) % 2 == 1 ? new TextBlock()
                : TextUtils.createTextBlock(label, getTickLabelFont(category), getTickLabelPaint(category));
    }
}
