package callmart.cli;

import callmart.config.RunSh;
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
                if (showsFigures()) {
                    warnOfUnmeasured(mart);
                }
                return run(configuration, mart);
            }
        }
    }

    /** Whether figures are shown that days without new measures lack. */
    boolean showsFigures() {
        return true;
    }

    /** Until an upgraded warehouse is measured, new measures are nothing there, which no figure tells from 0. Decision 274. */
    private void warnOfUnmeasured(Wiring mart) {
        mart.daysToMeasure().upgrade().ifPresent(upgrade -> log().warn("{} days from {} to {} lack measures that came with an upgrade,"
                + " of {}: figures that are counted from them are wrong until the next night, or {}", upgrade.days(), upgrade.first(),
                upgrade.last(), upgrade.tables(), RunSh.quoted("measure --waiting")));
    }

    abstract int run(Configuration configuration, Wiring mart) throws Exception;
}
