package callmart.deliver;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.util.MailConnectException;

/** Says of a mail server that cannot be used why, and what to do about it. */
public final class SmtpFault {

    private SmtpFault() {
    }

    /**
     * One sentence for log, ledger and {@code doctor}; the password is never in it.
     *
     * @param failure of connecting or logging in
     */
    public static String of(SmtpSettings settings, MessagingException failure) {
        if (failure instanceof AuthenticationFailedException) {
            return "the mail server " + settings + " refuses the login: " + words(failure) + "; correct mail.username and mail.password";
        }
        return "the mail server " + settings + " cannot be used: " + words(failure) + remedy(settings, failure).map(what -> "; " + what).orElse("");
    }

    /** An exception's message in one line, with that of an input or output error behind it. */
    static String words(Exception failure) {
        String message = String.valueOf(failure.getMessage()).strip().replaceAll("\\s+", " ");
        return cause(failure, java.io.IOException.class).map(cause -> String.valueOf(cause.getMessage()).strip().replaceAll("\\s+", " "))
                .filter(cause -> !message.contains(cause)).map(cause -> message + " (" + cause + ")").orElse(message);
    }

    private static Optional<String> remedy(SmtpSettings settings, MessagingException failure) {
        String words = words(failure);
        if (words.contains("STARTTLS is required")) {
            return Optional.of("nothing was sent, as it does not offer encryption there: set mail.security to tls and mail.port to match if it encrypts"
                    + " from the first byte on, or ask who runs it");
        } else if (words.contains("PKIX path")) {
            return Optional.of("nobody that is trusted has signed its certificate: name a PEM file of it, or of who signed it, in mail.certificate");
        } else if (words.contains("No subject alternative") || words.contains("No name matching")) {
            return Optional.of("its certificate is for another host: write mail.host as the certificate does");
        } else if (cause(failure, UnknownHostException.class).isPresent()) {
            return Optional.of("there is no host of this name, or no name server answers: correct mail.host");
        } else if (cause(failure, SocketTimeoutException.class).isPresent()) {
            return Optional.of("it does not answer in time: correct mail.host, mail.port and mail.security, or look at the network");
        } else if (cause(failure, ConnectException.class).isPresent()) {
            return Optional.of("nothing listens there: correct mail.host and mail.port, or start the server");
        } else if (cause(failure, SSLException.class).isPresent() && settings.security() == SmtpSettings.Security.TLS) {
            return Optional.of("it does not encrypt from the first byte on: set mail.security to starttls and mail.port to match");
        }
        return Optional.empty();
    }

    private static <E extends Exception> Optional<E> cause(Exception failure, Class<E> type) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }

    private static Throwable next(Throwable failure) {
        return failure instanceof MailConnectException connect ? connect.getNextException() : failure.getCause();
    }
}
