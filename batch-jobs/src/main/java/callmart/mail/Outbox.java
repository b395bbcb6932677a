package callmart.mail;

import callmart.calendar.Period;
import callmart.config.WholeFile;
import callmart.publish.MessageDrafts;
import callmart.report.Format;
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
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Composes the messages of reports and puts them into the queue. Decision 83. */
public final class Outbox implements MessageDrafts {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final DateTimeFormatter DEADLINE = DateTimeFormatter.ofPattern("yyyyMMdd-HHmm", Locale.ROOT);
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("M月d日 HH:mm", Locale.ROOT);

    private final Post post;
    private final ReportCatalogue reports;
    private final Supplier<MailBodyRenderer> bodies;
    private final DeliveryLedger ledger;
    private final MailFolder folder;
    private final RecipientBook recipients;
    private final ZoneId zone;

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
                version > 1 ? SubjectMarks.CORRECTED + title + "（第" + version + "版）" : title, body.text(), body.html(),
                images, List.of(), post.messageId(document.head().id() + "." + document.head().period() + ".v" + version), now());
        List<String> sentences = new ArrayList<>();
        if (version > 1) {
            sentences.add("本邮件更正此前发送的版本，变化如下：");
            sentences.addAll(changes);
        }
        WholeFile.write(folder.draft(report.id(), document.head().period().name(), version),
                MailComposer.compose(message.with(List.of(), sentences, post.templates())));
    }

    /** Queues the messages of a period's reports that wait for it: each on its own, or those of a group and deadline together. */
    public void queue(Period period) throws IOException {
        boolean digest = post.settings().messages() == DeliverySettings.Messages.DIGEST;
        Map<String, List<Delivery>> bundles = new LinkedHashMap<>();
        for (ReportDefinition report : reports.madeFor(period.kind())) {
            ledger.versions(report.id(), period.name()).stream().filter(one -> one.wanted() && one.message().isEmpty() && !one.withdrawn())
                    .forEach(one -> bundles.computeIfAbsent(digest ? one.key().group() + one.deadline()
                    : report.id(), bundle -> new ArrayList<>())
                            .add(one));
        }
        for (List<Delivery> bundle : bundles.values()) {
            queue(bundle);
        }
    }

    /** Queues one message for deliveries that have none. */
    public void queue(List<Delivery> bundle) throws IOException {
        MailMessage message = bundle.size() == 1 ? draft(bundle.get(0)) : digest(bundle);
        Delivery first = bundle.get(0);
        String name = bundle.size() == 1 ? MailFolder.name(first.key().report(), first.key().period(), first.key().version())
                : DEADLINE.format(first.deadline().atZone(zone)) + "-digest-" + first.key().report();
        post.queue(withFiles(message, bundle), name, bundle.stream().map(Delivery::key).toList());
        for (Delivery delivery : bundle) {
            Files.deleteIfExists(folder.draft(delivery.key().report(), delivery.key().period(), delivery.key().version()));
        }
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

    private MailMessage digest(List<Delivery> bundle) throws IOException {
        List<MailMessage> messages = new ArrayList<>();
        for (Delivery delivery : bundle) {
            messages.add(draft(delivery));
        }
        Delivery first = bundle.get(0);
        ZonedDateTime deadline = first.deadline().atZone(zone);
        String id = post.messageId("digest." + DEADLINE.format(deadline) + "." + first.key().report() + "." + first.key().period() + ".v"
                + first.key().version());
        return Digest.of(messages, SHOWN.format(deadline) + " 报表（" + bundle.size() + "份）", id, now(), post.templates());
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
                .attach(message, attached, message.subject().replaceAll("[\\\\/:*?\"<>|]", " "), shown);
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
