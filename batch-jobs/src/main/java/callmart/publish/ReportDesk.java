package callmart.publish;

import callmart.calendar.BusinessClock;
import callmart.calendar.Period;
import callmart.report.Finding;
import callmart.report.Opening;
import callmart.report.ReportDocument;
import callmart.report.ReportTable;
import callmart.report.definition.Assembler;
import callmart.report.definition.ReportDefinition;
import callmart.report.definition.ShownTexts;
import callmart.runlog.RunLog;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;

/** Makes a report's document from what the warehouse holds, and says what stands against making it. Decisions 18 and 107. */
public final class ReportDesk {

    private final BusinessClock clock;
    private final RunLog runLog;
    private final Readiness readiness;
    private final Assembler assembler;
    private final SourceNotes notes;
    private final EditionSums editions;
    private final ReportNotes unusual;

    /** @param assembler builds documents @param unusual says why figures are different from usual */
    public ReportDesk(BusinessClock clock, RunLog runLog, Readiness readiness, Assembler assembler, SourceNotes notes,
            EditionSums editions, ReportNotes unusual) {
        this.editions = editions;
        this.unusual = unusual;
        this.clock = clock;
        this.runLog = runLog;
        this.readiness = readiness;
        this.assembler = assembler;
        this.notes = notes;
    }

    /** What stands against making the report: data that is missing or does not agree. */
    public List<Gap> gaps(ReportDefinition report, Period period) {
        return readiness.gaps(report, period);
    }

    /** Why the report must not be made. Empty when nothing stands against it. */
    public Optional<String> whyWithheld(ReportDefinition report, Period period) {
        List<Gap> gaps = gaps(report, period);
        return gaps.isEmpty() ? editions.fault(report, period)
                : Optional.of(gaps.stream().map(Gap::text).collect(Collectors.joining("; ")));
    }

    public ReportDocument document(ReportDefinition report, Period period) {
        Optional<RunLog.LastLoad> load = runLog.lastLoad(period.from(), period.to());
        Instant asOf = load.map(RunLog.LastLoad::at).orElseGet(clock::now);
        ReportDocument document = assembler.assemble(report, period, notes.of(report, period, load, editions.others(report, period)),
                clock.local(asOf));
        List<String> first = new ArrayList<>(notes.openings(report, period));
        first.addAll(unusual.added(report, period));
        return new ShownTexts(report.privacy()).of(document.beginningWith(first).byKind(figures -> unusual.in(report, figures),
                list -> list, statement -> statement));
    }

    /** SHA-256 over all that a reader sees but for the as-of time and the run; hexadecimal. */
    static String checksum(ReportDocument document) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        add(digest, parts(document));
        for (ReportTable table : document.tables()) {
            add(digest, List.of(table.id(), table.title(), table.columns()));
            table.rows().forEach(row -> add(digest, row));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Eight places for every kind, as they have always been: a document that shows the same keeps its checksum in the ledger. */
    private static List<Object> parts(ReportDocument document) {
        String title = document.head().title();
        String period = document.head().periodText();
        List<Object> none = List.of();
        return document.byKind(
                figures -> List.of(title, period, figures.cards(), findings(figures.opening()), figures.charts(), figures.base(),
                figures.emptyText(),
                        Optional.empty()),
                list -> List.of(title, period, none, none, list.charts(), none, list.emptyText(), Optional.of(list.listing())),
                statement -> List.of(title, period, none, statement.findings(), none, none, Optional.empty(), Optional.empty()));
    }

    private static List<String> findings(Opening opening) {
        return ReportDocument.joined(opening.first(), opening.findings().stream().limit(opening.most()).map(Finding::text).toList());
    }

    /** Adds the text of the content; that of a list element by element, as it may be long. */
    private static void add(MessageDigest digest, Object content) {
        if (content instanceof List<?> elements) {
            String before = "[";
            for (Object element : elements) {
                digest.update(before.getBytes(StandardCharsets.UTF_8));
                add(digest, element);
                before = ", ";
            }
            digest.update((elements.isEmpty() ? "[]" : "]").getBytes(StandardCharsets.UTF_8));
        } else {
            digest.update(content.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
