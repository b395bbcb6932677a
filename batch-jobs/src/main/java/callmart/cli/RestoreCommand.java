package callmart.cli;

import callmart.config.Folders;
import callmart.config.RunSh;
import callmart.operate.Restore;
import callmart.run.RunLock;
import callmart.runlog.LedgerCopy;
import callmart.wiring.Centres;
import callmart.wiring.Configuration;
import callmart.wiring.Wiring;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "restore", description = "puts a backup into the empty home that --home names; nothing that may have been sent"
        + " since is sent again by itself")
final class RestoreCommand extends GlobalCommand {

    @Parameters(paramLabel = "FILE", description = "what 'backup' has written")
    private Path file;

    @Option(names = "--keep-warehouse", description = "leave the databases of ClickHouse servers as they are")
    private boolean keepWarehouse;

    @Override
    public Integer call() throws IOException {
        Folders folders = globals.ownFoldersOfHome();
        RunSh.calledWith(Optional.of(folders.home()), Optional.of(folders.config()));
        Instant now = globals.clock().instant();
        try (HeldLocks locks = new HeldLocks()) {
            locks.add(RunLock.take(folders, Optional.empty(), "restore", now));
            Restore.Result result = new Restore(folders, globals.clock()).from(file, centre -> {
                Configuration configuration = configuration(folders, centre);
                if (centre.isEmpty()) {
                    locks.close();
                }
                locks.add(configuration.lock("restore", now));
                return new Restore.Place(configuration.folders().files(), configuration.settings().warehouse(),
                        configuration.settings().stateDatabase());
            }, keepWarehouse);
            for (Optional<String> centre : members(result)) {
                try (Wiring mart = new Wiring(configuration(folders, centre), globals.clock())) {
                    LedgerCopy.update(mart.ledger(), mart.deliveryLog());
                }
            }
            say(folders, result);
        }
        return Exit.DONE;
    }

    private static Configuration configuration(Folders home, Optional<String> centre) {
        return Configuration.read(centre.map(new Centres(home)::configured).orElse(home));
    }

    private static List<Optional<String>> members(Restore.Result result) {
        return result.centres().isEmpty() ? List.of(Optional.empty()) : result.centres().stream().map(Optional::of).toList();
    }

    private void say(Folders folders, Restore.Result result) {
        PrintWriter out = out();
        out.printf(Locale.ROOT, "%s holds %,d files again%n", folders.home(), result.size().files());
        result.atServers().ifPresent(made -> out.printf(Locale.ROOT, "the servers hold the %,d rows of their backup %s again%n",
                made.rows(), made.name()));
        out.println(result.configured() ? "the configuration is that of the backup: " + folders.config()
                : "kept: " + folders.config() + ", which was there already");
        out.println("reports of days before " + result.from() + " are not sent by themselves, as they may have been sent since the"
                + " backup.");
        out.println("  load the days since:   " + RunSh.line("backfill --from DAY --to DAY --no-mail"));
        out.println("  send what is missing:  " + RunSh.line("resend REPORT --period PERIOD"));
    }
}
