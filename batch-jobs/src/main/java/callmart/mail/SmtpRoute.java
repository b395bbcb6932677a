package callmart.mail;

import callmart.config.RunSh;
import callmart.mail.Refusal.Asked;
import callmart.mail.Refusal.Follows;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedFileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Sends by SMTP, over one connection that is opened at the first message and opened anew when it was lost. */
final class SmtpRoute implements MailRoute {

    private static final int REFUSED = 400;

    private final SmtpSettings settings;
    private final Session session;
    private Transport transport;

    SmtpRoute(SmtpSettings settings) {
        this.settings = settings;
        this.session = SmtpSession.open(settings);
    }

    @Override
    public SendOutcome send(Path message, List<String> addresses, Runnable beforeHandOver) {
        try {
            connect();
        } catch (MessagingException e) {
            return SendOutcome.of(SendOutcome.Kind.UNREACHABLE, SmtpFault.of(settings, e));
        }
        Optional<SendOutcome> tooLarge = tooLarge(message);
        if (tooLarge.isPresent()) {
            return tooLarge.get();
        }
        try (InputStream in = new SharedFileInputStream(message.toFile())) {
            return send(new WatchedMessage(session, in, beforeHandOver), addresses);
        } catch (IOException | MessagingException e) {
            return SendOutcome.of(SendOutcome.Kind.REFUSED, "the message file " + message + " cannot be read: " + SmtpFault.words(e)
                    + "; make the message again with " + RunSh.quoted("resend REPORT --period PERIOD"));
        }
    }

    /** What the server's greeting says it would not take is not sent. */
    private Optional<SendOutcome> tooLarge(Path message) {
        String limit = transport instanceof SMTPTransport smtp ? smtp.getExtensionParameter("SIZE") : null;
        long most = limit != null && limit.matches("[0-9]{1,18}") ? Long.parseLong(limit) : 0;
        long bytes = message.toFile().length();
        return most > 0 && bytes > most ? Optional.of(SendOutcome.of(SendOutcome.Kind.TOO_LARGE, "the mail server " + settings.host()
                + " takes messages of up to " + most + " bytes, and this one has " + bytes + "; " + Refusal.SIZE.remedy().orElseThrow()))
                : Optional.empty();
    }

    private SendOutcome send(WatchedMessage message, List<String> addresses) {
        Map<String, String> unwritable = new LinkedHashMap<>();
        List<Address> envelope = new ArrayList<>();
        for (String address : addresses) {
            try {
                envelope.add(new InternetAddress(Recipient.requireWritable(address)));
            } catch (IllegalArgumentException | AddressException e) {
                unwritable.put(address, e.getMessage() + "; correct recipients.yml, then "
                        + RunSh.quoted("resend REPORT --period PERIOD --to ADDRESS"));
            }
        }
        if (envelope.isEmpty()) {
            return new SendOutcome(SendOutcome.Kind.POSTPONED, List.of(), unwritable, String.join("; ", unwritable.values()));
        }
        SendOutcome outcome = sendTo(message, envelope.toArray(Address[]::new));
        Map<String, String> refused = new LinkedHashMap<>(outcome.refused());
        refused.putAll(unwritable);
        String error = Stream.concat(Stream.of(outcome.error()), unwritable.values().stream()).filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        return new SendOutcome(outcome.kind(), outcome.accepted(), refused, error);
    }

    private SendOutcome sendTo(WatchedMessage message, Address[] envelope) {
        try {
            transport.sendMessage(message, envelope);
            List<String> taken = Stream.of(envelope).map(one -> ((InternetAddress) one).getAddress()).toList();
            return new SendOutcome(SendOutcome.Kind.ACCEPTED, taken, Map.of(), "");
        } catch (MessagingException e) {
            SendOutcome outcome = outcome(e, message.handedOver());
            if (outcome.accepted().isEmpty()) {
                disconnect();
            }
            return outcome;
        }
    }

