package callmart.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/**
 * Chance that repeats itself: a stream of draws fixed by seed, date and topic. Built on {@link Random}, whose algorithm is part of its
 * contract, and {@link StrictMath}, so that every machine draws the same.
 */
final class Dice {

    private final Random random;

    private Dice(long state) {
        this.random = new Random(state);
    }

    /** A stream of its own for each topic, so that one more draw in one of them leaves the others as they were. */
    static Dice of(long seed, LocalDate date, String topic) {
        return new Dice(mix(mix(mix(seed) + date.toEpochDay()) + topic.hashCode()));
    }

    /** At least 0, less than 1. */
    double share() {
        return random.nextDouble();
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** Both ends included. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    double normal(double mean, double deviation) {
        return mean + deviation * random.nextGaussian();
    }

    double logNormal(double median, double sigma) {
        return median * StrictMath.exp(sigma * random.nextGaussian());
    }

    <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** An index, each as likely as its weight. */
    int weighted(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double left = random.nextDouble() * sum;
        for (int index = 0; index < weights.length - 1; index++) {
            left -= weights[index];
            if (left < 0) {
                return index;
            }
        }
        return weights.length - 1;
    }

    private static long mix(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
