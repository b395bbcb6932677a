package callmart.mail;

import callmart.calendar.Period;
import callmart.publish.ReportFiles;
import callmart.report.Format;
import callmart.report.ReportDocument;
import callmart.report.definition.ReportDefinition;
import callmart.report.html.MailBody;
import callmart.runlog.Delivery;
import callmart.runlog.Delivery.Key;
import callmart.runlog.DeliveryLedger;
import callmart.wiring.Wiring;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Composes the messages of reports and puts them into the queue. */
public final class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final DateTimeFormatter DEADLINE = DateTimeFormatter.ofPattern("yyyyMMdd-HHmm", Locale.ROOT);
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("M月d日 HH:mm", Locale.ROOT);

    private final Wiring mart;
    private final DeliveryLedger ledger;
    private final ReportFiles files;
    private final RecipientBook recipients;
    private final ZoneId zone;

    public Outbox(Wiring mart) {
        this.mart = mart;
        this.ledger = mart.ledger();
        this.files = new ReportFiles(mart.configuration().folders());
        this.recipients = mart.configuration().recipients();
        this.zone = mart.configuration().settings().zone();
    }

    /** How the ledger names who gets a report. */
    public static String group(ReportDefinition report) {
        return String.join("、", report.recipients()) + (report.cc().isEmpty() ? "" : "；抄送" + String.join("、", report.cc()));
    }

    /** Keeps a report's message without its files until it is queued. @param changes what a correction says of itself */
    public void draft(ReportDefinition report, ReportDocument document, int version, List<String> changes) throws IOException {
        MailBody body = mart.mailBodies().render(document);
        List<MailMessage.InlineImage> images = body.images().stream()
                .map(image -> new MailMessage.InlineImage(image.cid(), image.name(), image.png())).toList();
        String title = report.uniqueTitle(document.period());
        MailMessage message = new MailMessage(recipients.from(), recipients.resolve(report.recipients()), recipients.resolve(report.cc()),
                version > 1 ? SubjectMarks.CORRECTED + title + "（第" + version + "版）" : title, body.text(), body.html(),
                images, List.of(), messageId(document.id() + "." + document.period() + ".v" + version), now());
        List<String> sentences = new ArrayList<>();
        if (version > 1) {
            sentences.add("本邮件更正此前发送的版本，变化如下：");
            sentences.addAll(changes);
        }
        ReportFiles.write(files.draft(report.id(), document.period().name(), version),
                MailComposer.compose(message.with(List.of(), sentences, mart.htmlTemplates())));
    }

    /** Queues the messages of a period's reports that wait for it: each on its own, or those of a group and deadline together. */
    public void queue(Period period) throws IOException {
        boolean digest = mart.configuration().settings().delivery().messages() == DeliverySettings.Messages.DIGEST;
        Map<String, List<Delivery>> bundles = new LinkedHashMap<>();
        for (ReportDefinition report : mart.configuration().reports().madeFor(period.kind())) {
            ledger.versions(report.id(), period.name()).stream().filter(one -> one.wanted() && one.message().isEmpty() && !one.withdrawn())
                    .forEach(one -> bundles.computeIfAbsent(digest ? one.key().group() + one.deadline() : report.id(), bundle -> new ArrayList<>())
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
        String name = bundle.size() == 1 ? files.draft(first.key().report(), first.key().period(), first.key().version()).getFileName().toString()
                .replace(".eml", "") : DEADLINE.format(first.deadline().atZone(zone)) + "-digest-" + first.key().report();
        Path file = files.mail(name);
        ReportFiles.write(file, MailComposer.compose(withFiles(message, bundle)));
        ledger.queue(message.messageId(), files.shown(file), message.addresses(), bundle.stream().map(Delivery::key).toList());
        for (Delivery delivery : bundle) {
            Files.deleteIfExists(files.draft(delivery.key().report(), delivery.key().period(), delivery.key().version()));
        }
    }

    /** Composes the message of a queued delivery again, from its new draft and files; its id stays. */
    public void compose(Delivery delivery) throws IOException {
        Delivery.Message queued = delivery.message().orElseThrow();
        MailMessage draft = draft(delivery);
        ReportFiles.write(mart.configuration().folders().home().resolve(queued.file()), MailComposer.compose(withFiles(
                draft.readdressed(draft.to(), draft.cc(), draft.subject(), queued.messageId(), now()), List.of(delivery))));
        Files.deleteIfExists(files.draft(delivery.key().report(), delivery.key().period(), delivery.key().version()));
    }

    private MailMessage draft(Delivery delivery) throws IOException {
        Key key = delivery.key();
        Path draft = files.draft(key.report(), key.period(), key.version());
        try {
            return Files.exists(draft) ? MailReader.read(draft, zone) : plain(delivery);
        } catch (IOException e) {
            LOG.warn("{} goes out with its files alone: {}", draft.getFileName(), e.getMessage());
            return plain(delivery);
        }
    }

    /** A message for a report whose composed body is lost. */
    MailMessage plain(Delivery delivery) {
        ReportDefinition report = mart.configuration().reports().get(delivery.key().report());
        Key key = delivery.key();
        String title = report.title(Period.parse(key.period())) + (key.version() > 1 ? "（第" + key.version() + "版）" : "");
        return new MailMessage(recipients.from(), recipients.resolve(report.recipients()), recipients.resolve(report.cc()), title,
                title + "见附件。\n", notice(title + "见附件。", List.of(), Optional.empty()), List.of(), List.of(),
                messageId(key.report() + "." + key.period() + ".v" + key.version()), now());
    }

    private MailMessage digest(List<Delivery> bundle) throws IOException {
        List<MailMessage> messages = new ArrayList<>();
        for (Delivery delivery : bundle) {
            messages.add(draft(delivery));
        }
        Delivery first = bundle.get(0);
        ZonedDateTime deadline = first.deadline().atZone(zone);
        String id = messageId("digest." + DEADLINE.format(deadline) + "." + first.key().report() + "." + first.key().period() + ".v"
                + first.key().version());
        return Digest.of(messages, SHOWN.format(deadline) + " 报表（" + bundle.size() + "份）", id, now(), mart.htmlTemplates());
    }

    /** The message with the files of what it carries, within the size limit. */
    MailMessage withFiles(MailMessage message, List<Delivery> bundle) throws IOException {
        Map<String, Path> attached = new LinkedHashMap<>();
        List<String> shown = new ArrayList<>();
        for (Delivery delivery : bundle) {
            for (String file : delivery.files()) {
                attached.put(name(delivery.key(), file), mart.configuration().folders().home().resolve(file));
                shown.add(file);
            }
        }
        return new Attachments(mart.configuration().settings().delivery().attachmentLimitBytes(), mart.htmlTemplates())
                .attach(message, attached, message.subject().replaceAll("[\\\\/:*?\"<>|]", " "), shown);
    }

    /** The file's name as readers see it, such as {@code 11月21日电话中心运营日报（第2版）.xlsx}. */
    private String name(Key key, String file) {
        ReportDefinition report = mart.configuration().reports().get(key.report());
        Format format = file.endsWith(Format.PDF.suffix()) ? Format.PDF : Format.XLSX;
        String name = report.fileName(Period.parse(key.period()), format);
        return key.version() == 1 ? name : name.replace(format.suffix(), "（第" + key.version() + "版）" + format.suffix());
    }

    /** The HTML of a message that carries no report. */
    String notice(String opening, List<String> lines, Optional<String> closing) {
        return mart.htmlTemplates().render("notice.ftlh", Map.of("opening", opening, "lines", lines, "closing", closing));
    }

    /** @param words unique among all messages of this home, whose id makes them so among all homes of the domain */
    String messageId(String words) {
        String address = recipients.from().address();
        return "<" + words + "." + ledger.homeId() + address.substring(address.lastIndexOf('@')) + ">";
    }

    ZonedDateTime now() {
        return mart.clock().instant().atZone(zone);
    }
}
