package callmart.config;

import java.nio.file.Files;
import java.nio.file.Path;
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
 */
public record Folders(Path product, Path home, Path config, Path cache, Path files) {

    public Folders {
        product = product.toAbsolutePath().normalize();
        home = home.toAbsolutePath().normalize();
        config = config.toAbsolutePath().normalize();
        cache = cache.toAbsolutePath().normalize();
        files = files.toAbsolutePath().normalize();
    }

    /** Reports and messages lie in the home. */
    public Folders(Path product, Path home, Path config, Path cache) {
        this(product, home, config, cache, home);
    }

    /** These, with reports and messages in another folder. @param shared a relative path begins at the home */
    public Folders withFiles(Path shared) {
        return new Folders(product, home, config, cache, home.resolve(shared));
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
        return Stream.of(home, product).map(folder -> folder.resolve("sql").resolve(kind).resolve(name + ".sql"))
                .filter(Files::isRegularFile).findFirst();
    }

    public Path templates() {
        return product.resolve("report-templates");
    }
}