    private SendOutcome outcome(MessagingException failure, boolean handedOver) {
        Map<String, String> refused = new LinkedHashMap<>();
        Set<String> texts = new LinkedHashSet<>();
        Set<String> remedies = new LinkedHashSet<>();
        Set<Follows> ofAddresses = EnumSet.noneOf(Follows.class);
        Optional<Follows> ofMessage = Optional.empty();
        for (Exception e = failure; e != null; e = e instanceof MessagingException chained ? chained.getNextException() : null) {
            String reply = SmtpFault.words(e);
            texts.add(reply);
            Asked asked = asked(e);
            if (code(e) < REFUSED) {
                continue;
            }
            Refusal refusal = Refusal.of(reply, asked);
            refusal.remedy().ifPresent(remedies::add);
            if (asked == Asked.RECIPIENT) {
                ofAddresses.add(refusal.follows(asked));
            } else if (ofMessage.isEmpty()) {
                ofMessage = Optional.of(refusal.follows(asked));
            }
            if (e instanceof SMTPAddressFailedException address && refusal == Refusal.NEVER) {
                refused.put(address.getAddress().getAddress(), reply);
            }
        }
        String error = "the mail server " + settings.host() + " answered: "
                + Stream.concat(texts.stream(), remedies.stream()).collect(Collectors.joining("; "));
        List<String> accepted = accepted(failure);
        if (!accepted.isEmpty()) {
            SendOutcome.Kind kind = ofAddresses.contains(Follows.SPLIT) ? SendOutcome.Kind.IN_PARTS : SendOutcome.Kind.ACCEPTED;
            return new SendOutcome(kind, accepted, refused, error);
        } else if (handedOver && ofMessage.isEmpty()) {
            return SendOutcome.of(SendOutcome.Kind.UNCONFIRMED, "the connection to " + settings.host()
                    + " was lost after the message was handed over: " + String.join("; ", texts));
        }
        SendOutcome.Kind kind = handedOver || ofAddresses.isEmpty() ? ofMessage.map(SmtpRoute::kind).orElse(SendOutcome.Kind.UNREACHABLE)
                : SendOutcome.Kind.POSTPONED;
        return new SendOutcome(kind, List.of(), refused, error);
    }

    private static SendOutcome.Kind kind(Follows follows) {
        return switch (follows) {
            case STOP -> SendOutcome.Kind.UNREACHABLE;
            case WAIT, SPLIT -> SendOutcome.Kind.POSTPONED;
            case LIGHTEN -> SendOutcome.Kind.TOO_LARGE;
            case GIVE_UP -> SendOutcome.Kind.REFUSED;
        };
    }

    private static Asked asked(Exception failure) {
        if (failure instanceof SMTPAddressFailedException) {
            return Asked.RECIPIENT;
        }
        boolean sender = failure instanceof SMTPSenderFailedException
                || failure instanceof SMTPSendFailedException sending && sending.getCommand().startsWith("MAIL");
        return sender ? Asked.SENDER : Asked.MESSAGE;
    }

    /** The server's answer; 0 when the exception brings none. */
    private static int code(Exception failure) {
        if (failure instanceof SMTPAddressFailedException address) {
            return address.getReturnCode();
        } else if (failure instanceof SMTPSendFailedException sending) {
            return sending.getReturnCode();
        }
        return failure instanceof SMTPSenderFailedException sender ? sender.getReturnCode() : 0;
    }

    private static List<String> accepted(MessagingException failure) {
        List<String> accepted = new ArrayList<>();
        if (failure instanceof SendFailedException failed && failed.getValidSentAddresses() != null) {
            for (Address address : failed.getValidSentAddresses()) {
                accepted.add(((InternetAddress) address).getAddress());
            }
        }
        return accepted;
    }

    private void connect() throws MessagingException {
        if (transport != null && transport.isConnected()) {
            return;
        }
        disconnect();
        transport = session.getTransport();
        transport.connect(settings.host(), settings.port(), settings.username().orElse(null),
                settings.username().isPresent() ? settings.password() : null);
    }

    private void disconnect() {
        if (transport != null) {
            try {
                transport.close();
            } catch (MessagingException e) {
                // The connection is lost already, which is all that is wanted.
                transport = null;
            }
            transport = null;
        }
    }

    @Override
    public void close() {
        disconnect();
    }

    /** Tells when all of the message but its last mark has gone out; without leave to go on the connection is cut there. */
    private static final class WatchedMessage extends MimeMessage {

        private final Runnable beforeHandOver;
        private boolean handedOver;

        WatchedMessage(Session session, InputStream in, Runnable beforeHandOver) throws MessagingException {
            super(session, in);
            this.beforeHandOver = beforeHandOver;
        }

        boolean handedOver() {
            return handedOver;
        }

        @Override
        public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
            super.writeTo(out, ignored);
            out.flush();
            try {
                beforeHandOver.run();
            } catch (RuntimeException e) {
                throw new IOException("the ledger does not let the message be handed over: " + e.getMessage(), e);
            }
            handedOver = true;
        }
    }
}
