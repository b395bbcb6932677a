package callmart.pipeline;

import callmart.archive.ArchiveEntry;
import callmart.archive.ArchiveFile;
import callmart.archive.ArchiveIndex;
import callmart.archive.ArchivePages;
import callmart.archive.ArchiveState;
import callmart.calendar.Period;
import callmart.report.ReportDefinition;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes the archive pages under {@code out/reports} from what the warehouse knows. A page is replaced only when its text changed. */
public final class ArchiveDesk {

    private final Mart mart;
    private final ZoneId zone;
    private final Path folder;
    private final ArchiveRecords records;
    private final ArchiveNotes notes;

    public ArchiveDesk(Mart mart) {
        this.mart = mart;
        this.zone = mart.configuration().settings().zone();
        this.folder = mart.configuration().folders().out().resolve("reports");
        this.records = new ArchiveRecords(mart.warehouse(), mart.configuration().folders().sql());
        this.notes = new ArchiveNotes(mart);
    }

    /**
     * Writes the index and a page for each year.
     *
     * @return where the index lies
     */
    public Path write() throws IOException {
        Instant now = mart.clock().instant();
        LocalDate today = now.atZone(zone).toLocalDate();
        ArchivePages pages = new ArchivePages(Files.readString(
                mart.configuration().folders().templates().resolve("archive.css"), StandardCharsets.UTF_8));
        Map<String, Map<Period.Kind, Period>> first = records.firstPeriods();
        List<Integer> years = years(today);
        List<ArchiveEntry> shown = new ArrayList<>(next(now, today));
        for (int year : years) {
            List<ArchiveEntry> entries = entries(year, now, today, first);
            entries.stream().filter(entry -> !entry.period().to().isBefore(ArchivePages.firstDay(today))).forEach(shown::add);
            write(ArchivePages.file(year), pages.year(year, entries.stream()
                    .filter(entry -> entry.state() != ArchiveState.DUE).toList()));
        }
        return write("index.html", pages.index(new ArchiveIndex(now.atZone(zone), shown,
                new ArchiveTrends(mart).upTo(today.minusDays(1)), years)));
    }

    /** From the first recorded one to the current one, as a week of one may end in the next. */
    private List<Integer> years(LocalDate today) {
        List<Integer> recorded = records.years();
        return recorded.isEmpty() ? List.of() : IntStream.rangeClosed(recorded.get(0),
                Math.max(today.getYear(), recorded.get(recorded.size() - 1))).boxed().toList();
    }

    private Path write(String name, String text) throws IOException {
        Path page = folder.resolve(name);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (Files.notExists(page) || !Arrays.equals(Files.readAllBytes(page), bytes)) {
            ReportFiles.write(page, bytes);
        }
        return page;
    }

    /** What was made in the year, and what should have been. */
    private List<ArchiveEntry> entries(int year, Instant now, LocalDate today, Map<String, Map<Period.Kind, Period>> first) {
        List<ArchiveEntry> entries = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (ArchiveRecords.Version version : records.versions(year)) {
            entries.add(entry(version, !version.period().to().isBefore(ArchivePages.firstDay(today))));
            known.add(version.report() + " " + version.period());
        }
        for (ReportDefinition report : mart.configuration().reports().list()) {
            for (Period.Kind kind : report.kinds()) {
                Optional<Period> start = Optional.ofNullable(first.getOrDefault(report.id(), Map.of()).get(kind));
                start.ifPresent(from -> expected(year, from, today).filter(period -> !known.contains(report.id() + " " + period))
                        .forEach(period -> entries.add(missing(report, period, now))));
            }
        }
        return entries;
    }

    /** The periods of the year that have ended, from the first one that is expected. */
    private static Stream<Period> expected(int year, Period first, LocalDate today) {
        Period inYear = Period.of(first.kind(), LocalDate.of(year, 1, 1));
        Period from = inYear.from().isAfter(first.from()) ? inYear : first;
        return Stream.iterate(from, period -> period.to().isBefore(today) && period.to().getYear() <= year, Period::next)
                .filter(period -> period.to().getYear() == year);
    }

    private ArchiveEntry missing(ReportDefinition report, Period period, Instant now) {
        Instant due = mart.configuration().due(report, period);
        return new ArchiveEntry(report.id(), report.title(period), period, 1,
                due.isBefore(now) ? ArchiveState.OVERDUE : ArchiveState.DUE, due.atZone(zone), Optional.empty(), List.of(), "");
    }

    /** For each report the period that is under way. */
    private List<ArchiveEntry> next(Instant now, LocalDate today) {
        List<ArchiveEntry> next = new ArrayList<>();
        for (ReportDefinition report : mart.configuration().reports().list()) {
            for (Period.Kind kind : report.kinds()) {
                next.add(missing(report, Period.of(kind, today), now));
            }
        }
        return next;
    }

    private ArchiveEntry entry(ArchiveRecords.Version version, boolean recent) {
        Optional<ReportDefinition> report = mart.configuration().reports().find(version.report())
                .filter(definition -> definition.isMadeFor(version.period().kind()));
        ArchiveState state = state(version);
        ZonedDateTime at = version.sentAt().orElse(version.endedAt()).atZone(zone);
        return new ArchiveEntry(version.report(), report.map(definition -> definition.title(version.period())).orElse(version.report()),
                version.period(), version.version(), state, version.deadline().atZone(zone), Optional.of(at),
                version.files().stream().map(this::file).toList(),
                state != ArchiveState.WITHHELD ? "" : report.filter(definition -> recent)
                        .map(definition -> notes.whyWithheld(definition, version.period())).orElse("数据不全"));
    }

    private static ArchiveState state(ArchiveRecords.Version version) {
        return version.sentAt().map(sent -> sent.isAfter(version.deadline()) ? ArchiveState.LATE : ArchiveState.ON_TIME)
                .orElseGet(() -> version.state().equals("withheld") ? ArchiveState.WITHHELD : ArchiveState.RENDERED);
    }

    /** An address is the path from the page to the file, percent-encoded; the file must still be there. */
    private ArchiveFile file(String relative) {
        Path file = mart.configuration().folders().home().resolve(relative);
        String label = relative.endsWith(".xlsx") ? "Excel" : relative.endsWith(".pdf") ? "PDF" : relative.endsWith(".eml") ? "邮件" : "文件";
        if (Files.notExists(file)) {
            return new ArchiveFile(label, Optional.empty());
        }
        List<String> parts = new ArrayList<>();
        folder.relativize(file).forEach(part -> parts.add(encoded(part.toString())));
        return new ArchiveFile(label, Optional.of(String.join("/", parts)));
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
