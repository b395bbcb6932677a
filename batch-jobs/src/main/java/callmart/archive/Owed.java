package callmart.archive;

import callmart.calendar.Period;
import callmart.wiring.Configuration;
import callmart.wiring.Wiring;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Which periods have to be delivered: those that end on or after {@code delivery.since}, without it on or after the first business day whose
 * night was run for its own day. Older days may be loaded, and nobody waits for their reports.
 */
public final class Owed {

    private final Optional<LocalDate> from;

    private Owed(Optional<LocalDate> from) {
        this.from = from;
    }

    /** As the mart's settings and its record of runs say. */
    public static Owed of(Wiring mart) {
        Configuration configuration = mart.configuration();
        return new Owed(configuration.settings().delivery().since().or(() ->
                new ArchiveRecords(mart.warehouse(), configuration.folders().sql()).owedFrom(configuration.settings().zone())));
    }

    public boolean includes(Period period) {
        return from.filter(first -> !period.to().isBefore(first)).isPresent();
    }
}
