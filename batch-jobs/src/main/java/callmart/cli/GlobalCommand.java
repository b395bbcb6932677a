package callmart.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command with the options that all have. */
abstract class GlobalCommand implements Callable<Integer> {

    @Mixin
    Globals globals;

    @Spec
    CommandSpec spec;

    /** Where results go: standard output in UTF-8. */
    PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
