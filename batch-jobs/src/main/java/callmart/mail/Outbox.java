package callmart.mail;

import callmart.calendar.Period;
import callmart.config.WholeFile;
import callmart.publish.MessageDrafts;
import callmart.report.Format;
import callmart.report.Formats;
import callmart.report.ReportDocument;
import callmart.report.definition.ReportCatalogue;
import callmart.report.definition.ReportDefinition;
import callmart.report.html.MailBody;
import callmart.report.html.MailBodyRenderer;
import callmart.runlog.Delivery;
import callmart.runlog.Delivery.Key;
import callmart.runlog.DeliveryLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Composes the messages of reports and puts them into the queue. Decision 83. */
public final class Outbox implements MessageDrafts {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final DateTimeFormatter DEADLINE = DateTimeFormatter.ofPattern("yyyyMMdd-HHmm", Locale.ROOT);
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("M月d日 HH:mm", Locale.ROOT);

    /** A digest waits for reports that are not ready until so long before its deadline: longer than from one {@code due} to the next. */
    private static final Duration CLOSES = Duration.ofMinutes(20);

    private final Post post;
    private final ReportCatalogue reports;
    private final Supplier<MailBodyRenderer> bodies;
    private final DeliveryLedger ledger;
    private final MailFolder folder;
    private final RecipientBook recipients;
    private final ZoneId zone;

    /** One of the messages that become a digest. @param delivery of a report; empty for a notice */
    record Part(MailMessage message, Optional<Delivery> delivery, Key key) {
    }

    /** @param bodies asked for when a message of a report is made */
    public Outbox(Post post, ReportCatalogue reports, Supplier<MailBodyRenderer> bodies) {
        this.post = post;
        this.reports = reports;
        this.bodies = bodies;
        this.ledger = post.ledger();
        this.folder = post.folder();
        this.recipients = post.recipients();
        this.zone = post.clock().zone();
    }

    @Override
    public void draft(ReportDefinition report, ReportDocument document, int version, List<String> changes) throws IOException {
        MailBody body = bodies.get().render(document);
        List<MailMessage.InlineImage> images = body.images().stream()
                .map(image -> new MailMessage.InlineImage(image.cid(), image.name(), image.png())).toList();
        String title = report.uniqueTitle(document.head().period());
        MailMessage message = new MailMessage(recipients.from(), recipients.resolve(report.recipients()), recipients.resolve(report.cc()),
                (version > 1 ? SubjectMarks.CORRECTED + title + "（第" + version + "版）" : title)
                        + document.headline().map(SubjectMarks::headline).orElse(""), body.text(), body.html(),
                images, List.of(), post.messageId(document.head().id() + "." + document.head().period() + ".v" + version), now());
        List<String> sentences = new ArrayList<>();
        if (version > 1) {
            sentences.add("本邮件更正此前发送的版本，变化如下：");
            sentences.addAll(changes);
        }
        WholeFile.write(folder.draft(report.id(), document.head().period().name(), version),
                MailComposer.compose(message.with(List.of(), sentences, post.templates())));
    }

    /**
     * Queues the messages of a period's reports that wait for it, and the notices of those withheld past their deadline: each on its own,
     * or those of a group and deadline together. Decision 262.
     */
    public void queue(Period period, Notices notices) throws IOException {
        if (post.settings().messages() == DeliverySettings.Messages.PER_REPORT) {
            queueAlone(waiting(reports.madeFor(period.kind()), period));
            notices.queue(reports.madeFor(period.kind()), period);
            return;
        }
        Map<String, List<ReportDefinition>> groups = new LinkedHashMap<>();
        reports.madeFor(period.kind()).forEach(report -> groups.computeIfAbsent(report.group() + notices.due(report, period),
                group -> new ArrayList<>()).add(report));
        for (List<ReportDefinition> group : groups.values()) {
            queueTogether(group, period, notices);
        }
    }

    private void queueAlone(List<Delivery> deliveries) throws IOException {
        for (Delivery delivery : deliveries) {
            queue(delivery);
        }
    }

    private List<Delivery> waiting(List<ReportDefinition> of, Period period) {
        return of.stream().flatMap(report -> ledger.versions(report.id(), period.name()).stream())
                .filter(one -> one.wanted() && one.message().isEmpty() && !one.withdrawn()).toList();
    }

    private void queueTogether(List<ReportDefinition> group, Period period, Notices notices) throws IOException {
        Instant due = notices.due(group.get(0), period);
        List<Delivery> waiting = waiting(group, period);
        boolean complete = group.stream().noneMatch(report -> ledger.versions(report.id(), period.name()).isEmpty());
        if (isOut(group, period)) {
            queueAlone(waiting);
            notices.queue(group, period);
        } else if (complete || !due.minus(CLOSES).isAfter(post.clock().now())) {
            List<Part> parts = new ArrayList<>(notices.parts(group, period));
            for (Delivery delivery : waiting) {
                parts.add(new Part(draft(delivery), Optional.of(delivery), delivery.key()));
            }
            if (!parts.isEmpty()) {
                queueParts(parts, due);
            }
        }
    }

