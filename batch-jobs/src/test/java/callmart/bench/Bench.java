package callmart.bench;

import callmart.Main;
import callmart.testing.TestFolders;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The bench: groups of lines, each a class.
 *
 * @param folder where files and homes are made; removed at the end
 */
record Bench(Sizes sizes, Scores scores, Commands commands, Path folder) {

    private static final String ALL = "all";

    /** Lines that are measured together. */
    @FunctionalInterface
    private interface Group {
        void measure() throws Exception;
    }

    /** @param arguments the groups that are measured; all without any */
    public static void main(String[] arguments) {
        List<String> groups = Stream.of(Line.values()).map(line -> line.group).distinct().toList();
        Set<String> wanted = Stream.of(arguments.length == 0 ? new String[] {ALL} : arguments).collect(Collectors.toSet());
        if (!wanted.equals(Set.of(ALL)) && !groups.containsAll(wanted)) {
            System.err.println("bench knows " + String.join(", ", groups) + " and all");
            System.exit(2);
        }
        Path folder = TestFolders.make("callmart-bench");
        Main.prepare(folder);
        Scores scores = new Scores(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        List<String> failed = new Bench(Sizes.FULL, scores, new Commands(true), folder).run(wanted.contains(ALL) ? Set.copyOf(groups) : wanted);
        failed.forEach(System.err::println);
        System.exit(failed.isEmpty() ? 0 : 1);
    }

    /** @return the groups that failed, which the others do not mind */
    List<String> run(Set<String> groups) {
        scores.say("%s", Machine.line());
        long start = System.nanoTime();
        NightLines night = new NightLines(this);
        Map<String, Group> work = new LinkedHashMap<>();
        work.put("load", () -> new LoadLines(this).csv());
        work.put("excel", () -> new LoadLines(this).excel());
        work.put("measures", () -> new MeasureLines(this).day());
        work.put("month", () -> new MeasureLines(this).month());
        work.put("night", night::run);
        work.put("start", () -> new StartLines(this).run(night.loaded()));
        work.put("reports", () -> new ReportLines(this).run());
        work.put("demo", () -> new StartLines(this).demo());
        List<String> failed = new ArrayList<>();
        work.forEach((name, group) -> {
            try {
                if (groups.contains(name)) {
                    group.measure();
                }
            } catch (Exception e) {
                failed.add(name + ": " + e);
                e.printStackTrace();
            }
        });
        scores.print();
        scores.say("%n%s; the bench took %.0f s", Machine.line(), (System.nanoTime() - start) / 1e9);
        return failed;
    }
}
