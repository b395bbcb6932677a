package callmart.cli;

import callmart.config.Folders;
import callmart.config.RunSh;
import callmart.warehouse.Warehouse;
import callmart.warehouse.embedded.AnalystAccess;
import callmart.warehouse.embedded.Credentials;
import callmart.warehouse.embedded.EmbeddedServer;
import callmart.wiring.Configuration;
import callmart.wiring.Wiring;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Keeps the embedded warehouse running, so that analysts can work in it between runs. */
@Command(name = "clickhouse", description = "keeps the embedded warehouse running and prints how to connect; 'clickhouse stop' ends it",
        subcommands = ClickHouseCommand.Stop.class)
final class ClickHouseCommand extends GlobalCommand {

    @Override
    public Integer call() {
        Configuration configuration = globals.configuration();
        PrintWriter out = out();
        if (configuration.settings().warehouse().url().isPresent()) {
            out.println("warehouse.url is set: the warehouse is " + configuration.settings().warehouse().url().get()
                    + ", which is not ours to start");
            return Exit.DONE;
        }
        try (Wiring mart = new Wiring(configuration, globals.clock())) {
            Warehouse warehouse = mart.warehouse();
            warehouse.keepRunning();
            AnalystAccess access = configuration.settings().warehouse().access();
            Path credentials = configuration.folders().warehouseHome().resolve("var/clickhouse/credentials");
            Optional<String> centre = configuration.folders().centre().map(Folders.Centre::name);
            out.println("ClickHouse " + warehouse.serverVersion() + " keeps running until "
                    + RunSh.quoted("clickhouse stop"));
            out.println("  HTTP      " + warehouse.httpAddress() + "   (in a browser: " + warehouse.httpAddress() + "/play)");
            warehouse.embeddedNativePort().ifPresent(port -> out.println("  native    127.0.0.1:" + port));
            out.println("  JDBC      " + warehouse.jdbcUrl());
            out.println("  database  " + warehouse.database());
            out.println("  user      " + centre.map(AnalystAccess::user).orElse(Credentials.ANALYST)
                    + ": reads the views v_*; its password is in " + credentials);
            access.analysts().stream().filter(analyst -> analyst.centre().equals(centre)).forEach(analyst -> out.println("            "
                    + analyst.name() + ": reads " + (analyst.views().isEmpty() ? "the views v_*" : String.join(", ", analyst.views()))));
            access.listen().ifPresent(address -> out.println("  network   " + address + ", same ports, for analysts from "
                    + String.join(", ", access.networks())));
        }
        return Exit.DONE;
    }

    @Command(name = "stop", description = "ends the embedded warehouse that 'clickhouse' left running")
    static final class Stop extends GlobalCommand {

        @Override
        public Integer call() {
            boolean stopped = EmbeddedServer.stop(globals.home());
            out().println(stopped ? "the embedded warehouse has ended"
                    : "the embedded warehouse ends with its last user; others are using it now");
            return Exit.DONE;
        }
    }
}
