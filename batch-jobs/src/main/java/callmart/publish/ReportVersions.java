package callmart.publish;

import callmart.calendar.BusinessClock;
import callmart.calendar.Period;
import callmart.config.RunSh;
import callmart.report.Format;
import callmart.report.ReportDocument;
import callmart.report.ReportRenderers;
import callmart.report.definition.ReportDefinition;
import callmart.runlog.Delivery;
import callmart.runlog.Delivery.Key;
import callmart.runlog.DeliveryLedger;
import callmart.runlog.ReportRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts rendered reports into files and the ledger. What may lie with a reader is never overwritten with another content: a
 * changed report becomes the next version, which is offered and not sent by itself.
 */
public final class ReportVersions {

    private static final Logger LOG = LoggerFactory.getLogger(ReportVersions.class);

    private final BusinessClock clock;
    private final DeliveryLedger ledger;
    private final ReportDeadlines deadlines;
    private final Supplier<ReportRenderers> renderers;
    private final ReportFiles files;
    private final MessageDrafts messages;
    private final Supplier<ReportNotes> notes;

    public ReportVersions(BusinessClock clock, DeliveryLedger ledger, ReportDeadlines deadlines, Supplier<ReportRenderers> renderers,
            ReportFiles files, MessageDrafts messages, Supplier<ReportNotes> notes) {
        this.notes = notes;
        this.clock = clock;
        this.ledger = ledger;
        this.deadlines = deadlines;
        this.renderers = renderers;
        this.files = files;
        this.messages = messages;
    }

    /**
     * Makes the files of a report, if they are not there already with this content.
     *
     * @param wanted whether a first version shall be sent by itself
     * @return what became of it, for the run record
     */
    public ReportRun publish(ReportDefinition report, ReportDocument document, boolean wanted) throws IOException {
        Period period = document.head().period();
        String checksum = ReportDesk.checksum(document);
        List<Delivery> versions = ledger.versions(report.id(), period.name());
        Optional<Delivery> out = versions.stream().filter(this::isFixed).reduce((a, b) -> b);
        Optional<Delivery> open = versions.stream().reduce((a, b) -> b).filter(last -> !isFixed(last));
        if (out.isPresent() && out.get().checksum().equals(checksum)) {
            open.ifPresent(this::withdraw);
            return unchanged(report, document, out.get());
        }
        int version = open.map(last -> last.key().version()).orElseGet(() -> out.map(last -> last.key().version() + 1).orElse(1));
        Key key = open.map(Delivery::key).orElseGet(() -> new Key(Delivery.Kind.REPORT, report.id(), period.name(), version,
                report.group(), 0));
        List<String> made = make(report, document, version, false);
        notes.get().keep(document, version);
        boolean goesOut = version == 1 && (wanted || open.map(Delivery::wanted).orElse(false));
        List<String> changes = out.isPresent() ? changes(report, period, out.get().key().version(), version) : List.of();
        if (goesOut || out.isPresent()) {
            messages.draft(report, document, version, changes);
        }
        ledger.rendered(key, period.to(), deadlines.due(report, period), checksum, made, goesOut);
        if (open.flatMap(Delivery::message).isPresent()) {
            messages.compose(ledger.find(key).orElseThrow());
        }
        if (out.isPresent()) {
            LOG.warn("{} {} has changed since version {} was sent; version {} is offered: {} sends it. {}",
                    report.id(), period, out.get().key().version(), version,
                    RunSh.quoted("resend " + report.id() + " --period " + period + " --corrected"), String.join(" ", changes));
        }
        return record(report, document, version, ReportRun.State.RENDERED, made, checksum);
    }

    /** A version that may lie with a reader, wholly or in part, or that shares its message with others. */
    private boolean isFixed(Delivery delivery) {
        return delivery.isOut() || delivery.state() == Delivery.State.QUEUED && delivery.message()
                .map(message -> message.sentAt().isPresent()
                || ledger.carriedBy(message).size() > 1).orElse(false);
    }

    private void withdraw(Delivery offered) {
        if (offered.state() != Delivery.State.WITHDRAWN && offered.message().isEmpty()) {
            ledger.withdraw(offered.key());
            LOG.info("{} {} shows again what was sent; version {} is taken back", offered.key().report(), offered.key().period(),
                    offered.key().version());
        }
    }

    private ReportRun unchanged(ReportDefinition report, ReportDocument document, Delivery sent) throws IOException {
        List<String> made = make(report, document, sent.key().version(), true);
        ReportRun.State state = sent.state() == Delivery.State.SENT ? ReportRun.State.MAILED : ReportRun.State.RENDERED;
        return record(report, document, sent.key().version(), state, made, sent.checksum());
    }

    private List<String> changes(ReportDefinition report, Period period, int before, int now) throws IOException {
        return CellSnapshot.changes(files.cells(report.id(), period.name(), before), files.cells(report.id(), period.name(), now));
    }

    /** @param keep whether files that are there stay as they are */
    private List<String> make(ReportDefinition report, ReportDocument document, int version, boolean keep) throws IOException {
        Map<Format, Path> places = new LinkedHashMap<>();
        report.formats().forEach(format -> places.put(format, files.report(report.id(), document.head().period(), version, format)));
        Map<Format, Path> missing = new LinkedHashMap<>(places);
        missing.values().removeIf(file -> keep && Files.exists(file));
        ReportFiles.make(document, missing, renderers.get());
        Path cells = files.cells(report.id(), document.head().period().name(), version);
        if (!keep || Files.notExists(cells)) {
            CellSnapshot.write(cells, document);
        }
        return places.values().stream().map(files::shown).toList();
    }

    private ReportRun record(ReportDefinition report, ReportDocument document, int version, ReportRun.State state, List<String> made,
            String checksum) {
        Instant due = deadlines.due(report, document.head().period());
        return new ReportRun(report.id(), document.head().period().name(), version, state, due, made, checksum, "", clock.now());
    }
}
