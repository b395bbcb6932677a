package callmart.operate;

import callmart.config.Secrets;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code callmart.metrics} and {@code callmart.heartbeat} of {@code application.yml}.
 *
 * @param metricsFile where the metrics are written; relative paths begin at the home
 * @param heartbeat the dead-man's switch; empty when none is called. {@code {command}} in it stands for the command
 */
public record WatchSettings(Path metricsFile, Optional<String> heartbeat) {

    /** Stands for the command's name in the address of the switch. */
    static final String COMMAND = "{command}";

    private static final Path METRICS_FILE = Path.of("var/metrics/callmart.prom");

    /** The values that hold when nothing is configured. */
    public static WatchSettings defaults() {
        return new WatchSettings(METRICS_FILE, Optional.empty());
    }

    /** Reads both mappings; what is wrong is recorded in their faults. */
    public static WatchSettings read(Optional<YamlNode> metrics, Optional<YamlNode> heartbeat, Secrets secrets) {
        Path file = metrics.map(node -> node.map("file")).flatMap(map -> map.find("file"))
                .map(node -> Path.of(node.requiredText())).orElse(METRICS_FILE);
        Optional<YamlMap> map = heartbeat.map(node -> node.map("url"));
        return new WatchSettings(file, map.flatMap(known -> known.find("url")).flatMap(node -> address(node, secrets)));
    }

    /** The value is not shown: it is as good as a password. */
    private static Optional<String> address(YamlNode node, Secrets secrets) {
        String url = secrets.fill(node).strip();
        if (url.isEmpty() || isAddress(url.replace(COMMAND, "command"))) {
            return Optional.of(url).filter(text -> !text.isEmpty());
        }
        node.fault("is not an address that can be called; expected https://host/path, with " + COMMAND
                + " where the name of the command shall stand");
        return Optional.empty();
    }

    private static boolean isAddress(String url) {
        try {
            URI address = URI.create(url);
            return ("https".equals(address.getScheme()) || "http".equals(address.getScheme())) && address.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Without the address, which is a secret. */
    @Override
    public String toString() {
        return "WatchSettings[metricsFile=" + metricsFile + ", heartbeat " + (heartbeat.isPresent() ? "configured" : "none") + "]";
    }
}
