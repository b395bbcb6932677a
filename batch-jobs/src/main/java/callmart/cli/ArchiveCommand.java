package callmart.cli;

import callmart.wiring.Configuration;
import callmart.wiring.Wiring;
import picocli.CommandLine.Command;

@Command(name = "archive", description = "writes the archive page again from what the warehouse holds, and prints its path")
final class ArchiveCommand extends MartCommand {

    @Override
    int run(Configuration configuration, Wiring mart) throws Exception {
        out().println(mart.archiveDesk().write());
        return Exit.DONE;
    }
}
