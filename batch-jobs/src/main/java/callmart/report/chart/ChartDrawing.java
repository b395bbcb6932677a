package callmart.report.chart;

import callmart.report.Chart;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;

/** Draws charts: as vectors onto whatever takes them, or as PNG. */
public final class ChartDrawing {

    /** Pixels a point in a PNG, for sharp pictures on dense screens. */
    private static final int SCALE = 2;

    /** Pixels a point of type in a PNG: paper is read from closer than a screen. */
    private static final double TYPE = 1.2;

    private final ReportFonts fonts;
    private final ChartForms forms;

    public ChartDrawing(ReportFonts fonts) {
        this.fonts = fonts;
        this.forms = new ChartForms(fonts);
    }

    /** Draws into the area, whose unit is a point. */
    public void draw(Chart chart, Graphics2D graphics, Rectangle2D area) {
        form(chart).draw(graphics, area);
    }

    /** A PNG of twice the size given, to be shown at the size given; its type is larger than on paper. */
    public byte[] png(Chart chart, int width, int height) {
        BufferedImage image = new BufferedImage(width * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.scale(SCALE * TYPE, SCALE * TYPE);
        form(chart).draw(graphics, new Rectangle2D.Double(0, 0, width / TYPE, height / TYPE));
        graphics.dispose();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JFreeChart form(Chart chart) {
        Chart shown = new Chart(chart.id(), fonts.printable(chart.title()), chart.kind(), labels(chart), chart.bars(),
                chart.line(), chart.target());
        return switch (chart.kind()) {
            case BARS_AND_LINE, BARS, COMPARISON -> forms.bars(shown);
            case RING -> forms.ring(shown);
        };
    }

    /** What the font can show, and no two alike: a label is the key of its bar. */
    private List<String> labels(Chart chart) {
        List<String> labels = new ArrayList<>();
        for (String label : chart.labels()) {
            String shown = fonts.printable(label);
            while (labels.contains(shown)) {
                shown += " ";
            }
            labels.add(shown);
        }
        return labels;
    }
}
