package callmart.config;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The configuration folder with the product's own behind it: a file that is missing in the chosen folder is the product's, unless it is
 * asked for through {@link #own}. That of one of several centres has the home's behind it (decision 373). Remembers what it was asked for,
 * so that {@link #checkNames} finds files that nothing reads.
 * Decision 170.
 */
public final class ConfigFolder {

    private static final String NOT_UTF_8 = "the file is not UTF-8; save it again as UTF-8";
    private static final Pattern CONFIGURES = Pattern.compile("(?i)[^.].*\\.(ya?ml|properties)(\\.txt)?");
    private static final String ENDING = ".yml";
    /** So many edits are a slip; more are another word. */
    private static final int SLIP = 2;
    /** So many faults in one file are slips; more are those of another version. */
    private static final int SLIPS = 9;

    private final Path chosen;
    /** Null: this one is the product's, or stands alone. */
    private final ConfigFolder behind;
    private final boolean ofCentre;
    private final Set<String> asked;
    /** File, or {@code folder/*.yml} for those of a folder, to what its readers asked. */
    private final Map<String, Shape> shapes;
    /** Files that were read, as shown, to those of the product that they lie over. */
    private final Map<String, Path> over = new TreeMap<>();

    /**
     * @param chosen what {@code --config} names
     * @param product the product's own {@code config/}
     */
    public ConfigFolder(Path chosen, Path product) {
        this(chosen, chosen.equals(product) ? null : new ConfigFolder(product, product), false, new TreeSet<>(), new TreeMap<>());
    }

    private ConfigFolder(Path chosen, ConfigFolder behind, boolean ofCentre, Set<String> asked, Map<String, Shape> shapes) {
        this.shapes = shapes;
        this.chosen = chosen;
        this.behind = behind;
        this.ofCentre = ofCentre;
        this.asked = asked;
    }

    /** What a command reads. */
    public static ConfigFolder of(Folders folders) {
        Path product = folders.product().resolve("config");
        return folders.centre().map(centre -> new ConfigFolder(folders.config(), new ConfigFolder(centre.config(), product), true,
                new TreeSet<>(), new TreeMap<>())).orElseGet(() -> new ConfigFolder(folders.config(), product));
    }

    /** The chosen folder without the product's behind it: for what speaks of one centre alone, of which the product has a sample. */
    public ConfigFolder own() {
        return new ConfigFolder(chosen, null, false, asked, shapes);
    }

    /** What the readers of all files asked so far: name to shape. */
    public Map<String, Shape> shapes() {
        return Map.copyOf(shapes);
    }

    /** Another folder, whose readers add to the same shapes. */
    public ConfigFolder beside(Path other) {
        Path product = behind == null ? chosen : behind.chosen;
        return new ConfigFolder(other, other.equals(product) ? null : new ConfigFolder(product, product), false, new TreeSet<>(), shapes);
    }

    /** Whether there is a file or folder of this name. */
    public boolean has(String name) {
        asked.add(name);
        return Files.exists(resolve(name));
    }

    /**
     * Records as faults the files of the chosen folder, and of folders in it, that look like configuration and that nothing has read. Of
     * a centre also those of the home's folder.
     *
     * @param folder the folder for files of any name, in which one with a name of its own most likely belongs
     */
    public void checkNames(String folder, Faults faults) {
        checkNames(chosen, asked, folder, faults);
        if (ofCentre) {
            Set<String> read = new TreeSet<>(asked);
            read.addAll(behind.asked);
            checkNames(behind.chosen, read, folder, faults);
        }
    }

    private void checkNames(Path place, Set<String> read, String folder, Faults faults) {
        try (Stream<Path> files = Files.find(place, 2, (path, attributes) -> Files.isRegularFile(path))) {
            files.filter(file -> CONFIGURES.matcher(file.getFileName().toString()).matches())
                    .filter(file -> !place.relativize(file).toString().startsWith("."))
                    .filter(file -> !read.contains(place.relativize(file).toString().replace('\\', '/'))).sorted()
                    .forEach(file -> faults.add(new Fault(file.toString(), 0, "", "nothing reads a file of this name; did you mean '"
                            + meant(place.relativize(file), folder) + "'? Read are " + String.join(", ", names()) + " and "
                            + String.join(", ", folders().stream().map(name -> name + "/*.yml").toList())
                            + "; rename it, or move it away")));
        } catch (NoSuchFileException e) {
            faults.add(new Fault(place.toString(), 0, "", "there is no such folder; correct --config"));
        } catch (IOException | UncheckedIOException e) {
            faults.add(new Fault(place.toString(), 0, "", "cannot be listed: " + e.getMessage() + "; correct its permissions"));
        }
    }

    /**
     * Says of each file with many faults that it is of another version, which product's file it lies over, and what to do. Decision 269.
     */
    public void checkVersions(Faults faults) {
        over.forEach((file, product) -> {
            long count = faults.list().stream().filter(fault -> fault.file().equals(file)).count();
            if (count > SLIPS) {
                faults.add(new Fault(file, 0, "", "has " + count + " faults, as one of another version has; look what of it is yours"
                        + " with 'diff " + RunSh.word(product.toString()) + " " + RunSh.word(file) + "' and put that into a copy of the"
                        + " product's, or remove the file where nothing is; the changelog names keys that were renamed"));
            }
        });
    }

    /** The folder that is read and is called nearly like this one's, the name that begins nearly like its, or one of the folder. */
    private String meant(Path file, String folder) {
        String begin = stem(file.getFileName().toString());
        if (file.getNameCount() > 1) {
            String nearest = Nearest.of(file.getName(0).toString(), folders());
            if (Nearest.distance(file.getName(0).toString(), nearest) <= SLIP) {
                return nearest + "/" + begin + ENDING;
            }
        }
        List<String> stems = names().stream().map(ConfigFolder::stem).toList();
        String nearest = Nearest.of(begin, stems);
        return Nearest.distance(begin, nearest) > SLIP ? folder + "/" + begin + ENDING : names().get(stems.indexOf(nearest));
    }

    private List<String> names() {
        return asked.stream().filter(name -> !name.contains("/") && name.contains(".")).toList();
    }

    private List<String> folders() {
        return asked.stream().filter(name -> !name.contains(".")).toList();
    }

    private static String stem(String name) {
        return name.replaceFirst("(?i)\\.(ya?ml|properties)(\\.txt)?$", "");
    }

    /** The file as it will be read: the chosen folder's when there is one, else that behind it. */
    public Path resolve(String name) {
        return behind == null || owns(name) ? chosen.resolve(name) : behind.resolve(name);
    }

    private boolean owns(String name) {
        return Files.exists(chosen.resolve(name));
    }

    /**
     * The files of a folder with an ending, as names for {@link #read}, in the order of their names. A folder of this name in
     * {@code chosen} takes the place of the product's as a whole.
     *
     * @throws UncheckedIOException when the folder cannot be listed
     */
    public List<String> list(String name, String ending) {
        Path place = resolve(name);
        asked.add(name);
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> name + "/" + file.getFileName()).filter(file -> file.endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(place + " cannot be listed; correct its permissions", e);
        }
    }

    /**
     * Reads a YAML file.
     *
     * @param name of a file of the folder, or the path of any other
     *
     * @return the top node; empty when the file is missing, unreadable, not YAML (each recorded in {@code faults}) or has
     *         no content
     */
    public Optional<YamlNode> read(String name, Faults faults) {
        return read(name, shapes.computeIfAbsent(name.replaceFirst("/[^/]*$", "/*.yml"), any -> new Shape()), faults);
    }

    private Optional<YamlNode> read(String name, Shape shape, Faults faults) {
        Path path = resolve(name);
        asked.add(name);
        String shown = path.toString();
        if (behind != null && owns(name) && Files.exists(behind.resolve(name))) {
            over.put(shown, behind.resolve(name));
        }
        String text = "";
        try {
            text = SettingsFile.text(path);
            return compose(new StringReader(text), shown, faults, shape);
        } catch (NoSuchFileException e) {
            faults.add(new Fault(shown, 0, "", behind == null ? "the file is missing; write it"
                    : "the file is missing; restore it from the product's config/ folder"));
        } catch (CharacterCodingException e) {
            faults.add(new Fault(shown, 0, "", NOT_UTF_8));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            Slip slip = Slip.near(text.lines().toList(), line, e.getProblem());
            faults.add(new Fault(shown, slip == null ? line : slip.line(), "", "not YAML: " + (slip == null ? e.getProblem() : slip
                    .message())));
        } catch (IOException e) {
            faults.add(new Fault(shown, 0, "", "cannot be read: " + e.getMessage()));
        } catch (YAMLException e) {
            faults.add(new Fault(shown, 0, "", "not YAML: " + e.getMessage().lines().findFirst().orElse("")));
        }
        return Optional.empty();
    }

    /**
     * As {@link #read}, of a file that lies over the product's by entry and key: what it does not name is the product's, an entry that says
     * {@code off: true} is none. A file that says {@code instead: true} stands in the place of the product's. Decision 271.
     */
    public Optional<YamlNode> readOver(String name, Faults faults) {
        if (behind == null || !Files.exists(behind.resolve(name))) {
            return read(name, faults);
        }
        return ofCentre || owns(name) ? over(name, behind.readOver(name, faults), faults) : read(name, faults);
    }

    /** The settings: whole, or of a centre over those that all of the home share, by section and key. */
    public Optional<YamlNode> readSettings(String name, Faults faults) {
        return ofCentre ? over(name, behind.read(name, faults), faults) : read(name, faults);
    }

    private Optional<YamlNode> over(String name, Optional<YamlNode> under, Faults faults) {
        asked.add(name);
        return owns(name) ? read(name, faults).map(top -> top.over(under)).or(() -> under) : under;
    }

    /**
     * As {@link #readOver}, of a file with a list of its own name, whose entries may also stand in a folder of that name, one a file:
     * {@code reports/daily-operations.yml} holds what stands below {@code daily-operations} in {@code reports.yml}. Decision 368.
     */
    public Optional<YamlNode> readEntriesOver(String list, Faults faults) {
        Optional<YamlNode> top = ofCentre ? over(list + ENDING, behind.readEntriesOver(list, faults), faults)
                : readOver(list + ENDING, faults);
        Set<String> inFile = owns(list + ENDING) ? top.map(node -> node.names(list)).orElse(Set.of()) : Set.of();
        Shape shape = shapes.computeIfAbsent(list + ENDING, any -> new Shape());
        for (String file : own().list(list, ENDING)) {
            String id = stem(file.substring(file.indexOf('/') + 1));
            int before = faults.list().size();
            Optional<YamlNode> entry = own().read(file, new Shape(), faults);
            if (faults.list().size() == before) {
                String wrong = inFile.contains(id) ? "stands in " + chosen.resolve(list + ENDING) + ", too; keep one of them"
                        : entry.map(node -> node.notAnEntry(list, id)).orElse("holds nothing; write its keys, or remove the file");
                if (wrong.isEmpty()) {
                    top = Optional.of(entry.orElseThrow().asEntry(list, id, shape).over(top));
                } else {
                    faults.add(new Fault(chosen.resolve(file).toString(), 1, list + "." + id, wrong));
                }
            }
        }
        return top;
    }

    /** The top node of a YAML file that is part of the program. */
    public static YamlNode resource(Class<?> beside, String name, Faults faults) {
        try (Reader reader = new InputStreamReader(beside.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            return compose(reader, name, faults, new Shape()).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<YamlNode> compose(Reader reader, String shown, Faults faults, Shape shape) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(SettingsFile.LARGEST);
        Node node = new Yaml(options).compose(reader);
        return node == null ? Optional.empty() : new YamlNode(node, shown, "", faults, shape).present();
    }
}
