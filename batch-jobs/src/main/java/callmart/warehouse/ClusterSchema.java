package callmart.warehouse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the nodes of a cluster to this version. On the first node the migrations of {@code sql/schema} see the tables of one node: those
 * that are spread lie aside as {@code X_plain}, without rows, and have their own name only while migrations are applied. On every node
 * {@code sql/shards} is applied, whose files make and change {@code X_shard} alone: a table of a reader's name on a node would answer
 * for it.
 * Decision 291.
 */
final class ClusterSchema {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterSchema.class);
    private static final String SHARDS = "shard_migrations";
    private static final String GENERATIONS = "CREATE TABLE IF NOT EXISTS " + Cluster.GENERATIONS + """
             (
                feed LowCardinality(String) COMMENT 'Feed',
                business_date Date COMMENT 'Business day',
                generation UInt64 COMMENT 'Which load of the day it is; the greatest of a day is read',
                loaded UInt64 COMMENT 'Rows',
                nodes UInt16 COMMENT 'Over how many nodes they were spread',
                committed_at DateTime64(3, 'UTC') COMMENT 'From when it was read, UTC'
            ) ENGINE = MergeTree ORDER BY (feed, business_date, generation)
            COMMENT 'Grain: one row per load of a feed''s day that is spread over the nodes'""";

    private static final String OWNER = "CREATE TABLE IF NOT EXISTS shard_owner (owner UUID COMMENT 'Drawn by the first node')"
            + " ENGINE = MergeTree ORDER BY owner COMMENT 'Grain: one row: the warehouse whose rows the node holds'";

    private final Cluster cluster;
    private final Warehouse first;
    private final Path sql;

    private ClusterSchema(Cluster cluster, Path sql) {
        this.cluster = cluster;
        this.first = cluster.nodes().get(0);
        this.sql = sql;
    }

    /** @return the migrations that were applied now, on any node */
    static List<String> bring(Cluster cluster, Path sql) {
        return new ClusterSchema(cluster, sql).bring();
    }

    private List<String> bring() {
        first.createDatabase();
        checkNodes();
        cluster.nodes().forEach(this::refuseWarehouse);
        if (Migrations.lacks(first, sql.resolve("schema"))) {
            layBack();
        }
        List<String> applied = new ArrayList<>();
        try {
            applied.addAll(Migrations.apply(first, sql.resolve("schema")));
        } finally {
            layAside();
        }
        for (Warehouse node : cluster.nodes()) {
            applied.addAll(Migrations.apply(node, sql.resolve("shards"), SHARDS));
        }
        layAside();
        first.execute(GENERATIONS);
        checkOwner(checkFormerNodes());
        cluster.tables().forEach(this::spread);
        return applied;
    }

    /** The first node must reach as many nodes as are configured. */
    private void checkNodes() {
        long known = first.query("SELECT count() AS n FROM system.clusters WHERE cluster = {name:String}", Map.of("name", Cluster.NAME),
                row -> row.longValue("n")).get(0);
        if (known != cluster.nodes().size()) {
            throw new WarehouseException("Cannot use warehouse.cluster", first.httpAddress(), "the server there knows " + known
                    + " nodes of the cluster '" + Cluster.NAME + "', and with the shards of warehouse.cluster there are "
                    + cluster.nodes().size(), "write itself and the shards into remote_servers of its configuration; an embedded server"
                    + " that was started before the key was set has to end first");
        }
    }

    /** Tables of a reader's name on a shard would answer for those of the first node. Each node has to answer. */
    private void refuseWarehouse(Warehouse node) {
        node.createDatabase();
        if (node != first && node.query("SELECT count() AS n FROM system.tables WHERE database = currentDatabase()"
                + " AND name = {table:String}", Map.of("table", Migrations.SCHEMA), row -> row.longValue("n")).get(0) > 0) {
            throw new WarehouseException("Cannot use warehouse.cluster", node.httpAddress() + ", database " + node.database(),
                    "a warehouse lies there, whose own tables would be read in the place of the first node's", "write another"
                    + " warehouse.database, which shards have for the rows of this one alone");
        }
    }

    /**
     * Who draws generations for a shard removes those that it does not know: a shard follows one first node and no other.
     *
     * @param former over how many nodes days were spread
     */
    private void checkOwner(long former) {
        String owner = UUID.randomUUID().toString();
        for (Warehouse node : cluster.nodes()) {
            node.execute(OWNER);
            List<String> found = node.query("SELECT toString(owner) AS owner FROM shard_owner LIMIT 1", Map.of(),
                    row -> row.string("owner"));
            if (found.isEmpty()) {
                node.execute("INSERT INTO shard_owner SELECT toUUID({owner:String})", Map.of("owner", owner));
                if (node != first && cluster.nodes().indexOf(node) < former) {
                    LOG.warn("{}, database {}, is new, and days were spread over it before: what it held is lost unless it gets its data"
                            + " back", node.httpAddress(), node.database());
                }
            } else if (node != first && !found.get(0).equals(owner)) {
                throw new WarehouseException("Cannot use warehouse.cluster", node.httpAddress() + ", database " + node.database(),
                        "it is a shard of another warehouse, whose rows would be removed", "name another server, or another"
                        + " warehouse.database; if the other warehouse is gone for good, drop the database there");
            } else {
                owner = found.get(0);
            }
        }
    }

    /** Returns over how many nodes days were spread. */
    private long checkFormerNodes() {
        long most = first.query("SELECT max(nodes) AS n FROM (SELECT argMax(nodes, generation) AS nodes FROM " + Cluster.GENERATIONS
                + " GROUP BY feed, business_date)", Map.of(), row -> row.longValue("n")).get(0);
        if (most > cluster.nodes().size()) {
            throw new WarehouseException("Cannot use warehouse.cluster", first.httpAddress(), "days were spread over " + most
                    + " nodes, and there are " + cluster.nodes().size() + ": rows would be missing", "write all shards into"
                    + " warehouse.cluster again");
        }
        return most;
    }

    /**
     * Gives the tables of one node their names for the migrations. As these are empty, our views go before: readers fail until the views
     * are made again, also when the run is killed meanwhile.
     */
    private void layBack() {
        List<String> plain = engines().keySet().stream().filter(name -> name.endsWith(Cluster.PLAIN)).toList();
        if (!plain.isEmpty()) {
            Views.dropAll(first);
        }
        plain.forEach(name -> first.execute("RENAME TABLE " + name + " TO "
                + name.substring(0, name.length() - Cluster.PLAIN.length())));
    }

    /** Takes their names from the tables of one node. None is renamed when one has rows. */
    private void layAside() {
        Map<String, String> engines = engines();
        List<String> tables = cluster.tables().stream().filter(table -> engines.getOrDefault(table, "").endsWith("MergeTree")).toList();
        for (String table : tables) {
            long rows = first.query("SELECT count() AS n FROM " + table, Map.of(), row -> row.longValue("n")).get(0);
            if (rows > 0) {
                throw new WarehouseException("Cannot use warehouse.cluster", first.httpAddress() + ", database " + first.database(),
                        table + " has " + rows + " rows of a warehouse of one node", "write another warehouse.database and load the days"
                        + " again with backfill, or leave warehouse.cluster out");
            }
        }
        tables.forEach(table -> first.execute("RENAME TABLE " + table + " TO " + table + Cluster.PLAIN));
    }

    private void spread(String table) {
        List<String> form = Cluster.form(first, table + Cluster.PLAIN);
        for (Warehouse node : cluster.nodes()) {
            if (!Cluster.form(node, table + Cluster.SHARD).equals(form)) {
                Set<String> differing = Cluster.form(node, table + Cluster.SHARD).stream().filter(line -> !form.contains(line))
                        .collect(Collectors.toSet());
                throw new WarehouseException("Cannot use warehouse.cluster", node.httpAddress(), table + Cluster.SHARD
                        + " has other columns than " + table + " of sql/schema: " + differing,
                        "add a migration in sql/shards that brings them in line");
            }
        }
        if (!Cluster.form(first, table + Cluster.ALL).equals(form)) {
            String key = first.query("SELECT splitByString(', ', sorting_key)[1] AS k FROM system.tables WHERE database = currentDatabase()"
                    + " AND name = {table:String}", Map.of("table", table + Cluster.SHARD), row -> row.string("k")).get(0);
            first.execute("CREATE OR REPLACE TABLE " + table + Cluster.ALL + " AS " + table + Cluster.SHARD + " ENGINE = Distributed("
                    + Cluster.NAME + ", currentDatabase(), " + table + Cluster.SHARD + ", cityHash64(" + key + "))");
        }
    }

    private Map<String, String> engines() {
        return first.query("SELECT name, engine FROM system.tables WHERE database = currentDatabase()", Map.of(),
                row -> Map.entry(row.string("name"), row.string("engine"))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
