package callmart.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The settings of a mail server in the words of the mail library. */
public final class SmtpSession {

    static {
        // Read when the mail classes load. Encoded names that are also split are shown as noname.bin by some clients.
        System.setProperty("mail.mime.splitlongparameters", "false");
    }

    private SmtpSession() {
    }

    /** @throws IllegalArgumentException when the certificate file cannot be used */
    static Session open(SmtpSettings settings) {
        return sender(settings).getSession();
    }

    /**
     * Connects and logs in, and sends nothing.
     *
     * @throws MessagingException saying what failed
     * @throws IllegalArgumentException when the certificate file cannot be used
     */
    public static void test(SmtpSettings settings) throws MessagingException {
        sender(settings).testConnection();
    }

    private static JavaMailSenderImpl sender(SmtpSettings settings) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(settings.host());
        sender.setPort(settings.port());
        settings.username().ifPresent(name -> {
            sender.setUsername(name);
            sender.setPassword(settings.password());
        });
        String protocol = settings.security() == SmtpSettings.Security.TLS ? "smtps" : "smtp";
        sender.setProtocol(protocol);
        sender.setJavaMailProperties(properties(settings, "mail." + protocol + "."));
        return sender;
    }

    private static Properties properties(SmtpSettings settings, String prefix) {
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", settings.security() == SmtpSettings.Security.TLS ? "smtps" : "smtp");
        properties.setProperty(prefix + "auth", String.valueOf(settings.username().isPresent()));
        properties.setProperty(prefix + "starttls.enable", String.valueOf(settings.security() == SmtpSettings.Security.STARTTLS));
        properties.setProperty(prefix + "starttls.required", String.valueOf(settings.security() == SmtpSettings.Security.STARTTLS));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "connectiontimeout", String.valueOf(settings.connectTimeout().toMillis()));
        properties.setProperty(prefix + "timeout", String.valueOf(settings.timeout().toMillis()));
        properties.setProperty(prefix + "writetimeout", String.valueOf(settings.timeout().toMillis()));
        properties.setProperty(prefix + "sendpartial", "true");
        properties.setProperty(prefix + "localhost", settings.greeting());
        settings.certificate().ifPresent(file -> properties.put(prefix + "ssl.socketFactory", trusting(Path.of(file)).getSocketFactory()));
        return properties;
    }

    private static SSLContext trusting(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("trusted-" + number++, certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("mail.certificate: the file " + file + " cannot be used: " + e.getMessage()
                    + "; give a PEM file with the certificate of the mail server or of who signed it", e);
        }
    }
}
