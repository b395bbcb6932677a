package callmart.cli;

import callmart.run.RunLock;
import callmart.wiring.Configuration;
import callmart.wiring.Wiring;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "rebalance", description = "spreads days that lie on fewer nodes than warehouse.cluster has over all of them, and"
        + " prints the rows of each day on each node before and after; interrupted, it leaves days whole, and goes on when it is run"
        + " again")
final class RebalanceCommand extends GlobalCommand {

    @Option(names = "--format", defaultValue = "table", description = "table, csv or json (default: table)")
    private OutputFormat format;

    @Option(names = "--lost", description = "also days of which a shard lost rows: what is left of them is all of them from then"
            + " on; for those that neither a backup of the shard nor a source has any more")
    private boolean lost;

    @Override
    public Integer call() throws Exception {
        Configuration configuration = globals.configuration();
        if (configuration.settings().warehouse().shards().isEmpty()) {
            throw new IllegalArgumentException("warehouse.cluster is not set: the warehouse has one node, and nothing to spread");
        }
        try (RunLock lock = configuration.lock(spec.name(), globals.clock().instant());
                Wiring mart = new Wiring(configuration, globals.clock())) {
            mart.requireWhole(days -> lost);
            Rows rows = new Rows("feed", "date", "before", "after");
            mart.warehouse().cluster().orElseThrow().rebalance(mart.clock().now()).forEach(move -> rows.add(move.table(),
                    move.day().toString(), list(move.before()), list(move.after())));
            rows.print(format, out());
            return Exit.DONE;
        }
    }

    private static String list(List<Long> rows) {
        return rows.stream().map(String::valueOf).collect(Collectors.joining(" + "));
    }
}
