package callmart.load;

import callmart.extract.PartColumns;
import callmart.extract.SourceDefinition;
import callmart.feed.Feed;
import callmart.runlog.ColumnLog;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The columns that one load of a feed's day delivers, held against those that its sources delivered before. Decision 156. */
final class DeliveredColumns {

    private final ColumnLog log;
    private final Feed feed;
    private final LocalDate day;
    private final Map<String, Map<String, LocalDate>> before;
    private final Map<String, ColumnLog.OfSource> sources = new LinkedHashMap<>();
    private Optional<String> missing = Optional.empty();

    /** @param before source to column to the last day on which it delivered it */
    DeliveredColumns(ColumnLog log, Feed feed, LocalDate day, Map<String, Map<String, LocalDate>> before) {
        this.log = log;
        this.feed = feed;
        this.day = day;
        this.before = before;
    }

    /** Notes which columns a part delivers, and the first that the source delivered before and that is gone. */
    void take(SourceDefinition source, PartColumns part) {
        before.getOrDefault(source.name(), Map.of()).forEach((column, last) -> {
            if (!part.columns().contains(column) && !accepts(Optional.ofNullable(source.gone().get(column)), last)) {
                missing = missing.or(() -> Optional.of(gone(source, part, column, last)));
            }
        });
        Set<String> here = new LinkedHashSet<>(part.columns());
        sources.merge(source.name(), new ColumnLog.OfSource(here, here), DeliveredColumns::both);
    }

    /**
     * The header of a file without rows says nothing: an export of an empty day may leave columns out.
     *
     * @param read how many rows there were
     * @return what is wrong when a column is gone that the source delivered before
     */
    Optional<String> gone(long read) {
        return missing.filter(any -> read > 0);
    }

    /** Records what was delivered, once it is loaded. */
    void record(String run) {
        log.loaded(run, feed.name(), day, sources);
    }

    private boolean accepts(Optional<LocalDate> gone, LocalDate last) {
        return gone.filter(from -> !from.isAfter(day) && !from.isBefore(last)).isPresent();
    }

    private String gone(SourceDefinition source, PartColumns part, String column, LocalDate last) {
        List<String> headers = part.wanted().getOrDefault(column, List.of()).stream().filter(header -> !header.equals(column)).toList();
        String said = source.gone().containsKey(column) ? " ('gone' says " + source.gone().get(column) + ")" : "";
        return part.part() + ": " + column + (headers.isEmpty() ? "" : " (" + String.join(", ", headers) + ")")
                + " is gone; it was there until " + last + said + "; found: " + part.found()
                + ". If it was renamed, name its new header under" + " 'columns' of " + source.place()
                + "; if it is not delivered any more, write gone: {" + column + ": " + day
                + "} there, and what is counted from it has no value from that day on; nothing of it was loaded";
    }

    private static ColumnLog.OfSource both(ColumnLog.OfSource one, ColumnLog.OfSource other) {
        Set<String> columns = new LinkedHashSet<>(one.columns());
        columns.addAll(other.columns());
        Set<String> everywhere = new LinkedHashSet<>(one.everywhere());
        everywhere.retainAll(other.everywhere());
        return new ColumnLog.OfSource(columns, everywhere);
    }
}
