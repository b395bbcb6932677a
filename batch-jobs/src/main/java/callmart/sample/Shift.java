package callmart.sample;

/**
 * An agent's working time on one day, in seconds since that day's midnight; the late shift ends after the next one.
 *
 * @param name      the shift's Chinese name, such as 早班
 * @param breakFrom start of the meal break
 * @param breakTo   end of the meal break, exclusive
 */
record Shift(Persona persona, String name, int from, int to, int breakFrom, int breakTo) {

    boolean works(int second) {
        return second >= from && second < to && (second < breakFrom || second >= breakTo);
    }

    boolean isNight() {
        return from == 0;
    }

    /** Whether it runs over midnight. */
    boolean isLate() {
        return to > CallDay.SECONDS_PER_DAY;
    }

    /** The same shift as it was really worked. */
    Shift between(int arrived, int left) {
        return new Shift(persona, name, arrived, left, breakFrom, breakTo);
    }
}
