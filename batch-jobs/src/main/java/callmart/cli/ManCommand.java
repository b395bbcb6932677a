package callmart.cli;

import callmart.config.RunSh;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The help of every command as a page for {@code man}. */
@Command(name = "man", description = "prints the manual page of all commands: ./run.sh man > callmart.1; man ./callmart.1")
final class ManCommand implements Callable<Integer> {

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "show this help")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        CommandLine root = spec.root().commandLine();
        out.println(".TH CALLMART 1");
        out.println(".SH NAME\ncallmart \\- " + roff(String.join(" ", spec.root().usageMessage().description())));
        out.println(".SH SYNOPSIS\n.B ./" + RunSh.file() + "\n[COMMAND]");
        section(root, out);
        out.println(".SH EXIT STATUS\n.nf\n0   done\n1   failed\n2   bad usage or configuration\n3   done with warnings\n"
                + "75  another run holds the lock\n.fi");
        return Exit.DONE;
    }

    private static void section(CommandLine command, PrintWriter out) {
        out.println(".SH " + command.getCommandSpec().qualifiedName(" ").toUpperCase(Locale.ROOT));
        out.println(".nf\n" + roff(command.getUsageMessage().stripTrailing()) + "\n.fi");
        command.getSubcommands().values().stream().filter(below -> !(below.getCommand() instanceof HelpCommand))
                .forEach(below -> section(below, out));
    }

    /** A text as it stands: no sign of it commands. */
    private static String roff(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replaceAll("(?m)^([.'])", "\\\\&$1");
    }
}
