package callmart.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * A picture of numbers, drawn by each renderer in its own way.
 *
 * @param id unique in the document
 * @param title Chinese
 * @param kind its form
 * @param labels of the axis or of the ring's parts; a chart over no rows gets one that says so, and no value
 * @param bars one series a measure; a ring has one
 * @param line over the bars on an axis of its own, a share; absent for most
 * @param target a level line beside {@code line}, a share
 */
public record Chart(String id, String title, Kind kind, List<String> labels, List<Series> bars, Optional<Series> line,
        Optional<BigDecimal> target) {

    /** The forms. */
    public enum Kind {
        /** Bars by hour, with a line. */
        BARS_AND_LINE,
        /** Bars by category. */
        BARS,
        /** Bars of two things side by side. */
        COMPARISON,
        /** Parts of a whole. */
        RING
    }

    /**
     * Numbers along the labels.
     *
     * @param label Chinese
     * @param values one a label; empty where there is no value
     */
    public record Series(String label, List<Optional<BigDecimal>> values) {

        public Series {
            values = List.copyOf(values);
        }
    }

    /** The one label of a chart over no rows: neither a workbook nor a page can draw an axis without one. */
    private static final String NOTHING = "无数据";

    public Chart {
        if (labels.isEmpty()) {
            labels = List.of(NOTHING);
            bars = bars.stream().map(Chart::withoutValue).toList();
            line = line.map(Chart::withoutValue);
        }
        labels = List.copyOf(labels);
        bars = List.copyOf(bars);
    }

    private static Series withoutValue(Series series) {
        return new Series(series.label(), List.of(Optional.empty()));
    }

    /** With more labels the numbers over the bars would run into each other. */
    private static final int MOST_NUMBERED = 16;

    /** Half the width of a page holds the numbers of so many digits beside each other. */
    private static final int MOST_DIGITS = 76;

    /** Whether each bar carries its number: there are few, and the numbers do not run into each other. */
    public boolean numbered() {
        int digits = bars.stream().mapToInt(series -> series.values().stream().flatMap(Optional::stream)
                .mapToInt(value -> Formats.count(value).length()).max().orElse(0)).sum();
        return kind != Kind.BARS_AND_LINE && labels.size() <= MOST_NUMBERED && labels.size() * digits <= MOST_DIGITS;
    }

    /** Where the line's axis begins: below every value, and no lower than that needs, so that differences show. */
    public BigDecimal lineFloor() {
        BigDecimal lowest = line.stream().flatMap(series -> series.values().stream()).flatMap(Optional::stream)
                .min(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
        return lowest.setScale(1, RoundingMode.DOWN).subtract(new BigDecimal("0.1")).max(BigDecimal.ZERO);
    }
}
