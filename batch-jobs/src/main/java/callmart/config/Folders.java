package callmart.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folders of one invocation, all absolute.
 *
 * @param product the checkout: {@code sql/}, {@code report-templates/} and the product's own {@code config/}
 * @param home where relative source paths begin and {@code var/} lies
 * @param config what {@code --config} names
 * @param cache the user's cache with the embedded ClickHouse and the font
 * @param files where the paths of reports and messages begin: the home, or a folder that several homes share
 * @param centre the one of several in one home that these are of; empty where the home has one
 */
public record Folders(Path product, Path home, Path config, Path cache, Path files, Optional<Centre> centre) {

    public Folders {
        product = product.toAbsolutePath().normalize();
        home = home.toAbsolutePath().normalize();
        config = config.toAbsolutePath().normalize();
        cache = cache.toAbsolutePath().normalize();
        files = files.toAbsolutePath().normalize();
    }

    /**
     * One of several centres in one home, whose own folders are homes of their own to all but the warehouse. Decision 373.
     *
     * @param home what all of them share, with the embedded warehouse
     * @param config the configuration that that of each lies over
     */
    public record Centre(String name, Path home, Path config) {
    }

    /** Reports and messages lie in the home, which has one centre. */
    public Folders(Path product, Path home, Path config, Path cache) {
        this(product, home, config, cache, home, Optional.empty());
    }

    /** Those of one of its centres. */
    public Folders of(String name) {
        Path below = Path.of("centres", name);
        return new Folders(product, home.resolve(below), config.resolve(below), cache, home.resolve(below),
                Optional.of(new Centre(name, home, config)));
    }

    /** These, with another configuration. */
    public Folders configuredBy(Path other) {
        return new Folders(product, home, other, cache, files, centre);
    }

    /** Where the embedded warehouse lies: the home, which centres share. */
    public Path warehouseHome() {
        return centre.map(Centre::home).orElse(home);
    }

    /** What {@code --config} names: of a centre that which its own lies over. */
    public Path namedConfig() {
        return centre.map(Centre::config).orElse(config);
    }

    /** Where own queries, and behind them the product's, are looked for. */
    public List<Path> withQueries() {
        return Stream.of(home, warehouseHome(), product).distinct().toList();
    }

    /** These, with reports and messages in another folder. @param shared a relative path begins at the home */
    public Folders withFiles(Path shared) {
        return new Folders(product, home, config, cache, home.resolve(shared), centre);
    }

    public Path var() {
        return home.resolve("var");
    }

    public Path out() {
        return files.resolve("out");
    }

    /** What the making of later messages and corrections needs, beside reports and messages. */
    public Path drafts(String kind) {
        return files.resolve("var").resolve(kind);
    }

    public Path sql() {
        return product.resolve("sql");
    }

    /**
     * A query of a kind, such as a report's dataset: below the home when it lies there, else the product's own.
     *
     * @param kind the folder below {@code sql/}
     * @param name the file's name without ending
     */
    public Optional<Path> findQuery(String kind, String name) {
        return withQueries().stream().map(folder -> folder.resolve("sql").resolve(kind).resolve(name + ".sql"))
                .filter(Files::isRegularFile).findFirst();
    }

    public Path templates() {
        return product.resolve("report-templates");
    }
}
