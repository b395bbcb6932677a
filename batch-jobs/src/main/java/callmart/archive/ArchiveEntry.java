package callmart.archive;

import callmart.calendar.Period;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One version of a report for a period, or the report that is still to come.
 *
 * @param report id in {@code reports.yml}
 * @param title Chinese, with the period put in
 * @param period what it reports on
 * @param version from 1
 * @param state how it stands
 * @param deadline when it is due, in the business time zone
 * @param at when it came to that state, in the business time zone; empty when nothing has happened yet
 * @param files what was made
 * @param note Chinese, why it stands so; empty when there is nothing to say
 */
public record ArchiveEntry(String report, String title, Period period, int version, ArchiveState state, ZonedDateTime deadline,
        Optional<ZonedDateTime> at, List<ArchiveFile> files, String note) {

    public ArchiveEntry {
        Objects.requireNonNull(state);
        Objects.requireNonNull(note);
        files = List.copyOf(files);
        if (version < 1) {
            throw new IllegalArgumentException("versions count from 1, found " + version + " of " + report + " " + period);
        }
    }
}
