package callmart.cli;

import callmart.config.Folders;
import callmart.config.RunSh;
import callmart.wiring.Configuration;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that go with every command. */
final class Globals {

    @Option(names = "--home", paramLabel = "DIR", description = "where relative source paths begin and var/ and out/ lie (default: the "
            + "product's folder)")
    private Path home;

    @Option(names = "--config", paramLabel = "DIR", description = "configuration folder; a file missing there is the product's own, but "
            + "for sources, recipients and contracts (default: config/)")
    private Path config;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "show this help")
    private boolean help;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** From now on messages name commands with the folders that this one was called with. */
    void nameInMessages() {
        RunSh.calledWith(Optional.ofNullable(home), Optional.ofNullable(config));
    }

    /** What time it is. */
    Clock clock() {
        return ((CallmartCommand) command.root().userObject()).clock();
    }

    Folders folders() {
        Path product = Path.of(System.getProperty("callmart.root", "."));
        Path cache = Path.of(System.getProperty("callmart.cache", System.getProperty("user.home") + "/.cache/callmart"));
        return new Folders(product, home == null ? product : home, config == null ? product.resolve("config") : config, cache);
    }

    /** Where a configuration of one's own is made: beside what it speaks of, unless another folder is named. */
    Folders ownFolders() {
        Folders named = folders();
        return config != null ? named : new Folders(named.product(), named.home(), named.home().resolve("config"), named.cache());
    }

    Configuration configuration() {
        return Configuration.read(folders());
    }
}
