package callmart.bench;

import java.util.Optional;

/**
 * How much is measured.
 *
 * @param turns of what takes seconds; medians are of so many
 * @param calls of the day that is loaded and measured
 * @param workbookRows of workbooks that are read and written
 * @param monthCalls of each day of the larger month; the smaller one has a tenth
 * @param largeNight calls of the large night; 0 for the sample's own day
 * @param weeks of the month whose reports are made
 * @param reports ids of the reports, a regular expression; empty for all
 */
record Sizes(int turns, int calls, int workbookRows, int monthCalls, int largeNight, int weeks, Optional<String> reports) {

    static final Sizes FULL = new Sizes(5, 1_000_000, 100_000, 1_000_000, 1_000_000, 4, Optional.empty());

    /** Turns of what takes long: fewer of it. */
    int fewTurns() {
        return Math.min(turns, 3);
    }
}
