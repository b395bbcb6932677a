package callmart.publish;

import callmart.calendar.BusinessClock;
import callmart.calendar.Period;
import callmart.config.RunSh;
import callmart.report.Format;
import callmart.report.ReportDocument;
import callmart.report.ReportRenderers;
import callmart.report.Texts;
import callmart.report.definition.ReportDefinition;
import callmart.runlog.Delivery;
import callmart.runlog.Delivery.Key;
import callmart.runlog.DeliveryLedger;
import callmart.runlog.DeliveryVersion;
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
    private final Texts texts;

    public ReportVersions(BusinessClock clock, DeliveryLedger ledger, ReportDeadlines deadlines, Supplier<ReportRenderers> renderers,
            ReportFiles files, MessageDrafts messages, Supplier<ReportNotes> notes, Texts texts) {
        this.notes = notes;
        this.texts = texts;
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
        Optional<DeliveryVersion> out = DeliveryVersion.last(versions, this::isFixed);
        Optional<DeliveryVersion> open = DeliveryVersion.last(versions, any -> true)
                .filter(last -> last.deliveries().stream().noneMatch(this::isFixed));
        if (out.isPresent() && out.get().standing().get(0).checksum().equals(checksum)) {
            open.ifPresent(this::withdraw);
            return unchanged(report, document, out.get());
        }
        int version = open.map(DeliveryVersion::number).orElseGet(() -> out.map(last -> last.number() + 1).orElse(1));
        List<Key> keys = keys(report, period, version, open);
        List<String> made = make(report, document, version, false);
        notes.get().keep(document, version);
        boolean goesOut = version == 1 && (wanted || open.filter(last -> last.standing().stream().anyMatch(Delivery::wanted)).isPresent());
        List<String> changes = out.isPresent() ? changes(report, period, out.get().number(), version) : List.of();
        if (goesOut || out.isPresent()) {
            messages.draft(report, document, version, changes);
        }
        ledger.together(() -> {
            open.ifPresent(last -> last.standing().stream().map(Delivery::key).filter(key ->
            !keys.contains(key)).forEach(ledger::withdraw));
            keys.forEach(key -> ledger.rendered(key, period.to(), deadlines.due(report, period), checksum, made, goesOut));
        });
        for (Key key : keys) {
            Delivery rendered = ledger.find(key).orElseThrow();
            if (rendered.message().isPresent()) {
                messages.compose(rendered);
            }
        }
        if (out.isPresent()) {
            LOG.warn("{} {} has changed since version {} was sent; version {} is offered: {} sends it. {}",
                    report.id(), period, out.get().number(), version,
                    RunSh.quoted("resend " + report.id() + " --period " + period + " --corrected"), String.join(" ", changes));
        }
        return record(report, document, version, ReportRun.State.RENDERED, made, checksum);
    }

    /** One for each class of readers; of what has a message already those that there are, so that nobody gets it twice. */
    private List<Key> keys(ReportDefinition report, Period period, int version, Optional<DeliveryVersion> open) {
        return open.filter(DeliveryVersion::hasMessage).map(last -> last.standing().stream().map(Delivery::key).toList())
                .orElseGet(() -> messages.groups(report).stream()
                        .map(group -> new Key(Delivery.Kind.REPORT, report.id(), period.name(), version, group, 0)).toList());
    }

    /** A version that may lie with a reader, wholly or in part, or that shares its message with others. */
    private boolean isFixed(Delivery delivery) {
        return delivery.isOut() || delivery.state() == Delivery.State.QUEUED && delivery.message()
                .map(message -> message.sentAt().isPresent()
                || ledger.carriedBy(message).size() > 1).orElse(false);
    }

    private void withdraw(DeliveryVersion offered) {
        List<Key> back = offered.standing().stream().filter(one -> one.message().isEmpty()).map(Delivery::key).toList();
        back.forEach(ledger::withdraw);
        back.stream().findFirst().ifPresent(key -> LOG.info("{} {} shows again what was sent; version {} is taken back", key.report(),
                key.period(), key.version()));
    }

    private ReportRun unchanged(ReportDefinition report, ReportDocument document, DeliveryVersion sent) throws IOException {
        List<String> made = make(report, document, sent.number(), true);
        ReportRun.State state = sent.isSent() ? ReportRun.State.MAILED : ReportRun.State.RENDERED;
        return record(report, document, sent.number(), state, made, sent.standing().get(0).checksum());
    }

    private List<String> changes(ReportDefinition report, Period period, int before, int now) throws IOException {
        return CellSnapshot.changes(files.cells(report.id(), period.name(), before), files.cells(report.id(), period.name(), now), texts);
    }

    /** @param keep whether files that are there stay as they are */
    private List<String> make(ReportDefinition report, ReportDocument document, int version, boolean keep) throws IOException {
        Map<Format, Path> places = new LinkedHashMap<>();
        report.formats().forEach(format -> places.put(format, files.report(report.id(), document.head().period(), version, format)));
        Map<Format, Path> missing = new LinkedHashMap<>(places);
        missing.values().removeIf(file -> keep && Files.exists(file));
        files.make(report, document, missing, renderers.get());
        Path cells = files.cells(report.id(), document.head().period().name(), version);
        if (!keep || Files.notExists(cells)) {
            CellSnapshot.write(cells, document, texts);
        }
        return places.values().stream().map(files::shown).toList();
    }

    private ReportRun record(ReportDefinition report, ReportDocument document, int version, ReportRun.State state, List<String> made,
            String checksum) {
        Instant due = deadlines.due(report, document.head().period());
        return new ReportRun(report.id(), document.head().period().name(), version, state, due, made, checksum, "", clock.now());
    }
}
