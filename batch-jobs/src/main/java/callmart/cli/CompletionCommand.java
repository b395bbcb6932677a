package callmart.cli;

import callmart.config.RunSh;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "completion", description = "prints a script that completes commands and options in bash and zsh: "
        + "source <(./run.sh completion)")
final class CompletionCommand implements Callable<Integer> {

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "show this help")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(AutoComplete.bash(RunSh.file(), spec.root().commandLine()));
        return Exit.DONE;
    }
}
