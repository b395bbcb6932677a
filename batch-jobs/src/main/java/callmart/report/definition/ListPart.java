package callmart.report.definition;

import callmart.report.Chart;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What follows a list: figures by something, or a further table. */
public sealed interface ListPart {

    /** Behind the name of a count: that of the period before. */
    String BEFORE = "_before";

    /** Chinese. */
    String title();

    /** The file in {@code sql/reports}, without ending. */
    String dataset();

    /** The columns that the query must have. */
    List<String> needs();

    /** What it counts, by the dataset's column, with its heading. */
    default Map<String, String> counted() {
        return Map.of();
    }

    /** The part without these columns. */
    default ListPart without(Set<String> out) {
        return this;
    }

    /** A share that the line of a chart follows. @param column of the dataset @param cases over how many it is, where that is asked */
    record Share(String column, String label, Optional<ListColumn.Cases> cases) {
    }

    /**
     * How many rows each value has, its share, and the change against the period before.
     *
     * @param section the rows of the dataset that belong here, by its column {@code section}
     * @param keyLabel heading of the values
     * @param words the word list for the values
     * @param absent what a row without value is called
     * @param counts the dataset's column to its heading; the first one has share, earlier value ({@code <key>_before}) and change,
     * the earlier value and change not where it goes along time
     * @param chart how the first count is drawn: beside the period before, by day with a line, or as parts of a whole; not at all without
     * @param line what the line of such a chart follows
     * @param few a share or change over fewer says little
     */
    record ByKey(String title, String dataset, String section, String keyLabel, Optional<String> words, String absent,
            Map<String, String> counts, Optional<Chart.Kind> chart, Optional<Share> line, int few) implements ListPart {

        public ByKey {
            counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
            if (counts.isEmpty()) {
                throw new IllegalArgumentException("an analysis needs counts");
            }
        }

        @Override
        public Map<String, String> counted() {
            return counts;
        }

        @Override
        public ListPart without(Set<String> out) {
            Map<String, String> left = new LinkedHashMap<>(counts);
            left.keySet().removeAll(out);
            return new ByKey(title, dataset, section, keyLabel, words, absent, left, chart, line, few);
        }

        /** Whether a ratio over so many says little. */
        public boolean areFew(BigDecimal cases) {
            return cases.compareTo(BigDecimal.valueOf(few)) < 0;
        }

        /** The first count of the period before. */
        public String before() {
            return counts.keySet().iterator().next() + BEFORE;
        }

        /** Whether its values are days or hours of the period: none of them is one of the period before, and a single one says nothing. */
        public boolean isAlongTime() {
            return chart.filter(Chart.Kind.BARS_AND_LINE::equals).isPresent();
        }

        @Override
        public List<String> needs() {
            return Stream.of(List.of("section", "key"), isAlongTime() ? List.<String>of() : List.of(before()), counts.keySet(),
                    line.stream().flatMap(share -> Stream.concat(Stream.of(share.column()), share.cases().map(ListColumn.Cases::column)
                            .stream())).toList()).flatMap(Collection::stream).toList();
        }
    }

    /**
     * One row for each value of its keys, one column a day of the period, totals behind them.
     *
     * @param keys columns of the dataset with their headings; the first tells rows apart
     * @param day the dataset's column that holds the day
     * @param marks what a day shows, by the dataset's column: all whose column is above 0
     * @param otherwise what it shows without any of these: the first whose column is above 0
     * @param totals columns that are summed, with their headings; 0 stays blank
     */
    record Grid(String title, String dataset, Map<String, String> keys, String day, Map<String, String> marks,
            Map<String, String> otherwise, Map<String, String> totals) implements ListPart {

        public Grid {
            keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
            marks = Collections.unmodifiableMap(new LinkedHashMap<>(marks));
            otherwise = Collections.unmodifiableMap(new LinkedHashMap<>(otherwise));
            totals = Collections.unmodifiableMap(new LinkedHashMap<>(totals));
            if (keys.isEmpty()) {
                throw new IllegalArgumentException("a grid needs keys");
            }
        }

        @Override
        public List<String> needs() {
            return Stream.of(keys.keySet(), List.of(day), marks.keySet(), otherwise.keySet(), totals.keySet())
                    .flatMap(Collection::stream).distinct().toList();
        }
    }

    /**
     * A further list.
     *
     * @param columns in their order
     * @param empty said when there is no row
     * @param unit what a row counts as, such as 人; the title then says how many there are
     * @param measure counts the same: in a period in which it has no value the list has none either
     */
    record Table(String title, String dataset, List<ListColumn> columns, String empty, Optional<String> unit, Optional<String> measure)
            implements ListPart {

        public Table {
            columns = List.copyOf(columns);
            if (columns.isEmpty()) {
                throw new IllegalArgumentException("a table needs columns");
            }
        }

        @Override
        public List<String> needs() {
            return columns.stream().map(ListForm::keys).flatMap(List::stream).toList();
        }
    }
}
