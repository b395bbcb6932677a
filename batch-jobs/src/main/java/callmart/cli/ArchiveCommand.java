package callmart.cli;

import callmart.pipeline.ArchiveDesk;
import callmart.pipeline.Configuration;
import callmart.pipeline.Mart;
import picocli.CommandLine.Command;

@Command(name = "archive", description = "writes the archive page again from what the warehouse holds, and prints its path")
final class ArchiveCommand extends MartCommand {

    @Override
    int run(Configuration configuration, Mart mart) throws Exception {
        out().println(new ArchiveDesk(mart).write());
        return Exit.DONE;
    }
}
