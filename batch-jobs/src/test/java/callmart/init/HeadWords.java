package callmart.init;

import callmart.config.ConfigFolder;
import callmart.config.Faults;

/** Reads {@code heads.yml} for tests outside this room. */
public final class HeadWords {

    private HeadWords() {
    }

    /** @throws callmart.config.ConfigurationException when something is wrong with it */
    public static void check(ConfigFolder folder) {
        Faults faults = new Faults();
        Words.read(folder, faults);
        faults.throwIfAny();
    }
}
