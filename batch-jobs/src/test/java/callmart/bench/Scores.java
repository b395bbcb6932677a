package callmart.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** Times work and its reference in turns, and prints each turn and the table of medians. */
final class Scores {

    /** Something that takes a while. */
    @FunctionalInterface
    interface Work {
        /** @return how many seconds it took */
        double run() throws Exception;

        /** Timed from its beginning to its end. */
        static Work of(Callable<?> work) {
            return () -> {
                long start = System.nanoTime();
                work.call();
                return (System.nanoTime() - start) / 1e9;
            };
        }
    }

    private final PrintWriter out;
    private final Map<Line, String> rows = new EnumMap<>(Line.class);

    Scores(PrintWriter out) {
        this.out = out;
    }

    /** Turn about, beginning with the other each time; the median of the turns' ratios counts. @param sizes such as rows, for the table */
    void turns(Line line, int turns, String sizes, Work work, Work reference) throws Exception {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int turn = 0; turn < turns; turn++) {
            double first = turn % 2 == 0 ? work.run() : reference.run();
            double second = turn % 2 == 0 ? reference.run() : work.run();
            ours.add(turn % 2 == 0 ? first : second);
            theirs.add(turn % 2 == 0 ? second : first);
            ratios.add(ours.get(turn) / theirs.get(turn));
            say("%s, turn %d of %d: %.2f s, %s %.2f s", line.what, turn + 1, turns, ours.get(turn), line.reference, theirs.get(turn));
        }
        keep(line, sizes, median(ratios), String.format(Locale.ROOT, "%.2f s | %s: %.2f s | %.2f ×", median(ours), line.reference, median(theirs),
                median(ratios)), turns);
    }

    /** The median of some turns without a reference. */
    void turns(Line line, int turns, String sizes, Work work) throws Exception {
        List<Double> seconds = new ArrayList<>();
        for (int turn = 0; turn < turns; turn++) {
            seconds.add(work.run());
            say("%s, turn %d of %d: %.2f s", line.what, turn + 1, turns, seconds.get(turn));
        }
        figure(line, sizes, median(seconds), turns);
    }

    /** One figure in the line's unit. */
    void figure(Line line, String sizes, double value, int turns) {
        keep(line, sizes, value, String.format(Locale.ROOT, "%.1f %s | – | –", value, line.unit), turns);
    }

    private void keep(Line line, String sizes, double value, String figures, int turns) {
        rows.put(line, String.format(Locale.ROOT, "| %s | %s | %s | %s %s | %s | %d |", line.what, sizes, figures, "≤ " + plain(line.most), line.unit,
                value <= line.most ? "reached" : "not reached", turns));
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** The table, every line of it; one that was not measured says by which command it is. */
    void print() {
        say("%n| what | sizes | median | reference | ratio | goal | | turns |%n|---|---|---|---|---|---|---|---|");
        for (Line line : Line.values()) {
            say("%s", rows.getOrDefault(line, "| " + line.what + " | – | not measured: ./run.sh bench " + line.group + " | " + line.reference + " | – | ≤ "
                    + plain(line.most) + " " + line.unit + " | – | 0 |"));
        }
    }

    void say(String text, Object... values) {
        out.println(String.format(Locale.ROOT, text, values));
        out.flush();
    }
}
