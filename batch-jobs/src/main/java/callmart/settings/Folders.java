package callmart.settings;

import java.nio.file.Path;

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

    public Path templates() {
        return product.resolve("report-templates");
    }
}
