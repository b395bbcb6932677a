package callmart.cli;

import callmart.operate.Heartbeat;
import callmart.run.RunLock;
import callmart.wiring.Configuration;
import java.util.concurrent.Callable;

/** Tells the dead-man's switch how a run ended. A run that another one kept from starting is not a run and says nothing. */
final class Watch {

    private final Heartbeat heartbeat;

    /** @param command as the switch shall know it */
    Watch(Configuration configuration, String command) {
        this.heartbeat = new Heartbeat(configuration.settings().watch(), command);
    }

    /**
     * Runs, and tells.
     *
     * @param run gives the exit code
     * @return the exit code
     */
    int over(Callable<Integer> run) throws Exception {
        int exit;
        try {
            exit = run.call();
        } catch (RunLock.HeldException e) {
            throw e;
        } catch (Exception e) {
            heartbeat.failed();
            throw e;
        }
        if (exit == Exit.FAILED) {
            heartbeat.failed();
        } else {
            heartbeat.succeeded();
        }
        return exit;
    }
}
