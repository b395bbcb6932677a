package callmart.report.xlsx;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a sheet's columns come onto paper: on the width of one page where no type becomes too small to be read, else on pages side by side,
 * each of which begins with the first column. Widths are half-width characters. Decision 263.
 */
final class PrintPages {

    /** Percent: type of 8 points, the smallest of a sheet, becomes 7 points. */
    static final int LEAST_SCALE = 88;

    /** What A4 landscape holds at that scale. */
    private static final int ROOM = 165;

    private PrintPages() {
    }

    /** The first column of each page but the first. */
    static List<Integer> breaks(int[] widths) {
        List<Integer> breaks = new ArrayList<>();
        int used = widths[0];
        for (int i = 1; i < widths.length; i++) {
            if (used + widths[i] > ROOM) {
                breaks.add(i);
                used = widths[0];
            }
            used += widths[i];
        }
        return breaks;
    }

    /** Gives what room the pages leave to the columns that wish for more, from left to right. */
    static void widen(int[] widths, int[] wishes) {
        List<Integer> breaks = breaks(widths);
        for (int page = 0; page <= breaks.size(); page++) {
            int from = page == 0 ? 0 : breaks.get(page - 1);
            int to = page == breaks.size() ? widths.length : breaks.get(page);
            int free = ROOM - (page == 0 ? 0 : widths[0]) - IntStream.range(from, to).map(i -> widths[i]).sum();
            for (int i = Math.max(1, from); i < to; i++) {
                int more = Math.max(0, Math.min(free, wishes[i] - widths[i]));
                widths[i] += more;
                free -= more;
            }
        }
    }
}
