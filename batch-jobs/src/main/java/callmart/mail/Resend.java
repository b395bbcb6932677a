package callmart.mail;

import callmart.calendar.Period;
import callmart.config.RunSh;
import callmart.publish.CellSnapshot;
import callmart.publish.ReportFiles;
import callmart.report.definition.ReportDefinition;
import callmart.runlog.Delivery.Key;
import callmart.runlog.Delivery.State;
import callmart.runlog.Delivery;
import callmart.runlog.DeliveryLedger;
import callmart.runlog.DeliveryVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends by hand: a report's stored files once more, or the correction that is offered. The run lock must be held. */
public final class Resend {

    private final Post post;
    private final Outbox outbox;
    private final Dispatch dispatch;
    private final ReportFiles files;
    private final DeliveryLedger ledger;
    private final MailFolder folder;

    public Resend(Post post, Outbox outbox, Dispatch dispatch, ReportFiles files) {
        this.post = post;
        this.outbox = outbox;
        this.dispatch = dispatch;
        this.files = files;
        this.ledger = post.ledger();
        this.folder = post.folder();
    }

    /**
     * What was done.
     *
     * @param state how far the message came
     * @param version of the report
     * @param to to whom
     * @param error what the mail server said; empty when it took the message
     * @param changes what a correction changes, in Chinese; empty for a copy
     */
    public record Result(String state, int version, List<String> to, String error, List<String> changes) {
    }

    /**
     * Sends the version that was made last and is not a mere offer, with a new Message-ID; one that still waits to be sent is sent itself,
     * so that nobody gets it twice.
     *
     * @param address instead of the report's recipients
     * @throws IllegalArgumentException when there is no such report, its files are gone, or the address is none
     */
    public Result again(ReportDefinition report, Period period, Optional<String> address) throws IOException {
        report.edition(period.kind());
        List<ReaderClass> readers = readers(report, address);
        DeliveryVersion made = DeliveryVersion.last(ledger.versions(report.id(), period.name()),
                one -> one.state() != State.OFFERED && one.state() != State.WITHDRAWN)
                .orElseThrow(() -> new IllegalArgumentException(report.id() + " of " + period + " was never made; "
                        + RunSh.quoted("why " + report.id() + " --period " + period) + " says why, and what makes it"));
        requireFiles(made.standing().get(0));
        int copy = nextCopy(report, period);
        List<Key> keys = new ArrayList<>();
        for (ReaderClass one : readers) {
            Delivery original = made.of(one.group());
            boolean own = address.isEmpty() && original.key().group().equals(one.group());
            if (own && original.state() == State.RENDERED && original.wanted()) {
                outbox.queue(original, one);
                keys.add(original.key());
            } else if (own && original.state() == State.QUEUED) {
                ledger.hasten(original);
                keys.add(original.key());
            } else {
                keys.add(queueCopy(original, one, copy, copyOf(original, report, period, one, copy),
                        period + "-" + report.id() + "-again" + copy));
            }
        }
        dispatch.send("");
        for (ReaderClass one : address.isPresent() ? List.<ReaderClass>of() : readers) {
            settle(made.of(one.group()), keys, one);
        }
        dispatch.send("");
        return result(keys, List.of());
    }

    /** Those of the report, or one reader: as the class that the address belongs to, else the first that has a password gets it. */
    private List<ReaderClass> readers(ReportDefinition report, Optional<String> address) {
        List<ReaderClass> classes = ReaderClass.of(report, post.recipients());
        return address.map(one -> new Recipient("", one)).map(reader -> List.of(classes.stream()
                .filter(some -> some.reaches(reader.address())).findFirst()
                .or(() -> classes.stream().filter(some -> some.lock().isPresent()).findFirst()).orElse(classes.get(0)).only(reader)))
                .orElse(classes);
    }

    private int nextCopy(ReportDefinition report, Period period) {
        return ledger.list(Delivery.Kind.RESEND, report.id(), period.name()).stream().mapToInt(one -> one.key().copy()).max().orElse(0) + 1;
    }

    /** What a copy has brought to all is settled, whatever became of it before. */
    private void settle(Delivery original, List<Key> copies, ReaderClass readers) {
        boolean open = original.state() == State.UNCONFIRMED || original.state() == State.FAILED;
        if (open && original.key().group().equals(readers.group()) && copies.stream().filter(key -> key.group().equals(readers.group()))
                .anyMatch(key -> ledger.find(key).orElseThrow().state() == State.SENT)) {
            ledger.sentByHand(original);
        }
    }

