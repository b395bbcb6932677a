package callmart.warehouse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Backups that ClickHouse servers make of our databases, each on a disk of its own: the server of {@code warehouse.url} and the shards.
 * That of the first node is called NAME-1, those of the shards NAME-2 and so on. The embedded engine makes none, as its files are kept.
 * The run lock must be held.
 * Decision 385.
 */
public final class ServerBackups implements AutoCloseable {

    private final Map<Integer, Warehouse> servers = new TreeMap<>();
    private final List<String> databases;
    private final Optional<String> disk;

    /**
     * What was backed up.
     *
     * @param name of all of it; with - and the place of a server behind it that of one
     * @param rows of tables that keep every row, on all servers, but of the audit
     */
    public record Made(String name, List<String> databases, long rows) {
    }

    /** @param databases of the home's centre, or centres */
    public ServerBackups(WarehouseSettings settings, List<String> databases) {
        this.databases = List.copyOf(databases);
        this.disk = settings.backupDisk();
        settings.url().ifPresent(url -> servers.put(1, connect(url, settings.username(), settings.password())));
        for (Shard shard : settings.shards()) {
            servers.put(2 + settings.shards().indexOf(shard), connect(shard.url(), shard.username(), shard.password()));
        }
    }

    private Warehouse connect(String url, String username, String password) {
        return Warehouse.connect(url, username, password, databases.get(0), null);
    }

    /** Whether a server holds what a home's files do not. */
    public boolean needed() {
        return !servers.isEmpty();
    }

    /** Whether servers were given a disk for it. */
    public boolean possible() {
        return disk.isPresent();
    }

    /**
     * Has each server make one; of databases that were never made there is none.
     *
     * @param name letters, digits and -
     */
    public Made make(String name) {
        List<String> made = databases.stream().filter(database -> servers.values().stream().anyMatch(server -> !server.answer(
                "SELECT toString(count()) AS answer FROM system.databases WHERE name = '" + database + "'").equals("0"))).toList();
        long rows = 0;
        for (Map.Entry<Integer, Warehouse> server : servers.entrySet()) {
            if (!made.isEmpty()) {
                rows += rows(server.getValue());
                server.getValue().executeOutside("BACKUP " + list(made) + " TO " + place(name, server.getKey()));
            }
        }
        return new Made(name, made, rows);
    }

    /**
     * Of the tables that keep every row; others join rows of one key in their own time. Without those that are written beside the run
     * lock, between the count and the backup too.
     */
    private long rows(Warehouse server) {
        return Long.parseLong(server.answer("SELECT toString(sum(total_rows)) AS answer FROM system.tables WHERE engine = 'MergeTree'"
                + " AND name NOT IN ('analyst_reads', 'audited_commands') AND " + ours()));
    }

    private String ours() {
        return databases.stream().collect(Collectors.joining("', '", "database IN ('", "')"));
    }

    private static String list(List<String> databases) {
        return databases.stream().map(database -> "DATABASE `" + database + "`").collect(Collectors.joining(", "));
    }

    private String place(String name, int server) {
        return "Disk('" + disk.orElseThrow() + "', '" + name + "-" + server + "')";
    }

    /** @throws IllegalArgumentException when a database of ours holds tables on a server */
    public void requireEmpty() {
        for (Warehouse server : servers.values()) {
            String tables = server.answer("SELECT toString(count()) AS answer FROM system.tables WHERE " + ours());
            if (!tables.equals("0")) {
                throw new IllegalArgumentException(server.httpAddress() + " has " + tables + " tables in " + String.join(", ", databases)
                        + " already; have them dropped, or keep them with --keep-warehouse");
            }
        }
    }

    /** Takes away what an interrupted {@link #restore} has made. */
    public void clear() {
        for (Warehouse server : servers.values()) {
            for (String table = firstTable(server); !table.isEmpty(); table = firstTable(server)) {
                server.executeOutside("DROP TABLE " + table + " SYNC");
            }
        }
    }

    private String firstTable(Warehouse server) {
        return server.answer("SELECT any(concat('`', database, '`.`', name, '`')) AS answer FROM system.tables WHERE " + ours());
    }

    /**
     * Has each server take its own back.
     *
     * @throws IllegalArgumentException when it is of other databases than the configuration's
     * @throws WarehouseException when they hold other rows then, or a server has no such backup
     */
    public void restore(Made made) {
        if (!databases.containsAll(made.databases())) {
            throw new IllegalArgumentException("the backup " + made.name() + " is of the databases " + String.join(", ", made.databases())
                    + ", and the configuration has " + String.join(", ", databases) + "; correct warehouse.database and centres");
        }
        long found = 0;
        for (Map.Entry<Integer, Warehouse> server : servers.entrySet()) {
            server.getValue().executeOutside("RESTORE " + list(made.databases()) + " FROM " + place(made.name(), server.getKey()));
            found += rows(server.getValue());
        }
        if (found != made.rows()) {
            throw new WarehouseException("Cannot restore the warehouse", made.name(), "its servers hold " + found + " rows where "
                    + made.rows() + " were backed up", "restore another backup");
        }
    }

    @Override
    public void close() {
        servers.values().forEach(Warehouse::close);
    }
}
