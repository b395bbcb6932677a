package callmart.archive;

import callmart.calendar.Period;
import callmart.config.Folders;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code archive} of {@code application.yml}.
 *
 * @param folder where reports and messages lie; empty for the home
 * @param baseUrl where readers find the archive pages, with a slash at its end; empty: mails name no place. Decision 335
 */
public record ArchiveSettings(Optional<Path> folder, Optional<String> baseUrl) {

    /** The values that hold when nothing is configured. */
    public static ArchiveSettings defaults() {
        return new ArchiveSettings(Optional.empty(), Optional.empty());
    }

    /**
     * Reads the mapping; what is wrong is recorded in its faults. The folder is never made: a share that is not mounted would go
     * unnoticed.
     */
    public static ArchiveSettings read(YamlNode node, Folders folders) {
        YamlMap map = node.map("folder", "base-url");
        Optional<YamlNode> folder = map.find("folder");
        folder.filter(name -> !Files.isDirectory(folders.home().resolve(name.text()))).ifPresent(name -> name.fault("there is no folder "
                + folders.home().resolve(name.text()) + "; mount the share that it lies on, or make it"));
        return new ArchiveSettings(folder.map(YamlNode::text).map(Path::of), map.find("base-url").flatMap(ArchiveSettings::address));
    }

    private static Optional<String> address(YamlNode node) {
        String url = node.requiredText().strip();
        if (isAddress(url)) {
            return Optional.of(url.endsWith("/") ? url : url + "/");
        }
        node.fault("expected the address of the folder out/reports on your web server, such as"
                + " https://reports.example.com/callmart/, found '" + url + "'");
        return Optional.empty();
    }

    private static boolean isAddress(String url) {
        try {
            URI address = URI.create(url);
            return ("https".equals(address.getScheme()) || "http".equals(address.getScheme())) && address.getHost() != null
                    && address.getQuery() == null && address.getFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The place of a period's reports, on the page of its year, which keeps it; empty without an address. */
    public Optional<String> address(Period period) {
        return baseUrl.map(base -> base + ArchivePages.file(period.to().getYear()) + "#" + StateCounts.anchor(period));
    }
}