    /** Whether something of the group has been queued. */
    private boolean isOut(List<ReportDefinition> group, Period period) {
        return group.stream().flatMap(report -> Stream.of(Delivery.Kind.REPORT, Delivery.Kind.NOTICE)
                .flatMap(kind -> ledger.list(kind, report.id(), period.name()).stream())).anyMatch(one -> one.message().isPresent());
    }

    /** What misses its target first, then what is withheld. */
    private void queueParts(List<Part> parts, Instant due) throws IOException {
        List<Part> sorted = parts.stream().sorted(Comparator.comparing((Part part) -> !part.message().subject()
                .contains(Formats.MISSED_MARK)).thenComparing(part -> part.delivery().isPresent())).toList();
        List<Delivery> carried = sorted.stream().flatMap(part -> part.delivery().stream()).toList();
        Key first = sorted.get(0).key();
        ZonedDateTime deadline = due.atZone(zone);
        String title = (carried.isEmpty() ? SubjectMarks.WITHHELD : "") + SHOWN.format(deadline) + " 报表（" + sorted.size() + "份）"
                + SubjectMarks.headline(SubjectMarks.asHeadline(sorted.get(0).message().subject()));
        String id = post.messageId("digest." + DEADLINE.format(deadline) + "." + first.report() + "." + first.period() + ".v"
                + first.version());
        MailMessage message = sorted.size() == 1 ? sorted.get(0).message()
                : Digest.of(sorted.stream().map(Part::message).toList(), title, id, now(), post.templates());
        String name = sorted.size() > 1 ? DEADLINE.format(deadline) + "-digest-" + first.report() : carried.isEmpty()
                ? Notices.name(first) : MailFolder.name(first.report(), first.period(), first.version());
        queue(message, name, sorted.stream().map(Part::key).toList(), carried);
    }

    private void queue(MailMessage message, String name, List<Key> keys, List<Delivery> carried) throws IOException {
        post.queue(withFiles(message, carried), name, keys);
        for (Delivery delivery : carried) {
            Files.deleteIfExists(folder.draft(delivery.key().report(), delivery.key().period(), delivery.key().version()));
        }
    }

    /** Queues the message of a delivery that has none. */
    public void queue(Delivery delivery) throws IOException {
        Key key = delivery.key();
        queue(draft(delivery), MailFolder.name(key.report(), key.period(), key.version()), List.of(key), List.of(delivery));
    }

    @Override
    public void compose(Delivery delivery) throws IOException {
        Delivery.Message queued = delivery.message().orElseThrow();
        MailMessage draft = draft(delivery);
        WholeFile.write(folder.root().resolve(queued.file()), MailComposer.compose(withFiles(
                draft.readdressed(draft.to(), draft.cc(), draft.subject(), queued.messageId(), now()), List.of(delivery))));
        Files.deleteIfExists(folder.draft(delivery.key().report(), delivery.key().period(), delivery.key().version()));
    }

    private MailMessage draft(Delivery delivery) throws IOException {
        Key key = delivery.key();
        Path draft = folder.draft(key.report(), key.period(), key.version());
        try {
            return Files.exists(draft) ? MailReader.read(draft, zone) : plain(delivery);
        } catch (IOException e) {
            LOG.warn("{} goes out with its files alone: {}", draft.getFileName(), e.getMessage());
            return plain(delivery);
        }
    }

    /** A message for a report whose composed body is lost. */
    MailMessage plain(Delivery delivery) {
        ReportDefinition report = reports.get(delivery.key().report());
        Key key = delivery.key();
        String title = report.title(Period.parse(key.period())) + (key.version() > 1 ? "（第" + key.version() + "版）" : "");
        return new MailMessage(recipients.from(), recipients.resolve(report.recipients()), recipients.resolve(report.cc()), title,
                title + "见附件。\n", post.notice(title + "见附件。", List.of(), Optional.empty()), List.of(), List.of(),
                post.messageId(key.report() + "." + key.period() + ".v" + key.version()), now());
    }

    /** The message with the files of what it carries, within the size limit. */
    MailMessage withFiles(MailMessage message, List<Delivery> bundle) throws IOException {
        Map<String, Path> attached = new LinkedHashMap<>();
        List<String> shown = new ArrayList<>();
        for (Delivery delivery : bundle) {
            for (String file : delivery.files()) {
                attached.put(name(delivery.key(), file), folder.root().resolve(file));
                shown.add(file);
            }
        }
        return new Attachments(post.settings().attachmentLimitBytes(), post.templates())
                .attach(message, attached, SubjectMarks.withoutHeadline(message.subject()).replaceAll("[\\\\/:*?\"<>|]", " "), shown);
    }

    /** The file's name as readers see it, such as {@code 11月21日电话中心运营日报（第2版）.xlsx}. */
    private String name(Key key, String file) {
        ReportDefinition report = reports.get(key.report());
        Format format = file.endsWith(Format.PDF.suffix()) ? Format.PDF : Format.XLSX;
        String name = report.fileName(Period.parse(key.period()), format);
        return key.version() == 1 ? name : name.replace(format.suffix(), "（第" + key.version() + "版）" + format.suffix());
    }

    ZonedDateTime now() {
        return post.clock().local(post.clock().now());
    }
}
