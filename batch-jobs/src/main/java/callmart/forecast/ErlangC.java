package callmart.forecast;

/**
 * Callers who wait as long as it takes, of Poisson arrivals and exponential handling times.
 * Decision 284.
 *
 * @param erlangs offered traffic, above 0
 * @param handlingSeconds mean handling time, above 0
 * @param targetSeconds longest wait of a call that counts as answered in target
 */
record ErlangC(double erlangs, double handlingSeconds, int targetSeconds) implements SeatModel {

    ErlangC {
        if (!(erlangs > 0) || !(handlingSeconds > 0) || targetSeconds < 0) {
            throw new IllegalArgumentException("seats are reckoned for traffic and handling time above 0, found " + erlangs + " erlangs, "
                    + handlingSeconds + " s, target " + targetSeconds + " s");
        }
    }

    /** Probability that a call waits at all; 1 when the seats are too few for the traffic. */
    double waits(int seats) {
        if (seats <= erlangs) {
            return 1;
        }
        double blocked = 1;
        for (int n = 1; n <= seats; n++) {
            blocked = erlangs * blocked / (n + erlangs * blocked);
        }
        return blocked / (1 - erlangs / seats * (1 - blocked));
    }

    @Override
    public double answeredInTarget(int seats) {
        return seats <= erlangs ? 0 : 1 - waits(seats) * Math.exp(-(seats - erlangs) * targetSeconds / handlingSeconds);
    }
}
