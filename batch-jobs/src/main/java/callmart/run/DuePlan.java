package callmart.run;

import callmart.calendar.BusinessClock;
import callmart.calendar.Period;
import callmart.mail.DeliverySettings;
import callmart.publish.ReportDeadlines;
import callmart.report.definition.ReportCatalogue;
import callmart.report.definition.ReportDefinition;
import callmart.runlog.Delivery;
import callmart.runlog.DeliveryLedger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which reports are due. Decision 246.
 *
 * @param clock of which the zone counts
 * @param reports all of them
 * @param deadlines when each is due
 * @param settings how early it is begun, how far back it is made up for
 */
public record DuePlan(BusinessClock clock, ReportCatalogue reports, ReportDeadlines deadlines, DeliverySettings settings) {

    /**
     * What is due at a moment, in the order of deadlines: the period has ended, or has not begun where the report is
     * about what is to come, the deadline is at most the configured lead ahead
     * and at most the configured look-back behind, and the ledger has neither a message of it nor says that none is wanted.
     */
    List<DueWork> at(Instant moment, DeliveryLedger ledger) {
        LocalDate since = firstDay(moment, ledger);
        LocalDate today = clock.date(moment);
        Instant oldest = moment.minus(settings.lookBack());
        Set<List<String>> done = done(ledger, oldest);
        List<DueWork> work = new ArrayList<>();
        for (ReportDefinition report : reports.list()) {
            for (Period.Kind kind : report.kinds()) {
                boolean ahead = report.isAhead(kind);
                Period period = ahead ? Period.of(kind, today).next() : Period.of(kind, today).previous();
                Instant deadline = deadlines.due(report, period);
                while (!(ahead ? clock.date(deadline).minusDays(1) : period.to()).isBefore(since) && deadline.isAfter(oldest)
                        && (!ahead || period.from().isAfter(today))) {
                    if (!deadline.minus(settings.lead()).isAfter(moment) && !done.contains(List.of(report.id(), period.name()))) {
                        work.add(new DueWork(report, period, deadline));
                    }
                    period = period.previous();
                    deadline = deadlines.due(report, period);
                }
            }
        }
        work.sort(Comparator.comparing(DueWork::deadline).thenComparing(item -> item.period().kind())
                .thenComparing(item -> item.period().from()));
        return work;
    }

    /** The first business day looked after: as configured, or the first whose night was run for its own day; till then yesterday. */
    LocalDate firstDay(Instant moment, DeliveryLedger ledger) {
        return settings.since().or(ledger::findStart).orElseGet(() -> clock.date(moment).minusDays(1));
    }

    /** Whether deliveries are owed at all: before the first night that is run for its own day none is, and none can be late. */
    boolean hasBegun(DeliveryLedger ledger) {
        return settings.since().or(ledger::findStart).isPresent();
    }

    private static Set<List<String>> done(DeliveryLedger ledger, Instant oldest) {
        Set<List<String>> done = new HashSet<>();
        Set<List<String>> waiting = new HashSet<>();
        for (Delivery delivery : ledger.since(oldest)) {
            if (delivery.key().kind() == Delivery.Kind.REPORT && !delivery.withdrawn()) {
                (delivery.message().isPresent() || !delivery.wanted() ? done : waiting)
                        .add(List.of(delivery.key().report(), delivery.key().period()));
            }
        }
        done.removeAll(waiting);
        return done;
    }
}
