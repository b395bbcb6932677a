package callmart.cli;

import callmart.wiring.Configuration;
import callmart.wiring.EarlyEngine;
import callmart.wiring.Wiring;

/** A command that reads or changes the mart: reads the configuration, opens the mart, and closes it whatever happens. */
abstract class MartCommand extends GlobalCommand {

    @Override
    public Integer call() throws Exception {
        try (EarlyEngine engine = EarlyEngine.of(globals.folders())) {
            Configuration configuration = globals.configuration();
            try (Wiring mart = new Wiring(configuration, globals.clock())) {
                record(mart);
                return run(configuration, mart);
            }
        }
    }

    abstract int run(Configuration configuration, Wiring mart) throws Exception;
}
