package callmart.report.chart;

import callmart.report.Chart;
import callmart.report.Formats;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Ellipse2D;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.RingPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.general.DefaultPieDataset;

/** The forms that charts take: flat, without shadows, tones that stay apart in black and white. Decision 154. */
record ChartForms(ReportFonts fonts) {

    private static final float TITLE = 9.5f;
    private static final float SMALL = 7.5f;
    private static final int MOST_LABEL_LINES = 3;

    /** How much wider than its bars the slot of a label is. */
    private static final float SLOT = 1.3f;
    private static final List<Color> BARS = List.of(Palette.PALE, Palette.MISSED);
    private static final List<Color> PAIRS = List.of(Palette.ACCENT, Palette.PALE);

    /** Bars side by side, with the line and its target on a second axis where the chart has them. */
    JFreeChart bars(Chart chart) {
        Font small = fonts.regular(SMALL);
        CategoryAxis across = NumberedAxis.suits(chart.labels()) ? new NumberedAxis(chart.labels()) : new CategoryAxis();
        across.setTickLabelFont(small);
        across.setTickLabelPaint(Palette.MUTED);
        across.setAxisLinePaint(Palette.RULE);
        across.setTickMarksVisible(false);
        across.setCategoryMargin(0.25);
        across.setMaximumCategoryLabelWidthRatio(SLOT);
        across.setMaximumCategoryLabelLines(MOST_LABEL_LINES);
        NumberAxis up = axis("#,##0");
        up.setStandardTickUnits(NumberAxis.createIntegerTickUnits(Locale.ROOT));
        up.setUpperMargin(0.14);
        BarRenderer bars = barRenderer(chart);
        CategoryPlot plot = new CategoryPlot(dataset(chart, chart.bars()), across, up, bars);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.setRangeGridlinePaint(Palette.RULE);
        plot.setRangeGridlineStroke(new BasicStroke(0.4f));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        chart.line().ifPresent(line -> addLine(plot, chart, line));
        return furnish(new JFreeChart(chart.title(), fonts.bold(TITLE), plot, false), true);
    }

    private BarRenderer barRenderer(Chart chart) {
        BarRenderer bars = new BarRenderer();
        bars.setBarPainter(new StandardBarPainter());
        bars.setShadowVisible(false);
        bars.setDrawBarOutline(false);
        bars.setItemMargin(0.05);
        bars.setMaximumBarWidth(0.06);
        List<Color> colors = chart.kind() == Chart.Kind.COMPARISON ? PAIRS : BARS;
        for (int i = 0; i < chart.bars().size(); i++) {
            bars.setSeriesPaint(i, colors.get(i % colors.size()));
        }
        if (chart.numbered()) {
            bars.setDefaultItemLabelGenerator(new StandardCategoryItemLabelGenerator("{2}", decimalFormat("#,##0")));
            bars.setDefaultItemLabelsVisible(true);
            bars.setDefaultItemLabelFont(fonts.regular(SMALL));
            bars.setDefaultItemLabelPaint(Palette.INK);
        }
        return bars;
    }

    private void addLine(CategoryPlot plot, Chart chart, Chart.Series line) {
        NumberAxis share = axis("0%");
        double floor = chart.lineFloor().doubleValue();
        share.setRange(floor, 1.02);
        share.setTickUnit(new NumberTickUnit(floor >= 0.5 ? 0.1 : 0.2, decimalFormat("0%")));
        plot.setRangeAxis(1, share);
        plot.setRangeAxisLocation(1, AxisLocation.BOTTOM_OR_RIGHT);
        plot.setDataset(1, dataset(chart, List.of(line)));
        plot.mapDatasetToRangeAxis(1, 1);
        LineAndShapeRenderer drawn = new LineAndShapeRenderer(true, true);
        drawn.setSeriesPaint(0, Palette.ACCENT);
        drawn.setSeriesStroke(0, new BasicStroke(1.6f));
        drawn.setSeriesShape(0, new Ellipse2D.Double(-1.8, -1.8, 3.6, 3.6));
        plot.setRenderer(1, drawn);
        chart.target().ifPresent(target -> {
            DefaultCategoryDataset level = new DefaultCategoryDataset();
            chart.labels().forEach(label -> level.addValue(target, "目标 " + Formats.percent(target), label));
            plot.setDataset(2, level);
            plot.mapDatasetToRangeAxis(2, 1);
            LineAndShapeRenderer dashes = new LineAndShapeRenderer(true, false);
            dashes.setSeriesPaint(0, Palette.MET);
            dashes.setSeriesStroke(0, new BasicStroke(1.1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10,
                    new float[] {4, 3}, 0));
            plot.setRenderer(2, dashes);
        });
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    }

