package callmart.deliver;

import callmart.config.Secrets;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import java.time.Duration;
import java.util.Optional;

/**
 * The mail server to send by, as {@code application.yml} says under {@code mail}.
 *
 * @param host its name
 * @param port its port
 * @param security how the conversation is encrypted
 * @param username to log in with; empty for a server that asks for none
 * @param password of that user; never logged
 * @param certificate a PEM file with the certificate of the server or of who signed it; empty: Java's own list is trusted
 * @param connectTimeout longest wait for the connection
 * @param timeout longest wait for an answer
 */
public record SmtpSettings(String host, int port, Security security, Optional<String> username, String password,
        Optional<String> certificate, Duration connectTimeout, Duration timeout) {

    /** How the conversation is encrypted. */
    public enum Security {
        /** Not at all. */
        NONE,
        /** Begun in clear and encrypted by STARTTLS; a server that does not offer it is not used. */
        STARTTLS,
        /** From the first byte on. */
        TLS
    }

    private static final int STARTTLS_PORT = 587;
    private static final int TLS_PORT = 465;
    private static final int PLAIN_PORT = 25;
    private static final int HIGHEST_PORT = 65_535;

    public SmtpSettings {
        if (host.isBlank() || host.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("expected the name of a mail server such as smtp.example.com");
        }
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("expected a port from 1 to " + HIGHEST_PORT + ", found " + port);
        }
        if (username.isPresent() && security == Security.NONE && !isLocal(host)) {
            throw new IllegalArgumentException("a password is not sent in clear: set 'security' to starttls or tls, or leave out"
                    + " 'username'");
        }
    }

    private static boolean isLocal(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("::1");
    }

    /** Reads the section {@code mail}; empty when it names no host, so that messages are files only. */
    static Optional<SmtpSettings> read(YamlNode node, Secrets secrets) {
        YamlMap map = node.map("host", "port", "security", "username", "password", "certificate", "connect-timeout", "timeout");
        Optional<String> host = map.find("host").map(secrets::fill).filter(text -> !text.isBlank());
        Security security = map.get("security", Security.STARTTLS, n -> n.word(Security.class));
        return host.flatMap(name -> node.faults().attempt(node, () -> new SmtpSettings(name,
                map.get("port", usualPort(security), YamlNode::integer), security,
                map.find("username").map(secrets::fill).filter(text -> !text.isBlank()),
                map.find("password").map(secrets::fill).orElse(""), map.find("certificate").map(YamlNode::text),
                map.get("connect-timeout", Duration.ofSeconds(10), Durations::read),
                map.get("timeout", Duration.ofSeconds(60), Durations::read))));
    }

    private static int usualPort(Security security) {
        return switch (security) {
            case NONE -> PLAIN_PORT;
            case STARTTLS -> STARTTLS_PORT;
            case TLS -> TLS_PORT;
        };
    }

    /** Where mail goes, without the password. */
    @Override
    public String toString() {
        return host + ":" + port + " (" + security.name().toLowerCase(java.util.Locale.ROOT) + username.map(name -> ", as " + name).orElse("") + ")";
    }
}
