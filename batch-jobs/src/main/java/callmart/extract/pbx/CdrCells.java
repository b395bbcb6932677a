package callmart.extract.pbx;

import callmart.extract.DateTimes;
import callmart.extract.UnreadableValueException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
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

    private static final Pattern DATE = Pattern.compile("\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}[ T].*");

    private final DateTimes times;
    private final Set<String> headerNames;
    private final int headerAtLeast;
    private final Map<String, String> otherNames;
    private String source = "";
    private ColumnPositions named;

    /**
     * @param zone zone of the times
     * @param headerNames names of columns, some of which a header has
     * @param headerAtLeast how many of them make a line a header
     * @param otherNames other names of columns to those of the layouts
     */
    CdrCells(ZoneId zone, Set<String> headerNames, int headerAtLeast, Map<String, String> otherNames) {
        this.times = new DateTimes(zone);
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
        try {
            return Optional.of(times.instant(text, null));
        } catch (UnreadableValueException e) {
            throw new MalformedRowException(name + " '" + text + "' " + e.getMessage());
        }
    }

    /** A number of seconds, in milliseconds. */
    static long duration(RawRow row, ColumnPositions layout, String name) {
        String text = layout.get(row, name);
        try {
            return new BigDecimal(text).movePointRight(3).setScale(0, RoundingMode.DOWN).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new MalformedRowException(name + " '" + text + "' is no number of seconds");
        }
    }

    static boolean isDate(List<String> cells, int position) {
        return DATE.matcher(cells.get(position).strip()).matches();
    }
}
