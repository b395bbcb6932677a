package callmart.wiring;

import callmart.config.ConfigFolder;
import callmart.config.ConfigurationException;
import callmart.config.Faults;
import callmart.config.Folders;
import callmart.config.Secrets;
import callmart.report.Texts;
import callmart.warehouse.Warehouse;
import callmart.warehouse.WarehouseSettings;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The embedded engine, which starts while the rest of the configuration is read. Whoever opens the warehouse waits for it and is told what
 * is wrong with it; this only holds it, and does nothing where the warehouse has a URL or where its settings cannot be read. Decision 349.
 */
public final class EarlyEngine implements AutoCloseable {

    private final Optional<CompletableFuture<Warehouse>> starting;

    private EarlyEngine(Optional<CompletableFuture<Warehouse>> starting) {
        this.starting = starting;
    }

    /** Begins to start the engine of a home. */
    public static EarlyEngine of(Folders folders) {
        return new EarlyEngine(settings(folders).filter(settings -> settings.url().isEmpty())
                .map(settings -> CompletableFuture.supplyAsync(() -> Warehouse.open(settings))));
    }

    private static Optional<WarehouseSettings> settings(Folders folders) {
        try {
            Faults faults = new Faults();
            Settings settings = Settings.read(ConfigFolder.of(folders), folders, Secrets.of(folders), Texts.none(), faults);
            return faults.isEmpty() ? Optional.of(settings.warehouse()) : Optional.empty();
        } catch (ConfigurationException e) {
            return Optional.empty();
        }
    }

    /** Gives up the hold; the engine ends when nobody else has one. */
    @Override
    public void close() {
        starting.ifPresent(future -> future.handle((warehouse, failure) -> Optional.ofNullable(warehouse)).join()
                .ifPresent(Warehouse::close));
    }
}
