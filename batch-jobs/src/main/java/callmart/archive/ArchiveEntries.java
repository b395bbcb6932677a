package callmart.archive;

import callmart.calendar.BusinessClock;
import callmart.calendar.Period;
import callmart.config.Folders;
import callmart.publish.ReportDeadlines;
import callmart.report.definition.ReportCatalogue;
import callmart.report.definition.ReportDefinition;
import callmart.warehouse.QueryFolder;
import callmart.warehouse.Warehouse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How each report of each period stands at a moment: what was made, what was sent, and what should have been. Decision 90. */
public final class ArchiveEntries {

    private final Folders folders;
    private final ReportCatalogue reports;
    private final ReportDeadlines deadlines;
    private final ArchiveRecords records;
    private final ArchiveNotes notes;
    private final Map<String, Map<Period.Kind, Period>> first;
    private final Owed owed;
    private final ZoneId zone;
    private final Instant now;
    private final LocalDate today;

    /** @param queries {@code sql/archive} */
    public ArchiveEntries(BusinessClock clock, Folders folders, ReportCatalogue reports, ReportDeadlines deadlines, Warehouse warehouse,
            QueryFolder queries, ArchiveNotes notes, Owed owed) {
        this.folders = folders;
        this.reports = reports;
        this.deadlines = deadlines;
        this.records = new ArchiveRecords(warehouse, queries);
        this.notes = notes;
        this.first = records.firstPeriods();
        this.owed = owed;
        this.zone = clock.zone();
        this.now = clock.now();
        this.today = clock.date(now);
    }

    /** From the first year in which a recorded period ends to the last one, or to the current one if that is later. */
    List<Integer> years() {
        IntSummaryStatistics recorded = records.years();
        return IntStream.rangeClosed(recorded.getMin(), Math.max(today.getYear(), recorded.getMax())).boxed().toList();
    }

    /**
     * The periods that end in a year.
     *
     * @param explained from which last day of a period on it is said what a withheld report waits for
     */
    public List<ArchiveEntry> of(int year, LocalDate explained) {
        List<ArchiveEntry> entries = new ArrayList<>();
        Set<String> known = new HashSet<>();
        Map<String, ArchiveRecords.Version> originals = new HashMap<>();
        List<ArchiveRecords.Version> versions = records.versions(year);
        versions.stream().filter(version -> version.version() == 1).forEach(version -> originals.put(key(version), version));
        for (ArchiveRecords.Version version : versions) {
            entries.add(entry(version, originals.getOrDefault(key(version), version), !version.period().to().isBefore(explained)));
            known.add(key(version));
        }
        for (ReportDefinition report : reports.list()) {
            for (Period.Kind kind : report.kinds()) {
                Optional<Period> start = Optional.ofNullable(first.getOrDefault(report.id(), Map.of()).get(kind));
                start.ifPresent(from -> ended(year, from).filter(period -> owed.includes(report, period))
                        .filter(period -> !known.contains(report.id() + " " + period))
                        .forEach(period -> entries.add(missing(report, period))));
            }
        }
        return entries;
    }

    private static String key(ArchiveRecords.Version version) {
        return version.report() + " " + version.period();
    }

    /** For each report the period that is under way; of one about what is to come the next one too, where they were not made. */
    List<ArchiveEntry> underWay() {
        List<ArchiveEntry> entries = new ArrayList<>();
        for (ReportDefinition report : reports.list()) {
            for (Period.Kind kind : report.kinds()) {
                Period current = Period.of(kind, today);
                if (!report.isAhead(kind)) {
                    entries.add(missing(report, current));
                } else {
                    Stream.of(current, current.next()).filter(period -> owed.includes(report, period) && !isRecorded(report, period))
                            .forEach(period -> entries.add(missing(report, period)));
                }
            }
        }
        return entries;
    }

    private boolean isRecorded(ReportDefinition report, Period period) {
        return records.versions(period.to().getYear()).stream().anyMatch(version -> key(version).equals(report.id() + " " + period));
    }

    /** The periods of the year that have ended, from the first one that is expected. */
    private Stream<Period> ended(int year, Period start) {
        Period inYear = Period.of(start.kind(), LocalDate.of(year, 1, 1));
        Period from = inYear.from().isAfter(start.from()) ? inYear : start;
        return Stream.iterate(from, period -> period.to().isBefore(today) && period.to().getYear() <= year, Period::next)
                .filter(period -> period.to().getYear() == year);
    }

    private ArchiveEntry missing(ReportDefinition report, Period period) {
        Instant due = deadlines.due(report, period);
        return new ArchiveEntry(report.id(), report.title(period), period, 1, open(due), due.atZone(zone), Optional.empty(), List.of(), "");
    }

    private ArchiveEntry entry(ArchiveRecords.Version version, ArchiveRecords.Version original, boolean explained) {
        Optional<ReportDefinition> report = reports.find(version.report())
                .filter(definition -> definition.isMadeFor(version.period().kind()));
        ArchiveState state = state(version, original);
        String note = state == ArchiveState.WITHHELD ? report.filter(definition -> explained)
                .map(definition -> notes.whyWithheld(definition, version.period())).orElseGet(notes::withheld) : notes.delivery(version);
        return new ArchiveEntry(version.report(), report.map(definition -> definition.title(version.period())).orElse(version.report()),
                version.period(), version.version(), state, version.deadline().atZone(zone),
                Optional.of(version.sentAt().orElse(version.endedAt()).atZone(zone)), version.files().stream().map(this::file).toList(),
                note);
    }

    /** A correction that was sent is as punctual as what it corrects, which readers had by then. */
    private ArchiveState state(ArchiveRecords.Version version, ArchiveRecords.Version original) {
        if (version.sentAt().isPresent()) {
            Instant delivered = original.sentAt().orElse(version.sentAt().get());
            return delivered.isAfter(version.deadline()) ? ArchiveState.LATE : ArchiveState.ON_TIME;
        }
        return switch (version.delivery()) {
            case "failed" -> ArchiveState.FAILED;
            case "unconfirmed" -> ArchiveState.UNCONFIRMED;
            case "queued", "sending" -> open(version.deadline());
            default -> version.withheld() ? ArchiveState.WITHHELD : ArchiveState.RENDERED;
        };
    }

    private ArchiveState open(Instant deadline) {
        return deadline.isBefore(now) ? ArchiveState.OVERDUE : ArchiveState.DUE;
    }

    /** An address is the path from the page to the file, percent-encoded; the file must still be there. */
    private ArchiveFile file(String relative) {
        Path file = folders.files().resolve(relative);
        String label = notes.file(relative);
        if (Files.notExists(file)) {
            return new ArchiveFile(label, Optional.empty());
        }
        List<String> parts = new ArrayList<>();
        ArchiveDesk.folder(folders).relativize(file).forEach(part ->
                parts.add(URLEncoder.encode(part.toString(), StandardCharsets.UTF_8).replace("+", "%20")));
        return new ArchiveFile(label, Optional.of(String.join("/", parts)));
    }
}
