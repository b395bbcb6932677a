package callmart.archive;

import java.time.ZonedDateTime;
import java.util.List;

/**
 * What the first page shows.
 *
 * @param asOf now, in the business time zone
 * @param entries of the periods that end in the months of the calendars, and those that are due next
 * @param trends KPIs in the order of the page
 * @param years that have a page of their own
 */
public record ArchiveIndex(ZonedDateTime asOf, List<ArchiveEntry> entries, List<Trend> trends, List<Integer> years) {

    public ArchiveIndex {
        entries = List.copyOf(entries);
        trends = List.copyOf(trends);
        years = List.copyOf(years);
    }
}
