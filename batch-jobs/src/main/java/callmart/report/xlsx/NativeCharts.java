package callmart.report.xlsx;

import callmart.measure.kpi.FigureUnit;
import callmart.report.Chart;
import callmart.report.Formats;
import callmart.report.chart.Palette;
import callmart.report.chart.ReportFonts;
import java.awt.Color;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.poi.xddf.usermodel.PresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFNoFillProperties;
import org.apache.poi.xddf.usermodel.XDDFPresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickLabelPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickMark;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.DisplayBlanks;
import org.apache.poi.xddf.usermodel.chart.Grouping;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFChartAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDoughnutChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xddf.usermodel.text.XDDFFont;
import org.apache.poi.xddf.usermodel.text.XDDFRunProperties;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Excel's own charts, every colour given: what is left to defaults is invisible in some readers. */
record NativeCharts(XSSFSheet sheet, ChartDataSheet data) {

    private static final List<Color> BARS = List.of(Palette.PALE, Palette.MISSED);
    private static final List<Color> PAIRS = List.of(Palette.ACCENT, Palette.PALE);
    private static final int LEFT_ROWS = 13;
    /** A smaller chart cannot be read. */
    private static final int LEAST_ROWS = 10;
    private static final int LAST_ROW = SummarySheet.BODY_ROW + 2 * LEFT_ROWS - 1;

    /**
     * Where the sheet is too long for one page, all charts but the first go to the second.
     *
     * @param below first row below the findings, for the chart that stands there
     */
    void draw(List<Chart> charts, int below) {
        XSSFDrawing drawing = sheet.createDrawingPatriarch();
        int last = Math.max(LAST_ROW, below + LEAST_ROWS);
        boolean isSplit = !PrintPages.isOnePage(sheet, last);
        int second = isSplit ? Math.max(SummarySheet.BODY_ROW + LEFT_ROWS, below) : SummarySheet.BODY_ROW + LEFT_ROWS;
        int row = SummarySheet.BODY_ROW;
        for (Chart chart : charts) {
            XSSFChart made;
            if (chart.kind() == Chart.Kind.RING) {
                made = place(drawing, chart, SummarySheet.LEFT_COLUMNS, isSplit ? second : below, SummarySheet.COLUMNS,
                        isSplit ? second + LEFT_ROWS - 1 : last);
                ring(made, chart);
            } else {
                made = place(drawing, chart, 0, row, SummarySheet.LEFT_COLUMNS, row + LEFT_ROWS - 1);
                bars(made, chart);
                row = Math.max(row + LEFT_ROWS, second);
            }
            ChartXml.frame(made.getCTChartSpace());
        }
        if (isSplit) {
            PrintPages.split(sheet, second);
        } else {
            PrintPages.fit(sheet, last);
        }
    }

    /** Draws a chart into the given cells. */
    void draw(Chart chart, int left, int top, int right, int bottom) {
        XSSFChart made = place(sheet.createDrawingPatriarch(), chart, left, top, right, bottom);
        if (chart.kind() == Chart.Kind.RING) {
            ring(made, chart);
        } else {
            bars(made, chart);
        }
        ChartXml.frame(made.getCTChartSpace());
    }

    private static XSSFChart place(XSSFDrawing drawing, Chart chart, int left, int top, int right, int bottom) {
        XSSFClientAnchor anchor = drawing.createAnchor(0, 0, 0, 0, left, top, right, bottom);
        XSSFChart made = drawing.createChart(anchor);
        made.setTitleText(chart.title());
        made.setTitleOverlay(false);
        XDDFRunProperties title = made.getFormattedTitle().getParagraph(0).addDefaultRunProperties();
        type(title, 10.0, Palette.INK);
        title.setBold(true);
        made.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        made.displayBlanksAs(DisplayBlanks.GAP);
        return made;
    }

    private void bars(XSSFChart target, Chart chart) {
        ChartDataSheet.Block block = data.add(chart);
        XDDFCategoryDataSource labels = block.labels();
        XDDFCategoryAxis across = target.createCategoryAxis(AxisPosition.BOTTOM);
        XDDFValueAxis up = target.createValueAxis(AxisPosition.LEFT);
        axis(across, true);
        axis(up, false);
        up.setCrosses(AxisCrosses.AUTO_ZERO);
        up.setCrossBetween(AxisCrossBetween.BETWEEN);
        up.setNumberFormat(block.count());
        up.setMinimum(0);
        up.getOrAddMajorGridProperties().setLineProperties(line(Palette.RULE, 0.5));
        XDDFBarChartData bars = (XDDFBarChartData) target.createData(ChartTypes.BAR, across, up);
        bars.setBarDirection(BarDirection.COL);
        bars.setBarGrouping(BarGrouping.CLUSTERED);
        bars.setGapWidth(60);
        bars.setVaryColors(false);
        for (int i = 0; i < chart.bars().size(); i++) {
            Chart.Series series = chart.bars().get(i);
            XDDFChartData.Series drawn = bars.addSeries(labels, block.series(series.label(), series.values(), block.count()));
            drawn.setTitle(series.label());
            List<Color> colors = chart.kind() == Chart.Kind.COMPARISON ? PAIRS : BARS;
            drawn.setFillProperties(fill(colors.get(i % colors.size())));
            if (chart.numbered()) {
                ChartXml.values(((XDDFBarChartData.Series) drawn).getCTBarSer().addNewDLbls());
            }
        }
        target.plot(bars);
        chart.line().ifPresent(series -> line(target, chart, series, block, labels));
    }

