package callmart.mail;

import callmart.calendar.Period;
import callmart.config.RunSh;
import callmart.publish.CellSnapshot;
import callmart.publish.ReportFiles;
import callmart.report.definition.ReportDefinition;
import callmart.runlog.Delivery;
import callmart.runlog.Delivery.Key;
import callmart.runlog.Delivery.State;
import callmart.runlog.DeliveryLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Optional<Recipient> only = address.map(one -> new Recipient("", one));
        Delivery original = ledger.versions(report.id(), period.name()).stream()
                .filter(one -> one.state() != State.OFFERED && one.state() != State.WITHDRAWN).reduce((a, b) -> b)
                .orElseThrow(() -> new IllegalArgumentException(report.id() + " of " + period + " was never made; "
                        + RunSh.quoted("why " + report.id() + " --period " + period) + " says why, and what makes it"));
        if (original.state() == State.QUEUED && only.isEmpty()) {
            ledger.hasten(original);
            dispatch.send("");
            return result(ledger.find(original.key()).orElseThrow(), List.of());
        }
        requireFiles(original);
        int copy = ledger.list(Delivery.Kind.RESEND, report.id(), period.name()).stream().mapToInt(one -> one.key().copy()).max().orElse(0)
                + 1;
        Key key = new Key(Delivery.Kind.RESEND, report.id(), period.name(), original.key().version(),
                only.map(Recipient::address).orElse(report.group()), copy);
        ledger.rendered(key, period.to(), original.deadline(), original.checksum(), original.files(), true);
        Delivery sent = send(copyOf(original, report, period, only, copy), key, period + "-" + report.id() + "-again" + copy);
        if (sent.state() == State.SENT && address.isEmpty() && (original.state() == State.UNCONFIRMED
                || original.state() == State.FAILED)) {
            ledger.sentByHand(original);
        }
        dispatch.send("");
        return result(sent, List.of());
    }

    private MailMessage copyOf(Delivery original, ReportDefinition report, Period period, Optional<Recipient> only, int copy)
            throws IOException {
        Optional<Path> stored = original.message().filter(message -> ledger.carriedBy(message).size() == 1)
                .map(message -> folder.root().resolve(message.file())).filter(Files::exists);
        MailMessage body = stored.isPresent() ? MailReader.read(stored.get(), post.clock().zone()) : outbox.plain(original);
        RecipientBook recipients = post.recipients();
        List<Recipient> to = only.map(List::of).orElseGet(() -> recipients.resolve(report.recipients()));
        List<Recipient> cc = only.isPresent() ? List.of() : recipients.resolve(report.cc());
        String id = post.messageId(report.id() + "." + period + ".v" + original.key().version() + ".again" + copy);
        return outbox.withFiles(body.readdressed(to, cc, SubjectMarks.AGAIN + body.subject(), id, outbox.now()), List.of(original));
    }

    /**
     * Sends the correction that is offered.
     *
     * @param address instead of the report's recipients, for whom it stays offered
     * @throws IllegalArgumentException when none is, its files are gone, or the address is none
     */
    public Result corrected(ReportDefinition report, Period period, Optional<String> address) throws IOException {
        report.edition(period.kind());
        Optional<Recipient> only = address.map(one -> new Recipient("", one));
        Delivery offered = ledger.versions(report.id(), period.name()).stream().filter(one -> one.state() == State.OFFERED)
                .reduce((a, b) -> b)
                .orElseThrow(() -> new IllegalArgumentException("no correction of " + report.id() + " of " + period
                        + " is offered; one is when the report is made again with another content than was sent"));
        requireFiles(offered);
        List<String> changes = CellSnapshot.changes(files.cells(report.id(), period.name(), sentBefore(offered)),
                files.cells(report.id(), period.name(), offered.key().version()));
        if (only.isEmpty()) {
            outbox.queue(offered);
            dispatch.send("");
            return result(ledger.find(offered.key()).orElseThrow(), changes);
        }
        int copy = ledger.list(Delivery.Kind.RESEND, report.id(), period.name()).stream().mapToInt(one -> one.key().copy()).max().orElse(0)
                + 1;
        Key key = new Key(Delivery.Kind.RESEND, report.id(), period.name(), offered.key().version(), only.get().address(), copy);
        ledger.rendered(key, period.to(), offered.deadline(), offered.checksum(), offered.files(), true);
        Path draft = folder.draft(report.id(), period.name(), offered.key().version());
        MailMessage body = Files.exists(draft) ? MailReader.read(draft, post.clock().zone()) : outbox.plain(offered);
        MailMessage message = outbox.withFiles(body.readdressed(List.of(only.get()), List.of(), body.subject(),
                post.messageId(report.id() + "." + period + ".v" + offered.key().version() + ".again" + copy), outbox.now()),
                List.of(offered));
        return result(send(message, key, period + "-" + report.id() + "-v" + offered.key().version() + "-again" + copy), changes);
    }

    private int sentBefore(Delivery offered) {
        return ledger.versions(offered.key().report(), offered.key().period()).stream().filter(Delivery::isOut)
                .mapToInt(one -> one.key().version()).max().orElse(1);
    }

    private Delivery send(MailMessage message, Key key, String name) throws IOException {
        post.queue(message, name, List.of(key));
        dispatch.send("");
        return ledger.find(key).orElseThrow();
    }

    private void requireFiles(Delivery delivery) {
        for (String file : delivery.files()) {
            if (Files.notExists(folder.root().resolve(file))) {
                throw new IllegalArgumentException("the stored file " + file + " is gone; make it again with "
                        + RunSh.quoted("render " + delivery.key().report() + " --period " + delivery.key().period()));
            }
        }
    }

    private static Result result(Delivery delivery, List<String> changes) {
        Delivery.Message message = delivery.message().orElseThrow();
        return new Result(delivery.state().name().toLowerCase(java.util.Locale.ROOT), delivery.key().version(),
                message.recipients().stream().map(Delivery.Addressee::address).toList(), message.error(), changes);
    }
}
