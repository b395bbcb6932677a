package callmart.config;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The configuration folder with the product's own behind it: a file that is missing in {@code chosen} is taken from
 * {@code product}.
 *
 * @param chosen what {@code --config} names
 * @param product the product's own {@code config/}
 */
public record ConfigFolder(Path chosen, Path product) {

    private static final String NOT_UTF_8 = "the file is not UTF-8; save it again as UTF-8";

    /** The file as it will be read: the chosen folder's when there is one, else the product's. */
    public Path resolve(String name) {
        Path own = chosen.resolve(name);
        return Files.exists(own) ? own : product.resolve(name);
    }

    /**
     * The files of a folder with an ending, as names for {@link #read}, in the order of their names. A folder of this name in
     * {@code chosen} takes the place of the product's as a whole.
     *
     * @throws UncheckedIOException when the folder cannot be listed
     */
    public List<String> list(String name, String ending) {
        Path place = resolve(name);
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
        Path path = resolve(name);
        String shown = path.toString();
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            LoaderOptions options = new LoaderOptions();
            options.setCodePointLimit(16 * 1024 * 1024);
            Node node = new Yaml(options).compose(reader);
            return node == null ? Optional.empty() : new YamlNode(node, shown, "", faults).present();
        } catch (NoSuchFileException e) {
            faults.add(new Fault(shown, 0, "", "the file is missing; restore it from the product's config/ folder"));
        } catch (CharacterCodingException e) {
            faults.add(new Fault(shown, 0, "", NOT_UTF_8));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            faults.add(new Fault(shown, line, "", "not YAML: " + e.getProblem()));
        } catch (IOException e) {
            faults.add(new Fault(shown, 0, "", "cannot be read: " + e.getMessage()));
        } catch (YAMLException e) {
            faults.add(new Fault(shown, 0, "", whileParsing(e)));
        }
        return Optional.empty();
    }

    /** The parser wraps what goes wrong with the file beneath it. */
    private static String whileParsing(YAMLException e) {
        if (e.getCause() instanceof CharacterCodingException) {
            return NOT_UTF_8;
        }
        return e.getCause() instanceof IOException io ? "cannot be read: " + io.getMessage()
                : "not YAML: " + e.getMessage().lines().findFirst().orElse("");
    }
}
