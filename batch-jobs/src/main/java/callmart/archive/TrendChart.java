package callmart.archive;

import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.Ratio;
import callmart.measure.kpi.Target;
import callmart.report.Figure;
import callmart.report.Formats;
import callmart.report.Text;
import callmart.report.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a KPI's line and its target lie in a drawing of 320 by 118, as {@code report-templates/archive.ftlh} draws them.
 * A point that misses the target is a triangle, not only red.
 */
final class TrendChart {

    private static final double LEFT = 46;
    private static final double RIGHT = 312;
    private static final double TOP = 10;
    private static final double BOTTOM = 94;
    private static final double PADDING = 0.08;
    private static final double LINE_HEIGHT = 10;
    private static final int DECIMALS = 6;

    /** A level line. */
    public record Line(String left, String right, String y) {
    }

    /** A text at a place. @param anchor which end of it stands there */
    public record Label(String x, String y, String anchor, String text) {
    }

    /** A point: its middle when it is met or has no target, else the upper left corner of a triangle. @param says its value in words */
    public record Marker(boolean met, String x, String y, String says) {
    }

    /**
     * The drawing.
     *
     * @param span what the keys are
     * @param spoken the whole in words
     * @param axis of time
     * @param scale the highest value, and the lowest where there is room
     * @param target where the target lies
     * @param path of the line
     * @param markers one for each value
     * @param ends the first and the last key
     */
    public record Drawing(String span, String spoken, Line axis, List<Label> scale, Optional<Line> target, String path,
            List<Marker> markers, List<Label> ends) {
    }

    /** A value at its place on the axis of time. */
    private record Point(int position, Ratio ratio) {

        double value() {
            return ratio.value(DECIMALS).map(BigDecimal::doubleValue).orElseThrow();
        }
    }

    private final Figure figure;
    private final Optional<Target> target;
    private final Texts texts;
    private final List<String> keys;
    private final List<Ratio> ratios;
    private final List<Point> points = new ArrayList<>();
    private final double lowest;
    private final double highest;

    /** @param values at least one of them has a value */
    TrendChart(Kpi kpi, Map<String, Ratio> values, Texts texts) {
        this.figure = Figure.of(kpi);
        this.target = kpi.target();
        this.texts = texts;
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
    Drawing drawing(String span) {
        List<Label> scale = new ArrayList<>(List.of(scale(most())));
        if (y(least()) - y(most()) > LINE_HEIGHT) {
            scale.add(scale(least()));
        }
        List<Label> ends = new ArrayList<>(List.of(end(LEFT, "start", keys.get(0))));
        if (keys.size() > 1) {
            ends.add(end(RIGHT, "end", keys.get(keys.size() - 1)));
        }
        return new Drawing(span, spoken(span), line(BOTTOM), scale, limit().map(at -> line(y(at))), path(),
                points.stream().map(this::marker).toList(), ends);
    }

    private String spoken(String span) {
        return texts.of(Text.ARCHIVE_TREND, figure.label(), span, keys.get(0), keys.get(keys.size() - 1), text(least()), text(most()),
                target(figure, texts));
    }

    /** Of a figure, in words. */
    static String target(Figure figure, Texts texts) {
        return figure.target().isEmpty() ? texts.of(Text.ARCHIVE_NO_TARGET) : texts.of(Text.ARCHIVE_TARGET, Formats.target(figure));
    }

    private static Line line(double y) {
        return new Line(number(LEFT), number(RIGHT), number(y));
    }

    private Label scale(double value) {
        return new Label(number(LEFT - 4), number(y(value) + 3), "end", text(value));
    }

    private static Label end(double x, String anchor, String text) {
        return new Label(number(x), number(BOTTOM + 16), anchor, text);
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

    private Marker marker(Point point) {
        double x = x(point.position());
        double y = y(point.value());
        Optional<Boolean> met = figure.meets(point.ratio());
        String says = keys.get(point.position()) + " " + Formats.value(figure.unit(), Optional.of(point.ratio()))
                + met.map(is -> " " + Formats.verdict(Optional.of(is))).orElse("");
        return met.orElse(true) ? new Marker(true, number(x), number(y), says) : new Marker(false, number(x - 3), number(y - 2), says);
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
