package callmart.cli;

import callmart.wiring.Configuration;
import callmart.wiring.Wiring;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that reads or changes the mart: reads the configuration, opens the mart, and closes it whatever happens. */
abstract class MartCommand implements Callable<Integer> {

    @Mixin
    private Globals globals;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Configuration configuration = globals.configuration();
        try (Wiring mart = new Wiring(configuration, globals.clock())) {
            return run(configuration, mart);
        }
    }

    abstract int run(Configuration configuration, Wiring mart) throws Exception;

    /** Where results go: standard output in UTF-8. */
    PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
