package callmart.extract.pbx;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What is alike in the call detail records of all telephone systems: a file may begin with a header; otherwise a row's layout is told
 * by where its dates stand. Not safe for several threads.
 */
final class CdrCells {

    private static final Pattern WITHOUT_SECONDS = Pattern.compile(".* \\d{1,2}:\\d{2}");

    private final LogTimes times;
    private final Set<String> headerNames;
    private final int headerAtLeast;
    private final Map<String, String> otherNames;
    private String source = "";
    private ColumnPositions named;

    /**
     * @param times reads the times
     * @param headerNames names of columns, some of which a header has
     * @param headerAtLeast how many of them make a line a header
     * @param otherNames other names of columns to those of the layouts
     */
    CdrCells(LogTimes times, Set<String> headerNames, int headerAtLeast, Map<String, String> otherNames) {
        this.times = times;
        this.headerNames = Set.copyOf(headerNames);
        this.headerAtLeast = headerAtLeast;
        this.otherNames = Map.copyOf(otherNames);
    }

    /**
     * The row's layout: that of its file's header, if it has one; empty for a header line itself.
     *
     * @param byPosition tells the layout of a row without a header
     * @throws MalformedRowException when the row is none
     */
    Optional<ColumnPositions> layout(RawRow row, Function<List<String>, ColumnPositions> byPosition) {
        if (!source.equals(row.source())) {
            source = row.source();
            boolean header = ColumnPositions.isHeader(row.cells(), headerNames, headerAtLeast);
            named = header ? ColumnPositions.ofHeader(row.cells(), otherNames) : null;
            if (header) {
                return Optional.empty();
            }
        }
        if (!row.fault().isEmpty()) {
            throw new MalformedRowException(row.fault());
        }
        if (named != null && row.cells().size() != named.width()) {
            throw new MalformedRowException("the row has " + row.cells().size() + " cells, the header has " + named.width()
                    + "; a delimiter or quote is missing or too many");
        }
        return Optional.of(named == null ? byPosition.apply(row.cells()) : named);
    }

    /** Milliseconds since 1970 UTC; empty when the cell is, or holds a database's zero date. */
    Optional<Long> time(RawRow row, ColumnPositions layout, String name) {
        String text = layout.get(row, name);
        if (text.isEmpty() || text.startsWith("0000-00-00")) {
            return Optional.empty();
        }
        return Optional.of(times.millis(name, text));
    }

    /** A number of seconds, in milliseconds. */
    static long duration(RawRow row, ColumnPositions layout, String name) {
        String text = layout.get(row, name);
        try {
            return new BigDecimal(text).movePointRight(3).setScale(0, RoundingMode.DOWN).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new MalformedRowException(name + " '" + text + "' is not a number of seconds");
        }
    }

    /** Whether a time lacks its seconds, as spreadsheets save it; the durations tell those of the later ones. */
    static boolean isWithoutSeconds(RawRow row, ColumnPositions layout, String name) {
        return WITHOUT_SECONDS.matcher(layout.get(row, name)).matches();
    }

    boolean isDate(List<String> cells, int position) {
        return times.isDate(cells.get(position).strip());
    }
}
