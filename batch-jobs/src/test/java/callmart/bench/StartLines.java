package callmart.bench;

import callmart.bench.Commands.Centre;
import callmart.testing.SharedWarehouse;
import callmart.warehouse.Warehouse;
import callmart.warehouse.WarehouseSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Commands from their start to their end. */
final class StartLines {

    private final Bench bench;

    StartLines(Bench bench) {
        this.bench = bench;
    }

    /** @param loaded a home with a night that owes nothing */
    void run(Centre loaded) throws Exception {
        int turns = bench.sizes().turns();
        Scores.Work version = Scores.Work.of(Commands::javaVersion);
        bench.scores().turns(Line.DUE, turns, "a night", command(loaded, "due"), version);
        bench.scores().turns(Line.HELP, turns, "–", command(loaded, "help"), version);
        Scores.Work engine = () -> engine(bench.commands().launched() ? loaded.home() : bench.folder().resolve("engine"));
        String day = NightLines.DAY.toString();
        bench.scores().turns(Line.KPI, turns, "a night", command(loaded, "kpi", "--from", day, "--to", day), engine);
        bench.scores().turns(Line.STATUS, turns, "a night", command(loaded, "status"), engine);
    }

    void demo() throws Exception {
        Centre fresh = new Centre(bench.folder().resolve("demo"), Optional.empty());
        Files.createDirectories(fresh.home());
        bench.scores().turns(Line.DEMO, 1, "6 weeks", command(fresh, "demo"));
    }

    private Scores.Work command(Centre centre, String... words) {
        return Scores.Work.of(() -> {
            bench.commands().run(centre, words);
            return null;
        });
    }

    /** @return seconds until the home's engine, which nobody else uses, answers */
    private static double engine(Path home) {
        long start = System.nanoTime();
        try (Warehouse warehouse = Warehouse.open(WarehouseSettings.embedded(home, SharedWarehouse.cache()))) {
            warehouse.ping();
            return (System.nanoTime() - start) / 1e9;
        }
    }
}
