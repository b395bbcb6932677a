package callmart.cli;

import callmart.config.RunSh;
import callmart.operate.Backup;
import callmart.warehouse.ServerBackups;
import callmart.warehouse.embedded.EmbeddedServer;
import callmart.wiring.Configuration;
import callmart.wiring.Settings;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "backup", description = "writes one file with the embedded warehouse, the state with the delivery ledger, reports,"
        + " messages and the configuration with its secrets, and reads it again; 'restore' puts it into an empty home")
final class BackupCommand extends GlobalCommand {

    @Parameters(paramLabel = "FILE", description = "such as callmart-20261127.tar.gz; must not exist")
    private Path file;

    @Override
    public Integer call() throws IOException {
        List<Configuration> centres = globals.configurations();
        Instant now = globals.clock().instant();
        try (HeldLocks locks = new HeldLocks()) {
            for (Configuration centre : centres) {
                locks.add(centre.lock("backup", now));
            }
            return write(centres, now);
        }
    }

    private int write(List<Configuration> centres, Instant now) throws IOException {
        Settings settings = centres.get(0).settings();
        boolean shared = centres.stream().anyMatch(centre -> centre.settings().stateDatabase().isPresent());
        try (Closeable rest = rest(centres.get(0)); ServerBackups servers = new ServerBackups(
                settings.warehouse(), centres.stream().map(centre -> centre.settings().warehouse().database()).toList())) {
            Backup.Result result = new Backup(centres.stream().map(centre -> new Backup.Member(centre.folders(), centre.settings().zone()))
                    .toList(), servers).write(file, now);
            out().printf(Locale.ROOT, "%s holds %,d files, %,d bytes before packing; read again, every sum is right%n", file,
                    result.size().files(), result.size().bytes());
            result.atServers().ifPresent(made -> out().printf(Locale.ROOT, "to it belongs %s, %,d rows, on the servers' disk %s; keep"
                    + " both%n", made.name(), made.rows(), settings.warehouse().backupDisk().orElseThrow()));
            boolean incomplete = servers.needed() && !servers.possible();
            if (incomplete) {
                out().println("not in it: the warehouse, which servers hold. Name a disk of theirs in warehouse.backup-disk, and run this"
                        + " again; docs/cluster.md says more");
            }
            if (shared) {
                out().println("not in it: the state database, which is a server's. Back it up with pg_dump");
            }
            return incomplete || shared ? Exit.WARNINGS : Exit.DONE;
        }
    }

    private static Closeable rest(Configuration configuration) {
        return configuration.settings().warehouse().url().isPresent() ? () -> { }
                : EmbeddedServer.rest(configuration.folders().warehouseHome()).orElseThrow(() -> new IllegalArgumentException(
                "the embedded warehouse is in use; end it with " + RunSh.quoted("clickhouse stop")
                + ", wait for whoever works in it, and run this again"));
    }
}
