package callmart.deliver;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedFileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** Sends by SMTP, over one connection that is opened at the first message and opened anew when it was lost. */
final class SmtpRoute implements MailRoute {

    /** Refusals of the login, which mend as soon as somebody corrects the configuration. */
    private static final Set<Integer> LOGIN_REFUSALS = Set.of(530, 534, 535, 538);
    private static final int PERMANENT = 500;
    private static final int TEMPORARY = 400;

    private final SmtpSettings settings;
    private final Session session;
    private Transport transport;

    SmtpRoute(SmtpSettings settings) {
        this.settings = settings;
        this.session = SmtpSession.open(settings);
    }

    @Override
    public Outcome send(Path message, List<String> addresses, Runnable beforeHandOver) {
        try {
            connect();
        } catch (MessagingException e) {
            return Outcome.of(Outcome.Kind.UNREACHABLE, SmtpFault.of(settings, e));
        }
        try (InputStream in = new SharedFileInputStream(message.toFile())) {
            return send(new WatchedMessage(session, in, beforeHandOver), addresses);
        } catch (IOException | MessagingException e) {
            return Outcome.of(Outcome.Kind.REFUSED, "the message file " + message + " cannot be read: " + SmtpFault.words(e)
                    + "; make the message again with 'resend'");
        }
    }

    private Outcome send(WatchedMessage message, List<String> addresses) throws MessagingException {
        Address[] envelope = new Address[addresses.size()];
        for (int i = 0; i < envelope.length; i++) {
            envelope[i] = new InternetAddress(addresses.get(i));
        }
        try {
            transport.sendMessage(message, envelope);
            return new Outcome(Outcome.Kind.ACCEPTED, addresses, Map.of(), "");
        } catch (MessagingException e) {
            Outcome outcome = outcome(e, message.handedOver());
            if (outcome.kind() != Outcome.Kind.ACCEPTED) {
                disconnect();
            }
            return outcome;
        }
    }

    private Outcome outcome(MessagingException failure, boolean handedOver) {
        Map<String, String> refused = new LinkedHashMap<>();
        List<String> texts = new ArrayList<>();
        int code = 0;
        boolean answered = false;
        for (Exception e = failure; e != null; e = e instanceof MessagingException chained ? chained.getNextException() : null) {
            if (e instanceof SMTPAddressFailedException address) {
                answered = true;
                if (address.getReturnCode() >= PERMANENT) {
                    refused.put(address.getAddress().getAddress(), SmtpFault.words(address));
                }
            } else if (e instanceof SMTPSendFailedException sending) {
                code = code == 0 ? sending.getReturnCode() : code;
            } else if (e instanceof SMTPSenderFailedException sender) {
                code = code == 0 ? sender.getReturnCode() : code;
            }
            texts.add(SmtpFault.words(e));
        }
        String error = "the mail server " + settings.host() + " answered: " + String.join("; ", texts.stream().distinct().toList());
        List<String> accepted = accepted(failure);
        if (!accepted.isEmpty()) {
            return new Outcome(Outcome.Kind.ACCEPTED, accepted, refused, error);
        } else if (handedOver && code < TEMPORARY) {
            return Outcome.of(Outcome.Kind.UNCONFIRMED, "the connection to " + settings.host()
                    + " was lost after the message was handed over: " + String.join("; ", texts));
        }
        boolean permanent = (handedOver || refused.isEmpty()) && code >= PERMANENT && !LOGIN_REFUSALS.contains(code);
        Outcome.Kind kind = answered || code > 0 ? Outcome.Kind.POSTPONED : Outcome.Kind.UNREACHABLE;
        return new Outcome(permanent ? Outcome.Kind.REFUSED : kind, List.of(), refused, error);
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