    /** A ring; its labels carry the counts. */
    JFreeChart ring(Chart chart) {
        List<Optional<BigDecimal>> values = chart.bars().get(0).values();
        BigDecimal sum = values.stream().flatMap(Optional::stream).reduce(BigDecimal.ZERO, BigDecimal::add);
        DefaultPieDataset<String> parts = new DefaultPieDataset<>();
        RingPlot plot = new RingPlot(parts);
        List<Color> colors = Palette.parts(values.size());
        for (int i = 0; i < values.size(); i++) {
            BigDecimal value = values.get(i).orElse(BigDecimal.ZERO);
            String key = chart.labels().get(i);
            parts.setValue(key, value);
            plot.setSectionPaint(key, colors.get(i));
        }
        plot.setSectionDepth(0.38);
        plot.setSeparatorsVisible(false);
        plot.setSectionOutlinesVisible(true);
        plot.setDefaultSectionOutlinePaint(Color.WHITE);
        plot.setDefaultSectionOutlineStroke(new BasicStroke(1.2f));
        plot.setShadowPaint(null);
        plot.setLabelGenerator(null);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.setInteriorGap(0.04);
        plot.setCenterTextMode(org.jfree.chart.plot.CenterTextMode.FIXED);
        plot.setCenterText(chart.bars().get(0).label() + " " + Formats.count(sum));
        plot.setCenterTextFont(fonts.bold(9));
        plot.setCenterTextColor(Palette.INK);
        plot.setLegendItemShape(new java.awt.Rectangle(7, 7));
        return furnish(new JFreeChart(chart.title(), fonts.bold(TITLE), plot, false), false);
    }

    private JFreeChart furnish(JFreeChart drawn, boolean legendAbove) {
        drawn.setBackgroundPaint(Color.WHITE);
        drawn.setPadding(new RectangleInsets(2, 2, 2, 2));
        TextTitle title = drawn.getTitle();
        title.setPaint(Palette.INK);
        title.setHorizontalAlignment(HorizontalAlignment.LEFT);
        title.setMargin(0, 2, 2, 0);
        LegendTitle legend = new LegendTitle(drawn.getPlot());
        legend.setItemFont(fonts.regular(SMALL));
        legend.setItemPaint(Palette.INK);
        legend.setBackgroundPaint(Color.WHITE);
        legend.setPosition(legendAbove ? RectangleEdge.TOP : RectangleEdge.BOTTOM);
        legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
        drawn.addSubtitle(legend);
        drawn.setAntiAlias(true);
        drawn.getRenderingHints().putAll(Map.of(java.awt.RenderingHints.KEY_FRACTIONALMETRICS,
                java.awt.RenderingHints.VALUE_FRACTIONALMETRICS_ON));
        return drawn;
    }

    private NumberAxis axis(String pattern) {
        NumberAxis axis = new NumberAxis();
        axis.setTickLabelFont(fonts.regular(SMALL));
        axis.setTickLabelPaint(Palette.MUTED);
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        axis.setNumberFormatOverride(decimalFormat(pattern));
        return axis;
    }

    private static DefaultCategoryDataset dataset(Chart chart, List<Chart.Series> series) {
        DefaultCategoryDataset dataset = new DefaultCategoryDataset();
        for (Chart.Series one : series) {
            for (int i = 0; i < chart.labels().size(); i++) {
                dataset.addValue(one.values().get(i).orElse(null), one.label(), chart.labels().get(i));
            }
        }
        return dataset;
    }

    private static DecimalFormat decimalFormat(String pattern) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    }
}
