package callmart.extract;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds the header of a file: of its first rows the one that holds most known headers, the upper one of equals. What stands above is a
 * title.
 */
public final class HeaderFinder {

    /** How many rows are looked at; the header must be one of them. */
    public static final int MOST_ROWS = 50;

    private static final int FEWEST_KNOWN = 2;

    private HeaderFinder() {
    }

    /**
     * The header's index; -1 when no row holds two known headers.
     *
     * @param known {@linkplain PlainCell#header plain} headers
     */
    public static int find(List<List<String>> rows, Set<String> known) {
        int best = -1;
        long bestKnown = FEWEST_KNOWN - 1;
        for (int i = 0; i < rows.size(); i++) {
            long count = rows.get(i).stream().map(PlainCell::header).filter(known::contains).distinct().count();
            if (count > bestKnown) {
                best = i;
                bestKnown = count;
            }
        }
        return best;
    }

    /** The header of a file that has none: columns are called by their numbers, from 1. */
    public static List<String> numbers(int columns) {
        return IntStream.rangeClosed(1, columns).mapToObj(Integer::toString).toList();
    }
}
