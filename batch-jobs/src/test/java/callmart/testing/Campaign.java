package callmart.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * A campaign of {@code ./run.sh chaos}: how large, from which seed, and where its figures go. The suite runs a short one.
 *
 * @param name kill, fuzz or nights
 * @param shortest size in the suite; {@code -Dcallmart.chaos.n} asks for another
 */
public record Campaign(String name, int shortest) {

    private static final long SEED = 20261128;

    public int size() {
        return Integer.getInteger("callmart.chaos.n", shortest);
    }

    /** Calls of a night. @param shortest in the suite; {@code -Dcallmart.chaos.calls} asks for another */
    public int calls(int shortest) {
        return Integer.getInteger("callmart.chaos.calls", shortest);
    }

    public long seed() {
        return Long.getLong("callmart.chaos.seed", SEED);
    }

    public Random random() {
        return new Random(seed());
    }

    /** Leaves a line of figures in {@code batch-jobs/target}, which {@code run.sh} prints. @param part of the campaign, a word */
    public void report(String part, String figures) throws IOException {
        Path file = ReferenceData.projectRoot().resolve("batch-jobs/target/chaos-" + name + "-" + part + ".txt");
        Files.writeString(file, name + " " + part + ": seed " + seed() + ", " + figures + "\n");
    }
}
