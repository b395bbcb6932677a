package callmart.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folders of one invocation, all absolute.
 *
 * @param product the checkout: {@code sql/}, {@code report-templates/} and the product's own {@code config/}
 * @param home where relative source paths begin and {@code var/} and {@code out/} lie
 * @param config what {@code --config} names
 * @param cache the user's cache with the embedded ClickHouse and the font
 */
public record Folders(Path product, Path home, Path config, Path cache) {

    public Folders {
        product = product.toAbsolutePath().normalize();
        home = home.toAbsolutePath().normalize();
        config = config.toAbsolutePath().normalize();
        cache = cache.toAbsolutePath().normalize();
    }

    public Path var() {
        return home.resolve("var");
    }

    public Path out() {
        return home.resolve("out");
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
