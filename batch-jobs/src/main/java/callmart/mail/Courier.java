package callmart.mail;

import callmart.config.RunSh;
import callmart.report.Texts;
import callmart.runlog.Delivery;
import callmart.runlog.Delivery.Message;
import callmart.runlog.Delivery.State;
import callmart.runlog.DeliveryLedger;
import callmart.template.HtmlTemplates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what is queued to the mail server, each message at most once: how far a conversation came is in the ledger before
 * the next step is taken. What certainly did not reach the server is tried again; what may have reached it is not.
 * Decision 81.
 */
public final class Courier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private final DeliveryLedger ledger;
    private final MailRoute route;
    private final DeliverySettings settings;
    private final Recipient from;
    private final Path home;
    private final Clock clock;
    private final HtmlTemplates templates;
    private final Texts texts;

    /**
     * @param from who sends
     * @param home where the paths of message files begin
     * @param templates of sentences that are added to a message
     * @param texts their words
     */
    public Courier(DeliveryLedger ledger, DeliverySettings settings, Recipient from, Path home, Clock clock,
            HtmlTemplates templates, Texts texts) {
        this.ledger = ledger;
        this.route = settings.smtp().<MailRoute>map(SmtpRoute::new).orElseGet(FileRoute::new);
        this.settings = settings;
        this.from = from;
        this.home = home;
        this.clock = clock;
        this.templates = templates;
        this.texts = texts;
    }

    /** Settles what a killed run left behind. The run lock must be held. */
    public void settleInterrupted() {
        for (Message message : ledger.interrupted()) {
            if (message.handedOver()) {
                if (ledger.interruptedAfter(message, "the run was interrupted after the message was handed over to the mail server and"
                        + " before its answer; ask a recipient, and send it again with " + RunSh.quoted("resend REPORT --period PERIOD")
                        + " if it did not arrive")) {
                    LOG.error("{} may have been sent by a run that was interrupted; it is not sent again by itself", message.messageId());
                }
            } else if (ledger.interruptedBefore(message, "the run was interrupted before the message was handed over to the mail server")) {
                LOG.warn("{} was not handed over by a run that was interrupted; it is sent again", message.messageId());
            }
        }
    }

    /** Tries every message whose time has come, the earliest deadline first; stops when the mail server cannot be talked to. */
    public void send() {
        for (Message message : ledger.waiting(clock.instant())) {
            if (!tryOnce(message)) {
                LOG.warn("the mail server cannot be used; queued messages stay queued");
                return;
            }
        }
    }

    /** @return whether the server can be talked to */
    private boolean tryOnce(Message waiting) {
        touchUp(waiting);
        Optional<Message> taken = ledger.take(waiting);
        if (taken.isEmpty()) {
            LOG.warn("{} is being sent by another process", waiting.messageId());
            return true;
        }
        Message message = taken.get();
        SendOutcome outcome = route.send(home.resolve(message.file()), message.pending(), () -> ledger.handedOver(message));
        boolean atOnce = outcome.kind() == SendOutcome.Kind.IN_PARTS
                || outcome.kind() == SendOutcome.Kind.TOO_LARGE && leaveOutFiles(message, outcome.error());
        ledger.together(() -> settle(message, outcome, atOnce));
        Optional<Message> next = atOnce ? ledger.waiting(clock.instant()).stream().filter(one -> one.id() == message.id()).findFirst()
                : Optional.empty();
        return next.map(this::tryOnce).orElse(outcome.kind() != SendOutcome.Kind.UNREACHABLE);
    }

    private boolean leaveOutFiles(Message message, String error) {
        List<String> places = ledger.carriedBy(message).stream().flatMap(one -> one.files().stream()).distinct().toList();
        try {
            boolean left = new QueuedFile(home.resolve(message.file())).leaveOutFiles(places, clock.getZone(), templates, texts);
            if (left) {
                LOG.warn("{} goes out without its files: {}", message.messageId(), error);
            }
            return left;
        } catch (IOException e) {
            throw new UncheckedIOException("the message file " + message.file() + " cannot be made smaller: " + e.getMessage(), e);
        }
    }

    private void settle(Message message, SendOutcome outcome, boolean atOnce) {
        if (!ledger.isLastAttempt(message)) {
            LOG.warn("{} was taken over by another process", message.messageId());
            return;
        }
        ledger.answered(message, outcome.accepted(), outcome.refused());
        List<String> open = new ArrayList<>(message.pending());
        open.removeAll(outcome.accepted());
        open.removeAll(outcome.refused().keySet());
        boolean some = message.sentAt().isPresent() || !outcome.accepted().isEmpty();
        if (outcome.kind() == SendOutcome.Kind.UNCONFIRMED) {
            end(message, State.UNCONFIRMED, outcome.error());
        } else if (open.isEmpty()) {
            end(message, some ? State.SENT : State.FAILED, outcome.error());
        } else if (!atOnce && (isFinal(outcome.kind()) || isTooOld(message))) {
            giveUp(message, open, outcome.error(), some);
        } else {
            ledger.postponed(message, outcome.error(), atOnce ? Duration.ZERO : settings.waitAfter(message.attempts()));
            LOG.warn("{} is not sent yet, for {} address(es): {}", message.messageId(), open.size(), outcome.error());
        }
    }

    private void giveUp(Message message, List<String> open, String error, boolean some) {
        Map<String, String> refused = new TreeMap<>();
        open.forEach(address -> refused.put(address, error));
        ledger.answered(message, List.of(), refused);
        end(message, some ? State.SENT : State.FAILED, error);
    }

    private static boolean isFinal(SendOutcome.Kind kind) {
        return kind == SendOutcome.Kind.REFUSED || kind == SendOutcome.Kind.TOO_LARGE;
    }

    private boolean isTooOld(Message message) {
        return !clock.instant().isBefore(message.queuedAt().plus(settings.giveUpAfter()));
    }

    private void end(Message message, State state, String error) {
        ledger.ended(message, state, error);
        if (state == State.SENT) {
            LOG.info("{} is sent{}", message.messageId(), error.isEmpty() ? "" : ", but not to everybody: " + error);
        } else {
            LOG.error("{} {}: {}", message.messageId(), state == State.FAILED ? "is given up" : "may or may not have been sent", error);
        }
    }

    /** Whoever sends now is the sender; a report that goes after its deadline says so in its subject. A missing file is refused later. */
    private void touchUp(Message message) {
        Path file = home.resolve(message.file());
        if (Files.notExists(file)) {
            return;
        }
        try {
            new QueuedFile(file).sendAs(from);
            Optional<String> mark = mark(message);
            if (mark.isPresent()) {
                new QueuedFile(file).mark(mark.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the message file " + message.file() + " cannot be readied: " + e.getMessage(), e);
        }
    }

    /** Of a correction none. */
    private Optional<String> mark(Message message) {
        Instant now = clock.instant();
        List<Delivery> carried = ledger.carriedBy(message);
        if (carried.stream().noneMatch(one -> one.key().kind() == Delivery.Kind.REPORT && one.key().version() == 1
                && one.deadline().isBefore(now))) {
            return Optional.empty();
        }
        boolean noticed = carried.stream().filter(one -> one.key().kind() == Delivery.Kind.REPORT)
                .anyMatch(one -> !ledger.list(Delivery.Kind.NOTICE, one.key().report(), one.key().period()).isEmpty());
        return Optional.of(noticed ? SubjectMarks.AFTER_NOTICE : SubjectMarks.LATE);
    }

    @Override
    public void close() {
        try {
            route.close();
        } catch (RuntimeException e) {
            LOG.debug("the mail connection was not closed in order", e);
        }
    }
}
