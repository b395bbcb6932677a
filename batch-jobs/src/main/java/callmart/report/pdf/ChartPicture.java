package callmart.report.pdf;

import callmart.report.Chart;
import callmart.report.chart.ChartDrawing;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.renderers.AbstractRenderer;
import net.sf.jasperreports.renderers.Graphics2DRenderable;

/** A chart that the PDF draws as vectors, its words as outlines. Lives only while a document is rendered. */
final class ChartPicture extends AbstractRenderer implements Graphics2DRenderable {

    private static final long serialVersionUID = 1L;

    private final transient Chart chart;
    private final transient ChartDrawing drawing;

    ChartPicture(Chart chart, ChartDrawing drawing) {
        this.chart = chart;
        this.drawing = drawing;
    }

    @Override
    public void render(JasperReportsContext context, Graphics2D graphics, Rectangle2D area) {
        drawing.draw(chart, graphics, area);
    }
}
