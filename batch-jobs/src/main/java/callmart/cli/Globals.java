package callmart.cli;

import callmart.config.Folders;
import callmart.config.RunSh;
import callmart.wiring.Centres;
import callmart.wiring.Configuration;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
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

    @Option(names = "--centre", paramLabel = "NAME", description = "the one of several centres in one home that is meant (default: 'due', "
            + "'nightly' and 'status' take each in turn)")
    private String centre;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "show this help")
    private boolean help;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** From now on messages name commands with the folders that this one was called with. */
    void nameInMessages() {
        RunSh.calledWith(Optional.ofNullable(home), Optional.ofNullable(config));
        RunSh.of(Optional.ofNullable(centre));
    }

    /** The centres of the home that this command was not told to choose from; none where it has one, or one was named. */
    List<String> unchosen() {
        return centre == null ? new Centres(ofHome()).names() : List.of();
    }

    /** From now on one centre is meant. */
    void choose(String name) {
        centre = name;
        nameInMessages();
    }

    private void refuseCentre() {
        if (centre != null) {
            throw new IllegalArgumentException("this is done for the whole home, whose centres share a warehouse; leave out --centre");
        }
    }

    /** Those of the home's centres, or of its one; what is done is done for all. */
    List<Configuration> configurations() {
        refuseCentre();
        Centres centres = new Centres(ofHome());
        return centres.names().isEmpty() ? List.of(configuration())
                : centres.names().stream().map(centres::configured).map(Configuration::read).toList();
    }

    /** The home, whatever centre is meant. */
    Path home() {
        return ofHome().home();
    }

    /** What time it is. */
    Clock clock() {
        return ((CallmartCommand) command.root().userObject()).clock();
    }

    /** Those of the centre that is meant; what is logged from now on belongs to it. */
    Folders folders() {
        if (centre != null) {
            Folders folders = new Centres(ofHome()).configured(centre);
            LogFile.lieIn(folders.home());
            return folders;
        }
        return meant(ofHome());
    }

    private Folders meant(Folders ofHome) {
        Centres centres = new Centres(ofHome);
        if (centre != null) {
            return centres.folders(centre);
        } else if (!centres.names().isEmpty()) {
            throw new IllegalArgumentException("this home has several centres: " + String.join(", ", centres.names()) + "; name one: "
                    + RunSh.quoted(command.qualifiedName().replaceFirst("^\\S+ ", "") + " --centre " + centres.names().get(0)));
        }
        return ofHome;
    }

    private Folders ofHome() {
        Path product = Path.of(System.getProperty("callmart.root", "."));
        Path cache = Path.of(System.getProperty("callmart.cache", System.getProperty("user.home") + "/.cache/callmart"));
        return new Folders(product, home == null ? product : home, config == null ? product.resolve("config") : config, cache);
    }

    /** Where a configuration of one's own is made: beside what it speaks of, unless another folder is named. */
    Folders ownFolders() {
        return meant(own());
    }

    /** As {@link #ownFolders}, of the home as a whole. */
    Folders ownFoldersOfHome() {
        refuseCentre();
        return own();
    }

    private Folders own() {
        Folders home = ofHome();
        return config != null ? home : home.configuredBy(home.home().resolve("config"));
    }

    Configuration configuration() {
        return Configuration.read(folders());
    }
}
