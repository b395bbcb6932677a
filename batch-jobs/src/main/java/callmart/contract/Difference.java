package callmart.contract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a line from one version to the next.
 *
 * @param before empty when the line is new
 * @param after empty when the line is gone
 */
public record Difference(Optional<Line> before, Optional<Line> after) {

    /** The line by which it is named: the new one unless it is gone. */
    public Line line() {
        return after.or(() -> before).orElseThrow();
    }

    /** {@code added}, {@code removed} or {@code changed}. */
    public String change() {
        return before.isEmpty() ? "added" : after.isEmpty() ? "removed" : "changed";
    }

    /** Money: what the line costs more. */
    public BigDecimal amount() {
        return after.map(Line::amount).orElse(Money.ZERO).subtract(before.map(Line::amount).orElse(Money.ZERO));
    }

    /** The lines that differ in anything and make a version, those that are gone last. */
    public static List<Difference> between(Statement before, Statement after) {
        Map<List<String>, Line> old = new LinkedHashMap<>();
        before.judged().forEach(line -> old.put(line.key(), line));
        List<Difference> differences = new ArrayList<>();
        for (Line line : after.judged()) {
            Optional<Line> was = Optional.ofNullable(old.remove(line.key()));
            if (was.filter(same -> LineRow.of(same).equals(LineRow.of(line))).isEmpty()) {
                differences.add(new Difference(was, Optional.of(line)));
            }
        }
        old.values().forEach(gone -> differences.add(new Difference(Optional.of(gone), Optional.empty())));
        return differences;
    }
}
