package callmart.extract;

import java.util.List;
import java.util.Optional;
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
     * A header that was found.
     *
     * @param texts plain headers by column
     * @param first index of its row, or of the first of two
     * @param next index of the first row below
     */
    public record Found(List<String> texts, int first, int next) {
        public Found {
            texts = List.copyOf(texts);
        }
    }

    /**
     * The header; empty when no row holds two known headers. Heads may stand in two lines, those of groups of columns above those of the
     * columns: where the row below or above has further known headers, and nothing in the columns of those that were found, it is part of
     * it.
     *
     * @param known {@linkplain PlainCell#header plain} headers
     */
    public static Optional<Found> find(List<List<String>> rows, Set<String> known) {
        int best = -1;
        long bestKnown = FEWEST_KNOWN - 1;
        for (int i = 0; i < rows.size(); i++) {
            long count = rows.get(i).stream().map(PlainCell::header).filter(known::contains).distinct().count();
            if (count > bestKnown) {
                best = i;
                bestKnown = count;
            }
        }
        if (best < 0) {
            return Optional.empty();
        }
        List<String> texts = rows.get(best);
        if (best + 1 < rows.size() && completes(rows.get(best + 1), texts, known)) {
            return Optional.of(new Found(together(texts, rows.get(best + 1), known), best, best + 2));
        }
        boolean above = best > 0 && completes(rows.get(best - 1), texts, known);
        return Optional.of(new Found(above ? together(texts, rows.get(best - 1), known) : texts, above ? best - 1 : best, best + 1));
    }

    private static boolean completes(List<String> other, List<String> header, Set<String> known) {
        boolean further = false;
        for (int i = 0; i < other.size(); i++) {
            String text = PlainCell.header(other.get(i));
            String own = i < header.size() ? PlainCell.header(header.get(i)) : "";
            if (known.contains(own) && !text.isEmpty() && !text.equals(own)) {
                return false;
            }
            further |= known.contains(text) && !text.equals(own);
        }
        return further;
    }

    private static List<String> together(List<String> header, List<String> other, Set<String> known) {
        return IntStream.range(0, Math.max(header.size(), other.size())).mapToObj(i -> {
            String further = i < other.size() ? other.get(i) : "";
            return i >= header.size() || header.get(i).isEmpty() || known.contains(PlainCell.header(further)) ? further : header.get(i);
        }).toList();
    }

    /** What stands in the rows above a header. */
    public static List<String> titles(List<List<String>> rows, Found header) {
        return rows.subList(0, header.first()).stream().flatMap(List::stream).filter(text -> !text.isEmpty()).toList();
    }

    /** The header of a file that has none: columns are called by their numbers, from 1. */
    public static List<String> numbers(int columns) {
        return IntStream.rangeClosed(1, columns).mapToObj(Integer::toString).toList();
    }
}
