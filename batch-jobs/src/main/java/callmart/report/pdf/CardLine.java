package callmart.report.pdf;

import callmart.report.chart.Palette;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.renderers.AbstractRenderer;
import net.sf.jasperreports.renderers.Graphics2DRenderable;

/** The line of a card, with a dot on its last point; open where a period has no value. Lives only while a document is rendered. */
final class CardLine extends AbstractRenderer implements Graphics2DRenderable {

    private static final long serialVersionUID = 1L;
    private static final float STROKE = 1.1f;
    private static final double DOT = 1.8;
    private static final double TOP = 100;

    private final transient List<Integer> heights;

    /** @param heights from 0 to 100; −1 without a value */
    CardLine(List<Integer> heights) {
        this.heights = List.copyOf(heights);
    }

    @Override
    public void render(JasperReportsContext context, Graphics2D graphics, Rectangle2D area) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Palette.ACCENT);
        graphics.setStroke(new BasicStroke(STROKE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int i = 1; i < heights.size(); i++) {
            if (heights.get(i - 1) >= 0 && heights.get(i) >= 0) {
                graphics.draw(new Line2D.Double(point(i - 1, area), point(i, area)));
            }
        }
        for (int i = 0; i < heights.size(); i++) {
            boolean last = i == heights.size() - 1;
            boolean alone = (i == 0 || heights.get(i - 1) < 0) && (last || heights.get(i + 1) < 0);
            if (heights.get(i) >= 0 && (alone || last)) {
                Point2D at = point(i, area);
                graphics.fill(new Ellipse2D.Double(at.getX() - DOT, at.getY() - DOT, 2 * DOT, 2 * DOT));
            }
        }
    }

    private Point2D point(int place, Rectangle2D area) {
        return new Point2D.Double(area.getX() + DOT + (area.getWidth() - 2 * DOT) * place / (heights.size() - 1),
                area.getMaxY() - DOT - (area.getHeight() - 2 * DOT) * heights.get(place) / TOP);
    }
}
