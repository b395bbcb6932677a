package callmart.mail;

import callmart.config.Durations;
import callmart.config.Faults;
import callmart.config.Secrets;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * @param helo the name to greet the server by; empty: this machine's full name, or else its address
 */
public record SmtpSettings(String host, int port, Security security, Optional<String> username, String password,
        Optional<String> certificate, Duration connectTimeout, Duration timeout, Optional<String> helo) {

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
    private static final String PASSWORD_IN_CLEAR = "a password is not sent in clear: set 'security' to starttls or tls, or leave out "
            + "'username'";

    public SmtpSettings {
        requireHost(host);
        requirePort(port);
        if (username.isPresent() && security == Security.NONE && !isLocal(host)) {
            throw new IllegalArgumentException(PASSWORD_IN_CLEAR);
        }
    }

    private static String requireHost(String host) {
        if (host.isBlank() || host.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("expected the name of a mail server such as smtp.example.com");
        }
        return host;
    }

    private static int requirePort(int port) {
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("expected a port from 1 to " + HIGHEST_PORT + ", found " + port);
        }
        return port;
    }

    private static boolean isLocal(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("::1");
    }

    /** Reads the section {@code mail}; empty when it names no host, so that messages are files only. */
    static Optional<SmtpSettings> read(YamlNode node, Secrets secrets) {
        YamlMap map = node.map("host", "port", "security", "username", "password", "certificate", "connect-timeout", "timeout", "helo");
        Faults faults = node.faults();
        Security security = map.get("security", Security.STARTTLS, n -> n.word(Security.class));
        Optional<String> host = map.find("host").flatMap(n -> filled(n, secrets)
                .flatMap(name -> faults.attempt(n, () -> requireHost(name))));
        int port = map.get("port", usualPort(security), n -> n.parsed(usualPort(security), SmtpSettings::port));
        Optional<String> username = map.find("username").flatMap(n -> filled(n, secrets));
        String password = map.find("password").map(secrets::fill).orElse("");
        Optional<String> certificate = map.find("certificate").map(n -> n.parsed("",
                path -> certificate(Path.of(n.file()).resolveSibling(path))));
        Duration connectTimeout = map.get("connect-timeout", Duration.ofSeconds(10), Durations::readPositive);
        Duration timeout = map.get("timeout", Duration.ofSeconds(60), Durations::readPositive);
        Optional<String> helo = map.find("helo").map(n -> n.parsed("", Helo::require)).filter(name -> !name.isEmpty());
        if (username.isPresent() && !map.has("password")) {
            map.find("username").ifPresent(n -> n.fault("a login needs its password: set 'password' to ${NAME} and NAME in "
                    + "secrets.properties" + " or the environment"));
        } else if (!map.has("username") && map.has("password")) {
            map.find("password").ifPresent(n -> n.fault("nobody logs in with it: set 'username', too, or leave it out"));
        }
        if (host.isPresent() && username.isPresent() && security == Security.NONE && !isLocal(host.get())) {
            map.find("username").ifPresent(n -> n.fault(PASSWORD_IN_CLEAR));
            return Optional.empty();
        }
        return host.map(name -> new SmtpSettings(name, port, security, username, password, certificate, connectTimeout, timeout,
                helo));
    }

    private static Optional<String> filled(YamlNode node, Secrets secrets) {
        return Optional.of(secrets.fill(node)).filter(text -> !text.isBlank());
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("expected a port from 1 to " + HIGHEST_PORT + ", found '" + text + "'");
        }
        return requirePort(Integer.parseInt(text));
    }

    private static String certificate(Path file) {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("there is no readable file " + file
                    + "; give a PEM file with the certificate of the mail server"
                    + " or of who signed it, its path beginning at the configuration folder");
        }
        return file.toString();
    }

    /** The name to greet the server by. */
    String greeting() {
        return helo.orElseGet(() -> Helo.usual(host, port));
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
        return host + ":" + port + " (" + security.name().toLowerCase(java.util.Locale.ROOT)
                + username.map(name -> ", as " + name).orElse("") + ")";
    }
}
