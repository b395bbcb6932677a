package callmart.cli;

import callmart.config.Folders;
import callmart.warehouse.Schema;
import callmart.warehouse.Warehouse;
import callmart.warehouse.WarehouseSettings;
import callmart.wiring.Configuration;
import callmart.wiring.Wiring;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The benchmarks; each has a warehouse of its own under {@code var/bench}. */
@Command(name = "bench", description = "benchmarks: ratios to a reference measured in the same run",
        subcommands = {BenchCommand.Load.class, BenchCommand.Render.class, BenchCommand.Scale.class})
final class BenchCommand {

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "show this help")
    private boolean help;

    @Command(name = "load", description = "loads a day of calls, in turns with ClickHouse's own CSVWithNames insert of the same file")
    static final class Load extends GlobalCommand {

        @Option(names = "--rows", defaultValue = "1000000", description = "rows of the day (default: ${DEFAULT-VALUE})")
        private int rows;

        @Override
        public Integer call() throws Exception {
            if (rows < 1) {
                throw new IllegalArgumentException("--rows is a number of rows, 1 or more, found " + rows);
            }
            Folders folders = globals.folders();
            Path home = folders.var().resolve("bench");
            Configuration configuration = Configuration.read(new Folders(folders.product(), home, folders.product().resolve("config"),
                    folders.cache()));
            Files.createDirectories(home);
            try (Warehouse warehouse = Warehouse.open(WarehouseSettings.embedded(home, folders.cache()))) {
                Schema.bring(warehouse, folders.sql(), configuration.measureSettings().viewValues());
                new LoadBench(warehouse, out()).run(home, rows);
            }
            return Exit.DONE;
        }
    }

    @Command(name = "render", description = "renders every report over a day of more than 10,000 calls, against a plain workbook of the "
            + "library alone")
    static final class Render extends GlobalCommand {

        @Override
        public Integer call() throws Exception {
            Folders folders = globals.folders();
            Configuration configuration = Configuration.read(new Folders(folders.product(), folders.var().resolve("bench-render"),
                    folders.product().resolve("config"), folders.cache()));
            try (Wiring mart = new Wiring(configuration, Clock.systemUTC())) {
                new RenderBench(mart, out()).run();
            }
            return Exit.DONE;
        }
    }

    @Command(name = "scale", description = "a month of calls made inside the engine: what they take in time, disk and memory, and what "
            + "measures and KPIs over them take")
    static final class Scale extends GlobalCommand {

        @Option(names = "--rows", defaultValue = "1000000", description = "calls of the month (default: ${DEFAULT-VALUE})")
        private long rows;

        @Override
        public Integer call() throws Exception {
            if (rows < 1) {
                throw new IllegalArgumentException("--rows is a number of calls, 1 or more, found " + rows);
            }
            Folders folders = globals.folders();
            Configuration configuration = Configuration.read(new Folders(folders.product(), folders.var().resolve("bench-scale"),
                    folders.product().resolve("config"), folders.cache()));
            try (Wiring mart = new Wiring(configuration, Clock.systemUTC())) {
                new ScaleBench(mart, out()).run(rows);
            }
            return Exit.DONE;
        }
    }
}
