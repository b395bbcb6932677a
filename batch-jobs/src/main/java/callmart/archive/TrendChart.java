package callmart.archive;

import callmart.kpi.Kpi;
import callmart.kpi.Ratio;
import callmart.kpi.Target;
import callmart.report.Figure;
import callmart.report.Formats;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A KPI's line with its target, as an SVG drawing. A point that misses the target is a triangle, not only red. */
final class TrendChart {

    private static final int WIDTH = 320;
    private static final int HEIGHT = 118;
    private static final double LEFT = 46;
    private static final double RIGHT = 312;
    private static final double TOP = 10;
    private static final double BOTTOM = 94;
    private static final double PADDING = 0.08;
    private static final double LINE_HEIGHT = 10;
    private static final int DECIMALS = 6;

    /** A value at its place on the axis of time. */
    private record Point(int position, Ratio ratio) {

        double value() {
            return ratio.value(DECIMALS).map(BigDecimal::doubleValue).orElseThrow();
        }
    }

    private final Figure figure;
    private final Optional<Target> target;
    private final List<String> keys;
    private final List<Ratio> ratios;
    private final List<Point> points = new ArrayList<>();
    private final double lowest;
    private final double highest;

    /** @param values at least one of them has a value */
    TrendChart(Kpi kpi, Map<String, Ratio> values) {
        this.figure = Figure.of(kpi);
        this.target = kpi.target();
        this.keys = List.copyOf(values.keySet());
        this.ratios = List.copyOf(values.values());
        for (int i = 0; i < ratios.size(); i++) {
            if (ratios.get(i).hasValue()) {
                points.add(new Point(i, ratios.get(i)));
            }
        }
        double low = Math.min(least(), limit().orElse(Double.MAX_VALUE));
        double high = Math.max(most(), limit().orElse(-Double.MAX_VALUE));
        double room = high > low ? (high - low) * PADDING : Math.max(Math.abs(high) * PADDING, 0.01);
        this.lowest = low - room;
        this.highest = high + room;
    }

    private double least() {
        return points.stream().mapToDouble(Point::value).min().orElseThrow();
    }

    private double most() {
        return points.stream().mapToDouble(Point::value).max().orElseThrow();
    }

    private Optional<Double> limit() {
        return target.map(Target::limit).map(BigDecimal::doubleValue);
    }

    /** @param span what the keys are, such as 按日 */
    String svg(String span) {
        StringBuilder svg = new StringBuilder("<svg viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" role=\"img\" aria-label=\"")
                .append(Html.escape(spoken(span))).append("\">\n");
        line(svg, "axis", LEFT, BOTTOM, RIGHT, BOTTOM);
        scale(svg, most());
        if (y(least()) - y(most()) > LINE_HEIGHT) {
            scale(svg, least());
        }
        limit().ifPresent(at -> line(svg, "target", LEFT, y(at), RIGHT, y(at)));
        svg.append("<path class=\"line\" d=\"").append(path()).append("\"/>\n");
        points.forEach(point -> svg.append(marker(point)));
        label(svg, LEFT, "start", keys.get(0));
        if (keys.size() > 1) {
            label(svg, RIGHT, "end", keys.get(keys.size() - 1));
        }
        return svg.append("</svg>\n").toString();
    }

    private String spoken(String span) {
        return figure.label() + span + "：" + keys.get(0) + " 至 " + keys.get(keys.size() - 1) + "，最低 " + text(least()) + "，最高 "
                + text(most()) + target.map(none -> "，目标 " + Formats.target(figure)).orElse("，未设目标");
    }

    private static void line(StringBuilder svg, String cssClass, double x1, double y1, double x2, double y2) {
        svg.append("<line class=\"").append(cssClass).append("\" x1=\"").append(number(x1)).append("\" y1=\"").append(number(y1))
                .append("\" x2=\"").append(number(x2)).append("\" y2=\"").append(number(y2)).append("\"/>\n");
    }

    private void scale(StringBuilder svg, double value) {
        svg.append("<text x=\"").append(number(LEFT - 4)).append("\" y=\"").append(number(y(value) + 3))
                .append("\" text-anchor=\"end\">").append(Html.escape(text(value))).append("</text>\n");
    }

    private static void label(StringBuilder svg, double x, String anchor, String text) {
        svg.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(BOTTOM + 16)).append("\" text-anchor=\"")
                .append(anchor).append("\">").append(Html.escape(text)).append("</text>\n");
    }

    /** The line breaks where a value is missing. */
    private String path() {
        StringBuilder path = new StringBuilder();
        int before = Integer.MIN_VALUE;
        for (Point point : points) {
            path.append(point.position() == before + 1 ? "L" : "M").append(number(x(point.position()))).append(' ')
                    .append(number(y(point.value())));
            before = point.position();
        }
        return path.toString();
    }

    private String marker(Point point) {
        double x = x(point.position());
        double y = y(point.value());
        String says = "<title>" + Html.escape(keys.get(point.position()) + " " + Formats.value(figure.unit(), Optional.of(point.ratio()))
                + figure.meets(point.ratio()).map(met -> " " + Formats.verdict(Optional.of(met))).orElse("")) + "</title>";
        if (figure.meets(point.ratio()).orElse(true)) {
            return "<circle class=\"met\" cx=\"" + number(x) + "\" cy=\"" + number(y) + "\" r=\"1.8\">" + says + "</circle>\n";
        }
        return "<path class=\"missed\" d=\"M" + number(x - 3) + " " + number(y - 2) + "h6l-3 5z\">" + says + "</path>\n";
    }

    private double x(int position) {
        return keys.size() == 1 ? (LEFT + RIGHT) / 2 : LEFT + (RIGHT - LEFT) * position / (keys.size() - 1);
    }

    private double y(double value) {
        return BOTTOM - (BOTTOM - TOP) * (value - lowest) / (highest - lowest);
    }

    private String text(double value) {
        return Formats.value(figure.unit(), Optional.of(new Ratio(BigDecimal.valueOf(value), BigDecimal.ONE)));
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