    private void line(XSSFChart target, Chart chart, Chart.Series series, ChartDataSheet.Block block,
            XDDFCategoryDataSource labels) {
        XDDFCategoryAxis hidden = target.createCategoryAxis(AxisPosition.BOTTOM);
        hidden.setVisible(false);
        XDDFValueAxis right = target.createValueAxis(AxisPosition.RIGHT);
        axis(right, false);
        right.setCrosses(AxisCrosses.MAX);
        right.setCrossBetween(AxisCrossBetween.BETWEEN);
        right.setNumberFormat("0%");
        right.setMinimum(chart.lineFloor().doubleValue());
        right.setMaximum(1);
        right.setMajorUnit(0.1);
        hidden.crossAxis(right);
        right.crossAxis(hidden);
        XDDFLineChartData lines = (XDDFLineChartData) target.createData(ChartTypes.LINE, hidden, right);
        lines.setVaryColors(false);
        lines.setGrouping(Grouping.STANDARD);
        String percent = Formats.pattern(FigureUnit.PERCENT);
        XDDFLineChartData.Series share = add(lines, labels, block.series(series.label(), series.values(), percent),
                series.label());
        share.setLineProperties(line(Palette.ACCENT, 1.75));
        share.setMarkerStyle(MarkerStyle.CIRCLE);
        ChartXml.marker(share.getCTLineSer(), Palette.ACCENT);
        chart.target().ifPresent(level -> {
            String label = "目标 " + Formats.percent(level);
            List<Optional<BigDecimal>> levels = Collections.nCopies(chart.labels().size(), Optional.of(level));
            XDDFLineChartData.Series drawn = add(lines, labels, block.series(label, levels, percent), label);
            XDDFLineProperties dashed = line(Palette.MET, 1.25);
            dashed.setPresetDash(new XDDFPresetLineDash(PresetLineDash.DASH));
            drawn.setLineProperties(dashed);
            drawn.setMarkerStyle(MarkerStyle.NONE);
        });
        target.plot(lines);
    }

    private static XDDFLineChartData.Series add(XDDFLineChartData lines, XDDFCategoryDataSource labels,
            XDDFNumericalDataSource<Double> values, String title) {
        XDDFLineChartData.Series series = (XDDFLineChartData.Series) lines.addSeries(labels, values);
        series.setTitle(title);
        series.setSmooth(false);
        return series;
    }

    private void ring(XSSFChart target, Chart chart) {
        ChartDataSheet.Block block = data.add(chart);
        XDDFDoughnutChartData ring = (XDDFDoughnutChartData) target.createData(ChartTypes.DOUGHNUT, null, null);
        ring.setVaryColors(true);
        ring.setHoleSize(58);
        Chart.Series values = chart.bars().get(0);
        XDDFChartData.Series parts = ring.addSeries(block.labels(), block.series(values.label(), values.values(),
                block.count()));
        parts.setTitle(values.label());
        List<Color> colors = Palette.parts(chart.labels().size());
        for (int i = 0; i < colors.size(); i++) {
            parts.getDataPoint(i).setFillProperties(fill(colors.get(i)));
        }
        target.plot(ring);
    }

    private static void axis(XDDFChartAxis axis, boolean drawn) {
        axis.setMajorTickMark(AxisTickMark.NONE);
        axis.setMinorTickMark(AxisTickMark.NONE);
        axis.setTickLabelPosition(AxisTickLabelPosition.NEXT_TO);
        type(axis.getOrAddTextProperties(), 8.0, Palette.MUTED);
        axis.getOrAddShapeProperties().setLineProperties(drawn
                ? line(Palette.RULE, 0.75)
                : new XDDFLineProperties(new XDDFNoFillProperties()));
    }

    private static void type(XDDFRunProperties text, double size, Color color) {
        text.setFontSize(size);
        text.setBold(false);
        text.setFillProperties(fill(color));
        text.setFonts(new XDDFFont[] {
            new XDDFFont(org.apache.poi.common.usermodel.fonts.FontGroup.LATIN, ReportFonts.FAMILY, null, null, null),
            new XDDFFont(org.apache.poi.common.usermodel.fonts.FontGroup.EAST_ASIAN, ReportFonts.FAMILY, null, null, null)});
    }

    private static XDDFSolidFillProperties fill(Color color) {
        return new XDDFSolidFillProperties(XDDFColor.from(new byte[] {(byte) color.getRed(), (byte) color.getGreen(),
            (byte) color.getBlue()}));
    }

    private static XDDFLineProperties line(Color color, double width) {
        XDDFLineProperties line = new XDDFLineProperties(fill(color));
        line.setWidth(width);
        return line;
    }
}
