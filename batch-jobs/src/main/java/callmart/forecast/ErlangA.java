package callmart.forecast;

import java.util.Arrays;

/**
 * Callers who give up after an exponential time, of Poisson arrivals and exponential handling times. Calls that are given up count
 * as missed, as in the service level.
 * Decision 284.
 *
 * @param erlangs offered traffic, above 0
 * @param handlingSeconds mean handling time, above 0
 * @param patienceSeconds mean time after which a caller who waits gives up, above 0
 * @param targetSeconds longest wait of a call that counts as answered in target
 */
record ErlangA(double erlangs, double handlingSeconds, double patienceSeconds, int targetSeconds) implements SeatModel {

    /** States with less than this of the largest one's probability are left out. */
    private static final double NEGLIGIBLE = 1e-12;
    /** The sum over jumps ends when less than this is left of it. */
    private static final double LEFT_OVER = 1e-10;

    ErlangA {
        if (!(erlangs > 0) || !(handlingSeconds > 0) || !(patienceSeconds > 0) || targetSeconds < 0) {
            throw new IllegalArgumentException("seats are reckoned for traffic, handling time and patience above 0, found " + erlangs
                    + " erlangs, " + handlingSeconds + " s, " + patienceSeconds + " s, target " + targetSeconds + " s");
        }
    }

    @Override
    public double answeredInTarget(int seats) {
        double[] present = present(seats);
        double[] served = served(seats, Math.max(1, present.length - seats));
        double answered = 0;
        for (int n = 0; n < present.length; n++) {
            answered += present[n] * (n < seats ? 1 : served[n - seats]);
        }
        return answered;
    }

    /** Share of calls that are given up. */
    double abandoned(int seats) {
        double[] present = present(seats);
        double rate = 0;
        for (int n = seats + 1; n < present.length; n++) {
            rate += present[n] * (n - seats) / patienceSeconds;
        }
        return rate / arrivals();
    }

    private double arrivals() {
        return erlangs / handlingSeconds;
    }

    /** Rate at which a chain of n calls loses one, by an answer's end or by giving up. */
    private double departures(int n, int seats) {
        return Math.min(n, seats) / handlingSeconds + Math.max(n - seats, 0) / patienceSeconds;
    }

    /** Probability of each number of calls in the centre, from 0 to the last that is not negligible. */
    private double[] present(int seats) {
        double[] weights = {1};
        double largest = 1;
        int length = 1;
        while (true) {
            double next = weights[length - 1] * arrivals() / departures(length, seats);
            if (length >= seats && next < largest * NEGLIGIBLE) {
                break;
            }
            if (length == weights.length) {
                weights = Arrays.copyOf(weights, 2 * length);
            }
            weights[length++] = next;
            largest = Math.max(largest, next);
            if (largest > 1e200) {
                for (int n = 0; n < length; n++) {
                    weights[n] /= largest;
                }
                largest = 1;
            }
        }
        double[] present = Arrays.copyOf(weights, length);
        double sum = Arrays.stream(present).sum();
        for (int n = 0; n < length; n++) {
            present[n] /= sum;
        }
        return present;
    }

    /**
     * Probability that a caller is served within the target, by the number of callers ahead of it in the wait. The line ahead and the
     * caller are a chain that loses one at a time: with k ahead at rate seats ÷ handling + (k + 1) ÷ patience, of which one part in
     * patience is the caller's own giving up. Uniformised: a Poisson number of jumps at the highest rate.
     */
    private double[] served(int seats, int most) {
        double service = seats / handlingSeconds;
        double giveUp = 1 / patienceSeconds;
        double rate = service + most * giveUp;
        double[] servedAfter = new double[most];
        double[] total = new double[most];
        double term = -rate * targetSeconds;
        double logFactor = term;
        double seen = 0;
        for (int jumps = 0; seen < 1 - LEFT_OVER && jumps < 10_000_000; jumps++) {
            double weight = Math.exp(logFactor);
            for (int k = 0; k < most; k++) {
                total[k] += weight * servedAfter[k];
            }
            seen += weight;
            logFactor += Math.log(rate * targetSeconds) - Math.log(jumps + 1.0);
            for (int k = most - 1; k >= 0; k--) {
                double ahead = k == 0 ? 1 : servedAfter[k - 1];
                double forward = service + k * giveUp;
                servedAfter[k] = (forward * ahead + (rate - forward - giveUp) * servedAfter[k]) / rate;
            }
        }
        return total;
    }
}
