package callmart.sample;

/**
 * An agent's working time on one day, in seconds since that day's midnight; the late shift ends after the next one.
 *
 * @param breakFrom start of the meal break
 * @param breakTo   end of the meal break, exclusive
 */
record Shift(Persona persona, int from, int to, int breakFrom, int breakTo) {

    boolean works(int second) {
        return second >= from && second < to && (second < breakFrom || second >= breakTo);
    }

    boolean isNight() {
        return from == 0;
    }
}
