package callmart.archive;

import callmart.calendar.BusinessClock;
import callmart.calendar.Period;
import callmart.warehouse.QueryFolder;
import callmart.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Which periods have to be delivered: those that end on or after {@code delivery.since}, without it on or after the first business day
 * whose night was run for its own day. Older days may be loaded, and nobody waits for their reports.
 * Decision 173.
 */
public final class Owed {

    private final Optional<LocalDate> from;

    private Owed(Optional<LocalDate> from) {
        this.from = from;
    }

    /** @param since as the settings say; empty where the record of runs says it */
    public static Owed of(Optional<LocalDate> since, Warehouse warehouse, QueryFolder queries, BusinessClock clock) {
        return new Owed(since.or(() -> new ArchiveRecords(warehouse, queries).owedFrom(clock.zone())));
    }

    public boolean includes(Period period) {
        return from.filter(first -> !period.to().isBefore(first)).isPresent();
    }
}
