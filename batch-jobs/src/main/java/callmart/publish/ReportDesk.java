package callmart.publish;

import callmart.calendar.BusinessClock;
import callmart.calendar.Period;
import callmart.report.ReportDocument;
import callmart.report.ReportTable;
import callmart.report.definition.Assembler;
import callmart.report.definition.ReportDefinition;
import callmart.report.definition.ReportDefinition.Layout;
import callmart.report.definition.ShownTexts;
import callmart.runlog.RunLog;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes a report's document from what the warehouse holds, and says what stands against making it. */
public final class ReportDesk {

    private final BusinessClock clock;
    private final RunLog runLog;
    private final Readiness readiness;
    private final Function<Layout, Assembler> assemblers;
    private final SourceNotes notes;

    /** @param assemblers who builds the documents of a layout */
    public ReportDesk(BusinessClock clock, RunLog runLog, Readiness readiness, Function<Layout, Assembler> assemblers, SourceNotes notes) {
        this.clock = clock;
        this.runLog = runLog;
        this.readiness = readiness;
        this.assemblers = assemblers;
        this.notes = notes;
    }

    /** What stands against making the report: data that is missing or does not agree. */
    public List<Gap> gaps(ReportDefinition report, Period period) {
        return readiness.gaps(report, period);
    }

    /** Why the report must not be made. Empty when nothing stands against it. */
    public Optional<String> whyWithheld(ReportDefinition report, Period period) {
        List<Gap> gaps = gaps(report, period);
        return gaps.isEmpty() ? Optional.empty() : Optional.of(gaps.stream().map(Gap::text).collect(Collectors.joining("; ")));
    }

    public ReportDocument document(ReportDefinition report, Period period) {
        Optional<RunLog.LastLoad> load = runLog.lastLoad(period.from(), period.to());
        Instant asOf = load.map(RunLog.LastLoad::at).orElseGet(clock::now);
        return new ShownTexts(report.privacy()).of(assemblers.apply(report.layout()).assemble(report, period, notes.of(report, period, load),
                clock.local(asOf)));
    }

    /** SHA-256 over all that a reader sees but for the as-of time and the run; hexadecimal. */
    static String checksum(ReportDocument document) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, List.of(document.title(), document.periodText(), document.cards(), document.findings(), document.charts(),
                    document.base(), document.emptyText(), document.listing()));
            for (ReportTable table : document.tables()) {
                add(digest, List.of(table.id(), table.title(), table.columns()));
                table.rows().forEach(row -> add(digest, row));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, Object content) {
        digest.update(content.toString().getBytes(StandardCharsets.UTF_8));
    }
}
