package callmart.mail;

import callmart.calendar.Period;
import callmart.config.RunSh;
import callmart.config.WholeFile;
import callmart.mail.lock.Password;
import callmart.publish.MessageDrafts;
import callmart.report.Format;
import callmart.report.Formats;
import callmart.report.ReportDocument;
import callmart.report.Text;
import callmart.report.Texts;
import callmart.report.definition.ReportCatalogue;
import callmart.report.definition.ReportDefinition;
import callmart.report.html.MailBody;
import callmart.report.html.MailBodyRenderer;
import callmart.runlog.Delivery.Key;
import callmart.runlog.Delivery;
import callmart.runlog.DeliveryLedger;
import callmart.runlog.DeliveryVersion;
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
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
    private final Texts texts;

    /** One of the messages that become a digest. @param delivery of a report; empty for a notice @param readers whose it is */
    record Part(MailMessage message, Optional<Delivery> delivery, Key key, ReaderClass readers) {
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
        this.texts = post.texts();
    }

    @Override
    public List<String> groups(ReportDefinition report) {
        return ReaderClass.of(report, recipients).stream().map(ReaderClass::group).toList();
    }

    @Override
    public void draft(ReportDefinition report, ReportDocument document, int version, List<String> changes) throws IOException {
        Set<BodyDetail> wanted = ReaderClass.of(report, recipients).stream().map(ReaderClass::body).collect(Collectors.toSet());
        if (wanted.contains(BodyDetail.FULL)) {
            List<String> sentences = new ArrayList<>();
            if (version > 1) {
                sentences.add(texts.of(Text.MAIL_CORRECTED));
                sentences.addAll(changes);
            }
            draft(report, document, version, BodyDetail.FULL, bodies.get().render(document), sentences);
        }
        if (wanted.contains(BodyDetail.SUMMARY)) {
            draft(report, document, version, BodyDetail.SUMMARY, bodies.get().brief(document), version == 1 ? List.of()
                    : List.of(texts.of(Text.MAIL_CORRECTED_IN_FILES)));
        }
    }

    private void draft(ReportDefinition report, ReportDocument document, int version, BodyDetail detail, MailBody body,
            List<String> sentences)
            throws IOException {
        Period period = document.head().period();
        List<MailMessage.InlineImage> images = body.images().stream()
                .map(image -> new MailMessage.InlineImage(image.cid(), image.name(), image.png())).toList();
        MailMessage message = new MailMessage(recipients.from(), recipients.resolve(report.recipients()), recipients.resolve(report.cc()),
                title(report, period, version) + document.headline().map(SubjectMarks::headline).orElse(""), body.text(), body.html(),
                images, List.of(), post.messageId(document.head().id() + "." + period + ".v" + version), now());
        WholeFile.writePrivately(folder.draft(report.id(), period.name(), version, detail),
                out -> out.write(MailComposer.compose(message.with(List.of(), sentences, post.templates()))));
    }

    private String title(ReportDefinition report, Period period, int version) {
        String title = report.uniqueTitle(period);
        return version > 1 ? SubjectMarks.CORRECTED + title + numbered(version) : title;
    }

    private String numbered(int version) {
        return texts.of(Text.MAIL_VERSION, version);
    }

    /**
     * Queues the messages of a period's reports that wait for it, and the notices of those withheld past their deadline: each on its own,
     * or those of the same readers and deadline together. Decision 262.
     */
    public void queue(Period period, Notices notices) throws IOException {
        List<Reading> readings = new ArrayList<>();
        for (ReportDefinition report : reports.madeFor(period.kind())) {
            regroup(report, period);
            readings.addAll(Reading.of(report, recipients));
        }
        if (post.settings().messages() == DeliverySettings.Messages.PER_REPORT) {
            queueAlone(readings, period);
            notices.queueFor(readings, period);
            return;
        }
        Map<List<Object>, List<Reading>> groups = new LinkedHashMap<>();
        readings.forEach(one -> groups.computeIfAbsent(List.of(one.readers().group(), one.readers().to(), one.readers().cc(),
                notices.due(one.report(), period)), group -> new ArrayList<>()).add(one));
        for (List<Reading> group : groups.values()) {
            queueTogether(group, period, notices);
        }
    }

    /**
     * What has no message yet is for the classes of readers as they are configured now. Of a version that some have got already, others
     * than those who were to get it then get nothing by themselves: who they are may not be told apart any more.
     */
    void regroup(ReportDefinition report, Period period) {
        List<String> groups = groups(report);
        DeliveryVersion.last(ledger.versions(report.id(), period.name()), one -> true).filter(last -> !last.standing().isEmpty())
                .ifPresent(last -> ledger.together(() -> {
                    Delivery like = last.standing().get(0);
                    List<Delivery> gone = last.standing().stream().filter(one -> one.message().isEmpty()
                            && !groups.contains(one.key().group())).toList();
                    gone.forEach(one -> ledger.withdraw(one.key()));
                    if (!last.hasMessage()) {
                        groups.stream().filter(group -> last.standing().stream().noneMatch(one -> one.key().group().equals(group)))
                                .forEach(group -> ledger.rendered(new Key(Delivery.Kind.REPORT, report.id(), period.name(), last.number(),
                                        group, 0), like.periodEnd(), like.deadline(), like.checksum(), like.files(), like.wanted()));
                    } else {
                        gone.forEach(one -> LOG.warn("{} {} is not sent to {} by itself: others have it already, and its readers are"
                                + " grouped otherwise now; {} sends it", report.id(), period, one.key().group(),
                                RunSh.quoted("resend " + report.id() + " --period " + period + " --to ADDRESS")));
                    }
                }));
    }

    private void queueAlone(List<Reading> of, Period period) throws IOException {
        for (Reading one : of) {
            for (Delivery delivery : waiting(one, period)) {
                queue(delivery, one.readers());
            }
        }
    }

    private List<Delivery> waiting(Reading of, Period period) {
        return ledger.versions(of.report().id(), period.name()).stream().filter(one -> isWaiting(one)
                && one.key().group().equals(of.readers().group())).toList();
    }

    private static boolean isWaiting(Delivery one) {
        return one.wanted() && one.message().isEmpty() && !one.withdrawn();
    }

    private void queueTogether(List<Reading> group, Period period, Notices notices) throws IOException {
        Instant due = notices.due(group.get(0).report(), period);
        boolean complete = group.stream().noneMatch(one -> ledger.versions(one.report().id(), period.name()).isEmpty());
        if (isOut(group, period)) {
            queueAlone(group, period);
            notices.queueFor(group, period);
        } else if (complete || !due.minus(CLOSES).isAfter(post.clock().now())) {
            List<Part> parts = new ArrayList<>(notices.parts(group, period));
            for (Reading one : group) {
                for (Delivery delivery : waiting(one, period)) {
                    parts.add(new Part(draft(delivery, one.readers()), Optional.of(delivery), delivery.key(), one.readers()));
                }
            }
            if (!parts.isEmpty()) {
                queueParts(parts, due);
            }
        }
    }

    /** Whether something of the group has been queued. */
    private boolean isOut(List<Reading> group, Period period) {
        return group.stream().anyMatch(one -> Stream.of(Delivery.Kind.REPORT, Delivery.Kind.NOTICE)
                .flatMap(kind -> ledger.list(kind, one.report().id(), period.name()).stream())
                .anyMatch(sent -> sent.message().isPresent() && sent.key().group().equals(one.readers().group())));
    }

    /** What misses its target first, then what is withheld. */
    private void queueParts(List<Part> parts, Instant due) throws IOException {
        List<Part> sorted = parts.stream().sorted(Comparator.comparing((Part part) -> !part.message().subject()
                .contains(Formats.MISSED_MARK)).thenComparing(part -> part.delivery().isPresent())).toList();
        List<Delivery> carried = sorted.stream().flatMap(part -> part.delivery().stream()).toList();
        Key first = sorted.get(0).key();
        ReaderClass readers = sorted.get(0).readers();
        ZonedDateTime deadline = due.atZone(zone);
        String title = (carried.isEmpty() ? SubjectMarks.WITHHELD : "") + texts.of(Text.MAIL_DIGEST, SHOWN.format(deadline), sorted.size())
                + SubjectMarks.headline(SubjectMarks.asHeadline(sorted.get(0).message().subject()));
        String id = post.messageId("digest." + DEADLINE.format(deadline) + "." + first.report() + "." + first.period() + ".v"
                + first.version() + readers.suffix());
        MailMessage message = sorted.size() == 1 ? sorted.get(0).message()
                : Digest.of(sorted.stream().map(Part::message).toList(), title, id, now(), post.templates());
        String name = sorted.size() > 1 ? DEADLINE.format(deadline) + "-digest-" + first.report() : carried.isEmpty()
                ? Notices.name(first) : MailFolder.name(first.report(), first.period(), first.version());
        queue(message, name + readers.suffix(), sorted.stream().map(Part::key).toList(), carried, readers);
    }

    private void queue(MailMessage message, String name, List<Key> keys, List<Delivery> carried, ReaderClass readers) throws IOException {
        post.queue(withFiles(message, carried, readers), name, keys);
        for (Delivery delivery : carried) {
            dropDrafts(delivery.key());
        }
    }

    /** When nobody waits for them any more. */
    private void dropDrafts(Key key) throws IOException {
        if (ledger.versions(key.report(), key.period()).stream().noneMatch(one -> one.key().version() == key.version()
                && one.message().isEmpty() && !one.withdrawn())) {
            for (BodyDetail body : BodyDetail.values()) {
                Files.deleteIfExists(folder.draft(key, body));
            }
        }
    }

    /** Queues the message of a delivery that has none, as its readers get it. */
    void queue(Delivery delivery, ReaderClass readers) throws IOException {
        Key key = delivery.key();
        queue(draft(delivery, readers), MailFolder.name(key.report(), key.period(), key.version()) + readers.suffix(), List.of(key),
                List.of(delivery), readers);
    }

    @Override
    public void compose(Delivery delivery) throws IOException {
        Delivery.Message queued = delivery.message().orElseThrow();
        Optional<ReaderClass> readers = ReaderClass.of(reports.get(delivery.key().report()), recipients).stream()
                .filter(one -> one.group().equals(delivery.key().group())).findFirst();
        MailMessage whole = readers.isPresent() ? withFiles(draft(delivery, readers.get()), List.of(delivery), readers.get())
                : withoutFiles(delivery, queued);
        WholeFile.write(folder.root().resolve(queued.file()), MailComposer.compose(
                whole.readdressed(whole.to(), whole.cc(), whole.subject(), queued.messageId(), now())));
        dropDrafts(delivery.key());
    }

    /** For those who are grouped otherwise by now than when their message was queued: nobody gets more than all of them may. */
    private MailMessage withoutFiles(Delivery delivery, Delivery.Message queued) {
        List<Recipient> people = queued.recipients().stream().map(one -> new Recipient("", one.address())).toList();
        return plain(delivery, new ReaderClass(delivery.key().group(), "", people, List.of(), Optional.empty(), BodyDetail.NONE))
                .with(List.of(), List.of(texts.of(Text.MAIL_FILES_LEFT_OUT, String.join(texts.of(Text.WORD_AND), delivery.files()))),
                post.templates());
    }

    /** The composed body, or a plain one where there is none. */
    MailMessage draft(Delivery delivery, ReaderClass readers) throws IOException {
        Path draft = folder.draft(delivery.key(), readers.body());
        try {
            if (readers.body() != BodyDetail.NONE && Files.exists(draft)) {
                MailMessage body = MailReader.read(draft, zone);
                return body.readdressed(readers.to(), readers.cc(), body.subject(), messageId(delivery.key(), readers), body.date());
            }
        } catch (IOException e) {
            LOG.warn("{} goes out with its files alone: {}", draft.getFileName(), e.getMessage());
        }
        return plain(delivery, readers);
    }

    private String messageId(Key key, ReaderClass readers) {
        return post.messageId(key.report() + "." + key.period() + ".v" + key.version() + readers.suffix());
    }

    /** A message for readers who get no body, and for a report whose composed one is lost. */
    MailMessage plain(Delivery delivery, ReaderClass readers) {
        Key key = delivery.key();
        ReportDefinition report = reports.get(key.report());
        Period period = Period.parse(key.period());
        String title = report.title(period) + (key.version() > 1 ? numbered(key.version()) : "");
        boolean none = readers.body() == BodyDetail.NONE;
        String words = none ? texts.of(Text.MAIL_FILES) : texts.of(Text.MAIL_FILES_OF, title);
        return new MailMessage(recipients.from(), readers.to(), readers.cc(), none ? title(report, period, key.version()) : title,
                words + "\n", post.notice(words, List.of(), Optional.empty()), List.of(), List.of(), messageId(key, readers), now());
    }

    /** The message with the files of what it carries, as its readers get them, within the size limit. */
    MailMessage withFiles(MailMessage message, List<Delivery> bundle, ReaderClass readers) throws IOException {
        Map<String, Attachments.Stored> attached = new LinkedHashMap<>();
        for (Delivery delivery : bundle) {
            Optional<Password> stored = ReaderClass.storedWith(reports.get(delivery.key().report()), recipients);
            for (String file : delivery.files()) {
                attached.put(name(delivery.key(), file), new Attachments.Stored(folder.root().resolve(file), file, stored));
            }
        }
        DeliverySettings settings = post.settings();
        return new Attachments(settings.attachmentLimitBytes(), settings.encryption().form(), post.work(), post.templates(), texts)
                .attach(message, attached, readers.lock(), SubjectMarks.withoutHeadline(message.subject())
                .replaceAll("[\\\\/:*?\"<>|]", " "));
    }

    /** The file's name as readers see it, such as {@code 11月21日电话中心运营日报（第2版）.xlsx}. */
    private String name(Key key, String file) {
        ReportDefinition report = reports.get(key.report());
        Format format = file.endsWith(Format.PDF.suffix()) ? Format.PDF : Format.XLSX;
        String name = report.fileName(Period.parse(key.period()), format);
        return key.version() == 1 ? name : name.replace(format.suffix(), numbered(key.version()) + format.suffix());
    }

    Texts texts() {
        return texts;
    }

    ZonedDateTime now() {
        return post.clock().local(post.clock().now());
    }
}
