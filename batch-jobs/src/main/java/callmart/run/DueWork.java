package callmart.run;

import callmart.calendar.Period;
import callmart.mail.DeliverySettings;
import callmart.report.definition.ReportDefinition;
import callmart.runlog.Delivery;
import callmart.runlog.DeliveryLedger;
import callmart.wiring.Configuration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A report that should be made by some moment and was not.
 *
 * @param report which
 * @param period of what
 * @param deadline when it is due
 */
record DueWork(ReportDefinition report, Period period, Instant deadline) {

    /**
     * What is due at a moment, in the order of deadlines: the period has ended, the deadline is at most the configured lead ahead
     * and at most the configured look-back behind, and the ledger has neither a message of it nor says that none is wanted.
     */
    static List<DueWork> at(Instant moment, Configuration configuration, DeliveryLedger ledger) {
        return at(moment, configuration, ledger, firstDay(moment, configuration, ledger));
    }

    /** As {@link #at(Instant, Configuration, DeliveryLedger)}, and a first call leaves no trace of having been made. */
    static List<DueWork> foreseen(Instant moment, Configuration configuration, DeliveryLedger ledger) {
        return at(moment, configuration, ledger, configuration.settings().delivery().since().or(ledger::findStart)
                .orElseGet(() -> LocalDate.ofInstant(moment, configuration.settings().zone()).minusDays(1)));
    }

    private static List<DueWork> at(Instant moment, Configuration configuration, DeliveryLedger ledger, LocalDate since) {
        DeliverySettings settings = configuration.settings().delivery();
        LocalDate today = LocalDate.ofInstant(moment, configuration.settings().zone());
        Instant oldest = moment.minus(settings.lookBack());
        Set<List<String>> done = done(ledger, oldest);
        List<DueWork> work = new ArrayList<>();
        for (ReportDefinition report : configuration.reports().list()) {
            for (Period.Kind kind : report.kinds()) {
                Period period = Period.of(kind, today).previous();
                Instant deadline = configuration.due(report, period);
                while (!period.to().isBefore(since) && deadline.isAfter(oldest)) {
                    if (!deadline.minus(settings.lead()).isAfter(moment) && !done.contains(List.of(report.id(), period.name()))) {
                        work.add(new DueWork(report, period, deadline));
                    }
                    period = period.previous();
                    deadline = configuration.due(report, period);
                }
            }
        }
        work.sort(Comparator.comparing(DueWork::deadline).thenComparing(item -> item.period().kind())
                .thenComparing(item -> item.period().from()));
        return work;
    }

    /** The first business day that is looked after: as configured, or the day before the first run. */
    static LocalDate firstDay(Instant moment, Configuration configuration, DeliveryLedger ledger) {
        return configuration.settings().delivery().since().orElseGet(() ->
                ledger.start(LocalDate.ofInstant(moment, configuration.settings().zone()).minusDays(1)));
    }

    private static Set<List<String>> done(DeliveryLedger ledger, Instant oldest) {
        Set<List<String>> done = new HashSet<>();
        for (Delivery delivery : ledger.since(oldest)) {
            if (delivery.key().kind() == Delivery.Kind.REPORT && (delivery.message().isPresent() || !delivery.wanted())) {
                done.add(List.of(delivery.key().report(), delivery.key().period()));
            }
        }
        return done;
    }
}
