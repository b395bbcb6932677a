package callmart.wiring;

import callmart.config.ConfigFolder;
import callmart.config.ConfigurationException;
import callmart.config.Fault;
import callmart.config.Faults;
import callmart.config.Folders;
import callmart.config.Nearest;
import callmart.config.RunSh;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The centres of one home: {@code callmart.centres}. Each has a folder of its own below {@code centres} of the home and of the
 * configuration, and a database in the home's warehouse. Decision 373.
 */
public final class Centres {

    static final String KEY = "centres";
    /** Sections that the centres of a home share: there is one engine. */
    private static final List<String> OF_THE_HOME = List.of(KEY, "warehouse");
    private static final String METRICS = "metrics.file";
    /** Keys whose value would have centres write into the same place. */
    private static final List<String> OF_A_CENTRE = List.of("state.url", "archive.folder", "archive.base-url", "heartbeat.url", METRICS);
    private static final String FILE = "application.yml";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,30}");

    private final Folders home;
    private final Optional<YamlNode> node;
    private final Faults faults = new Faults();
    private final List<String> names;

    /** Reads which there are. @param home the folders of no centre; what is wrong with other settings is told by who reads all */
    public Centres(Folders home) {
        this.home = home;
        this.node = ConfigFolder.of(home).read(FILE, faults).flatMap(top -> top.peek("callmart"))
                .flatMap(section -> section.peek(KEY));
        this.names = node.map(Centres::names).orElse(List.of());
    }

    /** In the configuration's order; none where the home has one centre, or where the list is wrong. */
    public List<String> names() {
        return faults.isEmpty() ? names : List.of();
    }

    static List<String> names(YamlNode list) {
        List<String> names = new ArrayList<>();
        for (YamlNode name : list.list()) {
            if (!NAME.matcher(name.text()).matches()) {
                name.fault("expected a centre's name of up to 31 lower-case letters, digits and -, beginning with a letter, found '"
                        + name.text() + "'");
            } else if (names.contains(name.text())) {
                name.fault("there are two centres '" + name.text() + "'; give each a name of its own");
            } else {
                names.add(name.text());
            }
        }
        return names;
    }

    /**
     * The folders of one.
     *
     * @throws ConfigurationException when there is none of this name, or the list is wrong
     */
    public Folders folders(String name) {
        faults.throwIfAny();
        if (names.isEmpty()) {
            throw fault("names no centre, so that there is no '" + name + "'; leave out --centre, or write the centre's name there");
        } else if (!names.contains(name)) {
            throw fault("there is no centre '" + name + "'" + Nearest.hint(name, names) + " Valid: " + String.join(", ", names));
        }
        return home.of(name);
    }

    /** As {@link #folders}, of one whose configuration is there. */
    public Folders configured(String name) {
        Folders folders = folders(name);
        if (!Files.isDirectory(folders.config())) {
            throw fault("the centre '" + name + "' has no folder " + folders.config()
                    + "; write its sources.yml, recipients.yml and contracts there, or have them guessed: "
                    + RunSh.quoted("init FILE…"));
        }
        return folders;
    }

    private ConfigurationException fault(String message) {
        return new ConfigurationException(List.of(new Fault(ConfigFolder.of(home).resolve(FILE).toString(),
                node.map(YamlNode::line).orElse(0), "callmart." + KEY, message)));
    }

    /**
     * Records what stands in a file of the wrong folder, and what two centres say alike that each must say for itself.
     *
     * @param sections of {@code application.yml}, that of a centre over the home's
     * @param names of all centres
     */
    static void check(YamlMap sections, Folders.Centre centre, List<String> names, Path own) {
        OF_THE_HOME.stream().flatMap(section -> sections.find(section).stream()).filter(section -> isIn(own, section))
                .forEach(section -> section.fault("is for all centres of the home; write it into "
                        + centre.config().resolve(FILE)));
        for (String key : OF_A_CENTRE) {
            sections.find(key.replaceFirst("\\..*", "")).flatMap(section -> value(section, key))
                    .filter(value -> !key.equals(METRICS) || Path.of(value.text()).isAbsolute())
                    .ifPresent(value -> {
                        if (!isIn(own, value)) {
                            value.fault("would be the same for all centres of the home; write it into " + own.resolve(FILE));
                        } else {
                            names.stream().filter(name -> !name.equals(centre.name()) && says(own.resolveSibling(name), key, value.text()))
                                    .forEach(name -> value.fault("is that of the centre '" + name + "', too; give each its own"));
                        }
                    });
        }
    }

    /** What a secret is put into may differ though it reads the same. */
    private static boolean says(Path other, String key, String text) {
        return !text.contains("${") && Files.exists(other.resolve(FILE)) && new ConfigFolder(other, other).read(FILE, new Faults())
                .flatMap(top -> top.peek("callmart")).flatMap(all -> all.peek(key.replaceFirst("\\..*", "")))
                .flatMap(section -> value(section, key)).filter(value -> value.text().equals(text)).isPresent();
    }

    private static Optional<YamlNode> value(YamlNode section, String key) {
        return Optional.of(section).filter(YamlNode::isMap).flatMap(map -> map.peek(key.replaceFirst(".*\\.", "")));
    }

    private static boolean isIn(Path folder, YamlNode node) {
        return Path.of(node.file()).startsWith(folder);
    }

    /** Centre to its database. */
    static Map<String, String> databases(List<String> names, String database) {
        Map<String, String> databases = new LinkedHashMap<>();
        names.forEach(name -> databases.put(name, database + "_" + name.replace('-', '_')));
        return databases;
    }
}