    /** A body that was sent may say more than its readers get by now, so only those get it again who get all. */
    private MailMessage copyOf(Delivery original, ReportDefinition report, Period period, ReaderClass readers, int copy)
            throws IOException {
        Optional<Path> stored = original.message().filter(message -> readers.body() == BodyDetail.FULL
                && ledger.carriedBy(message).size() == 1)
                .map(message -> folder.root().resolve(message.file())).filter(Files::exists);
        MailMessage body = stored.isPresent() ? MailReader.read(stored.get(), post.clock().zone()).withoutLockSentence()
                : outbox.plain(original, readers);
        String id = post.messageId(report.id() + "." + period + ".v" + original.key().version() + ".again" + copy + readers.suffix());
        return outbox.withFiles(body.readdressed(readers.to(), readers.cc(), SubjectMarks.AGAIN + body.subject(), id, outbox.now()),
                List.of(original), readers);
    }

    /**
     * Sends the correction that is offered.
     *
     * @param address instead of the report's recipients, for whom it stays offered
     * @throws IllegalArgumentException when none is, its files are gone, or the address is none
     */
    public Result corrected(ReportDefinition report, Period period, Optional<String> address) throws IOException {
        report.edition(period.kind());
        List<ReaderClass> readers = readers(report, address);
        outbox.regroup(report, period);
        DeliveryVersion offered = DeliveryVersion.last(ledger.versions(report.id(), period.name()), one -> one.state() == State.OFFERED)
                .orElseThrow(() -> new IllegalArgumentException("no correction of " + report.id() + " of " + period
                        + " is offered; one is when the report is made again with another content than was sent"));
        Delivery first = offered.standing().get(0);
        requireFiles(first);
        List<String> changes = CellSnapshot.changes(files.cells(report.id(), period.name(), sentBefore(first)),
                files.cells(report.id(), period.name(), offered.number()), outbox.texts());
        List<Key> keys = new ArrayList<>();
        if (address.isEmpty()) {
            for (ReaderClass one : readers) {
                Delivery delivery = offered.of(one.group());
                if (delivery.state() == State.OFFERED) {
                    outbox.queue(delivery, one);
                }
                keys.add(delivery.key());
            }
        } else {
            int copy = nextCopy(report, period);
            MailMessage body = outbox.draft(first, readers.get(0));
            MailMessage message = outbox.withFiles(body.readdressed(body.to(), body.cc(), body.subject(),
                    post.messageId(report.id() + "." + period + ".v" + offered.number() + ".again" + copy), outbox.now()),
                    List.of(first), readers.get(0));
            keys.add(queueCopy(first, readers.get(0), copy, message, period + "-" + report.id() + "-v" + offered.number() + "-again"
                    + copy));
        }
        dispatch.send("");
        return result(keys, changes);
    }

    private Key queueCopy(Delivery original, ReaderClass readers, int copy, MailMessage message, String name) throws IOException {
        Key of = original.key();
        Key key = new Key(Delivery.Kind.RESEND, of.report(), of.period(), of.version(), readers.group(), copy);
        ledger.rendered(key, original.periodEnd(), original.deadline(), original.checksum(), original.files(), true);
        post.queue(message, name + readers.suffix(), List.of(key));
        return key;
    }

    private int sentBefore(Delivery offered) {
        return ledger.versions(offered.key().report(), offered.key().period()).stream().filter(Delivery::isOut)
                .mapToInt(one -> one.key().version()).max().orElse(1);
    }

    private void requireFiles(Delivery delivery) {
        for (String file : delivery.files()) {
            if (Files.notExists(folder.root().resolve(file))) {
                throw new IllegalArgumentException("the stored file " + file + " is gone; make it again with "
                        + RunSh.quoted("render " + delivery.key().report() + " --period " + delivery.key().period()));
            }
        }
    }

    /** Of several messages the first that is not sent tells how far they came. */
    private Result result(List<Key> keys, List<String> changes) {
        List<Delivery> sent = keys.stream().map(key -> ledger.find(key).orElseThrow()).toList();
        Delivery told = sent.stream().filter(one -> one.state() != State.SENT).findFirst().orElse(sent.get(0));
        return new Result(told.state().name().toLowerCase(java.util.Locale.ROOT), told.key().version(), sent.stream()
                .flatMap(one -> one.message().orElseThrow().recipients().stream()).map(Delivery.Addressee::address).toList(),
                told.message().orElseThrow().error(), changes);
    }
}
