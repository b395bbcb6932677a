package callmart.cli;

import callmart.config.RunSh;
import callmart.operate.Backup;
import callmart.operate.BackupFile;
import callmart.run.RunLock;
import callmart.warehouse.embedded.EmbeddedServer;
import callmart.wiring.Configuration;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
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
        globals.refuseCentres("end it with " + RunSh.quoted("clickhouse stop") + ", and copy home and configuration while nothing runs");
        Configuration configuration = globals.configuration();
        boolean served = configuration.settings().warehouse().url().isPresent();
        boolean shared = configuration.settings().stateDatabase().isPresent();
        try (RunLock lock = configuration.lock("backup", globals.clock().instant());
                Closeable rest = served ? () -> { } : EmbeddedServer.rest(configuration.folders().home()).orElseThrow(
                        () -> new IllegalArgumentException("the embedded warehouse is in use; end it with "
                                + RunSh.quoted("clickhouse stop") + ", wait for whoever works in it, and run this again"))) {
            BackupFile.Size size = new Backup(configuration.folders(), configuration.settings().zone()).write(file,
                    globals.clock().instant());
            out().printf(Locale.ROOT, "%s holds %,d files, %,d bytes before packing; read again, every sum is right%n", file, size.files(),
                    size.bytes());
        }
        if (served) {
            out().println("not in it: the warehouse, which is a server's. Back it up there: BACKUP DATABASE "
                    + configuration.settings().warehouse().database() + " TO Disk('backups', '…')");
        }
        boolean spread = !configuration.settings().warehouse().shards().isEmpty();
        if (spread) {
            out().println("not in it: what the shards of warehouse.cluster hold. Back up the database "
                    + configuration.settings().warehouse().database() + " on each of them, after this and before the next night");
        }
        if (shared) {
            out().println("not in it: the state database, which is a server's. Back it up with pg_dump");
        }
        return served || spread || shared ? Exit.WARNINGS : Exit.DONE;
    }
}
