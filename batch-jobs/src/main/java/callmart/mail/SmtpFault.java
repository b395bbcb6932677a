package callmart.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.util.MailConnectException;

/** Says of a mail server that cannot be used why, and what to do about it. */
public final class SmtpFault {

    private static final Pattern OLD_VERSION =
            Pattern.compile("protocol_version|protocol version|No appropriate protocol", Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter NAMED = DateTimeFormatter.ofPattern("MMM d uuuu", Locale.ROOT);
    private static final Pattern DAY = Pattern.compile("(?:NotAfter|NotBefore): \\w{3} (\\w{3} \\d{1,2}) .* (\\d{4})");

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
        return "the mail server " + settings + " cannot be used: " + words(failure)
                + remedy(settings, failure).map(what -> "; " + what).orElse("");
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
            return Optional.of("nothing was sent, as it does not offer encryption there: set mail.security to tls and mail.port to match "
                    + "if it encrypts" + " from the first byte on, or ask who runs it");
        } else if (cause(failure, CertificateExpiredException.class).isPresent()) {
            return Optional.of("its certificate has expired" + day(failure, CertificateExpiredException.class, "on")
                    + ": ask who runs it to renew it");
        } else if (cause(failure, CertificateNotYetValidException.class).isPresent()) {
            return Optional.of("its certificate is valid only" + day(failure, CertificateNotYetValidException.class, "from")
                    + ": set this machine's clock right, or ask who runs it");
        } else if (OLD_VERSION.matcher(words).find()) {
            return Optional.of("it speaks only a version of TLS that is no longer safe" + spoken(words)
                    + ": ask who runs it to offer TLS 1.2 or newer");
        } else if (words.contains("PKIX path")) {
            return Optional.of("nobody that is trusted has signed its certificate: name a PEM file of it, or of who signed it, in "
                    + "mail.certificate");
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

    /** The day in the certificate's own exception, {@code NotAfter: Fri Jan 31 08:00:00 CST 2025}; nothing when it names none. */
    private static String day(Exception failure, Class<? extends CertificateException> type, String preposition) {
        return cause(failure, type).map(Exception::getMessage).map(DAY::matcher).filter(Matcher::find)
                .map(day -> " " + preposition + " " + LocalDate.parse(day.group(1) + " " + day.group(2), NAMED))
                .orElse("");
    }

    private static String spoken(String words) {
        Matcher version = Pattern.compile("TLS(10|11)|(SSL)v?3").matcher(words);
        return version.find() ? " (" + (version.group(2) == null ? "TLS 1." + version.group(1).charAt(1) : "SSL 3") + ")" : "";
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
