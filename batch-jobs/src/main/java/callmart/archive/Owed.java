package callmart.archive;

import callmart.calendar.BusinessClock;
import callmart.calendar.Period;
import callmart.publish.ReportDeadlines;
import callmart.report.definition.ReportDefinition;
import callmart.warehouse.QueryFolder;
import callmart.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Which periods have to be delivered: those that end on or after {@code delivery.since}, without it on or after the first business day
 * whose night was run for its own day; of reports about what is to come those that are due on a day after it. Older days may be
 * loaded, and nobody waits for their reports.
 * Decision 173.
 */
public final class Owed {

    private final Optional<LocalDate> from;
    private final BusinessClock clock;
    private final ReportDeadlines deadlines;

    private Owed(Optional<LocalDate> from, BusinessClock clock, ReportDeadlines deadlines) {
        this.from = from;
        this.clock = clock;
        this.deadlines = deadlines;
    }

    /** @param since as the settings say; empty where the record of runs says it */
    public static Owed of(Optional<LocalDate> since, Warehouse warehouse, QueryFolder queries, BusinessClock clock,
            ReportDeadlines deadlines) {
        return new Owed(since.or(() -> new ArchiveRecords(warehouse, queries).owedFrom(clock.zone())), clock, deadlines);
    }

    public boolean includes(ReportDefinition report, Period period) {
        LocalDate last = report.isAhead(period.kind()) ? clock.date(deadlines.due(report, period)).minusDays(1) : period.to();
        return from.filter(first -> !last.isBefore(first)).isPresent();
    }
}
