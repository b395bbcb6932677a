package callmart.cli;

import callmart.archive.Owed;
import callmart.calendar.Period;
import callmart.config.EnumWord;
import callmart.config.RunSh;
import callmart.publish.ReportDeadlines;
import callmart.report.definition.ReportDefinition;
import callmart.runlog.DeliveryLog;
import callmart.runlog.DeliveryRun;
import callmart.runlog.ReportRun;
import callmart.wiring.Configuration;
import callmart.wiring.Wiring;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The parts of {@code status} that say what became of reports and their messages. */
final class DeliveryStatus {

    /** A line of the part {@code reports}. */
    private record Line(String report, String period, int version, String state, Instant deadline, Instant at, boolean late,
            String message) {
    }

    private final Wiring mart;
    private final Configuration configuration;
    private final ReportDeadlines deadlines;
    private final ZoneId zone;
    private final LocalDate first;
    private final LocalDate last;
    private final Instant now;
    private final List<DeliveryRun> deliveries;

    /** @param first first business day asked for @param last last one, included */
    DeliveryStatus(Wiring mart, LocalDate first, LocalDate last, Instant now) {
        this.mart = mart;
        this.configuration = mart.configuration();
        this.deadlines = mart.deadlines();
        this.zone = configuration.settings().zone();
        this.first = first;
        this.last = last;
        this.now = now;
        DeliveryLog log = mart.deliveryLog();
        Set<DeliveryRun> shown = new LinkedHashSet<>(log.between(from(), to()));
        shown.addAll(log.open());
        this.deliveries = shown.stream().sorted(Comparator.comparing(DeliveryRun::deadline)).toList();
    }

    private Instant from() {
        return first.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private Instant to() {
        return last.plusDays(2).atStartOfDay(zone).toInstant();
    }

    /**
     * Each report whose deadline lies in the days asked for: its versions, or that it is withheld or missing; and older ones that are open.
     */
    Rows reports() {
        List<Line> lines = new ArrayList<>();
        Set<List<String>> known = new HashSet<>();
        for (DeliveryRun delivery : deliveries) {
            if (delivery.kind().equals("report") && !isReplaced(delivery)) {
                known.add(List.of(delivery.report(), delivery.period()));
                lines.add(new Line(delivery.report(), delivery.period(), delivery.version(), delivery.state(), delivery.deadline(),
                        delivery.sentAt().orElse(delivery.renderedAt()), delivery.isLate(now), message(delivery)));
            }
        }
        for (ReportRun report : mart.runLog().reports(from(), to())) {
            if (known.add(List.of(report.report(), report.period()))) {
                lines.add(new Line(report.report(), report.period(), report.version(), EnumWord.of(report.state()), report.deadline(),
                        report.at(), (report.state() == ReportRun.State.WITHHELD ? now : report.at()).isAfter(report.deadline()),
                        report.message()));
            }
        }
        addMissing(lines, known);
        Rows rows = new Rows("report", "period", "version", "state", "deadline", "at", "late", "message");
        lines.stream().sorted(Comparator.comparing(Line::deadline).thenComparing(Line::report).thenComparing(Line::version))
                .forEach(line -> rows.add(line.report(), line.period(), line.version(), line.state(), local(line.deadline()),
                        line.at() == null ? null : local(line.at()), line.late() ? "late" : "", line.message()));
        return rows;
    }

    /** Its readers are grouped otherwise by now: others of the same version stand in its place. */
    private boolean isReplaced(DeliveryRun delivery) {
        return delivery.state().equals("withdrawn") && deliveries.stream().anyMatch(one -> one.kind().equals("report")
                && one.report().equals(delivery.report()) && one.period().equals(delivery.period())
                && one.version() == delivery.version() && !one.state().equals("withdrawn"));
    }

    private static String message(DeliveryRun delivery) {
        if (delivery.state().equals("offered")) {
            return "a correction; "
                    + RunSh.quoted("resend " + delivery.report() + " --period " + delivery.period() + " --corrected") + " sends it";
        }
        String refused = delivery.refused().isEmpty() ? "" : "refused: " + delivery.refused().replace("\n", "; ");
        return delivery.state().equals("sent") ? refused : delivery.error();
    }

    /** Reports whose deadline has passed although no run has ever tried to make them. */
    private void addMissing(List<Line> lines, Set<List<String>> known) {
        Owed owed = mart.owed();
        for (ReportDefinition report : configuration.reports().list()) {
            for (Period.Kind kind : report.kinds()) {
                LocalDate today = LocalDate.ofInstant(now, zone);
                boolean ahead = report.isAhead(kind);
                Period period = ahead ? Period.of(kind, today).next() : Period.of(kind, today).previous();
                Instant deadline = deadlines.due(report, period);
                while (owed.includes(report, period) && (!ahead || period.from().isAfter(today)) && !deadline.isBefore(from())) {
                    if (deadline.isBefore(now) && deadline.isBefore(to()) && !known.contains(List.of(report.id(), period.name()))) {
                        lines.add(new Line(report.id(), period.name(), 1, "missing", deadline, null, true,
                                "no run has made it; " + RunSh.quoted(WhyCommand.made(period, deadline, mart)) + " does"));
                    }
                    period = period.previous();
                    deadline = deadlines.due(report, period);
                }
            }
        }
    }

    /** Notices, alerts and copies of the days asked for, and whatever is not settled. */
    Rows others() {
        Rows rows = new Rows("kind", "report", "period", "version", "group", "state", "attempts", "next_attempt", "at", "message");
        for (DeliveryRun delivery : deliveries) {
            boolean settled = delivery.state().equals("sent") && delivery.refused().isEmpty() || delivery.messageId().isEmpty();
            if (!delivery.kind().equals("report") || !settled) {
                rows.add(delivery.kind(), delivery.report(), delivery.period(), delivery.version(), delivery.group(), delivery.state(),
                        delivery.attempts(), delivery.nextAttemptAt().map(this::local).orElse(null),
                        delivery.sentAt().map(this::local).orElse(null), message(delivery));
            }
        }
        return rows;
    }

    /** When each report is due next. */
    Rows deadlines() {
        Rows rows = new Rows("report", "period", "deadline");
        for (ReportDefinition report : configuration.reports().list()) {
            for (Period.Kind kind : report.kinds()) {
                Period period = Period.of(kind, LocalDate.ofInstant(now, zone)).previous();
                while (!deadlines.due(report, period).isAfter(now)) {
                    period = period.next();
                }
                rows.add(report.id(), period.name(), local(deadlines.due(report, period)));
            }
        }
        return rows;
    }

    private OffsetDateTime local(Instant at) {
        return StatusCommand.local(at, zone);
    }
}
