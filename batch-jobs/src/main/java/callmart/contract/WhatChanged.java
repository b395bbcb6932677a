package callmart.contract;

import callmart.config.EnumWord;
import callmart.measure.kpi.KpiRow;
import callmart.measure.kpi.Ratio;
import callmart.measure.kpi.Target;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Every KPI and statement of a month under two configurations, and the difference in money. Stores nothing.
 * Decision 325.
 */
public final class WhatChanged {

    private final Basis one;
    private final Basis other;

    /** What a configuration makes of a month. @param values of every KPI over the whole centre */
    public record Basis(Penalties penalties, Function<YearMonth, List<KpiRow>> values) {
    }

    /**
     * What something came to.
     *
     * @param ratio of a KPI
     * @param target of a KPI
     * @param amount money; of what a statement has no line about empty
     */
    public record Side(Optional<Ratio> ratio, Optional<Target> target, Optional<BigDecimal> amount) {

        private static final Side NOTHING = new Side(Optional.empty(), Optional.empty(), Optional.empty());

        private Side plus(Side more) {
            return new Side(ratio.or(more::ratio), target.or(more::target), amount.isEmpty() ? more.amount
                    : Optional.of(amount.get().add(more.amount.orElse(Money.ZERO))));
        }
    }

    /**
     * A KPI of the whole centre, or lines of a statement that belong together.
     *
     * @param contract id; empty for a KPI of the whole centre
     * @param currency empty for a KPI of the whole centre
     * @param kind {@code value} of a KPI of the whole centre; of a statement the kind of its lines
     * @param ref the KPI, the tariff code of slips, what a cap limits, of a total the contract
     */
    public record Row(YearMonth month, String contract, String currency, String kind, String ref, Side before, Side after) {

        /** Money: what it costs more under the other configuration; empty where neither has an amount. */
        public Optional<BigDecimal> difference() {
            return before.amount().or(after::amount).map(any -> after.amount().orElse(Money.ZERO)
                    .subtract(before.amount().orElse(Money.ZERO)));
        }
    }

    /** Sorted as it is to be read: values, then contract by contract up to its total. */
    private record Key(String contract, String currency, int order, String kind, String ref) implements Comparable<Key> {

        private static final String VALUE = "value";
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::contract).thenComparing(Key::currency)
                .thenComparingInt(Key::order).thenComparing(Key::kind).thenComparing(Key::ref);

        private static Key of(Statement statement, Line line) {
            boolean isKpi = line.kind() == Line.Kind.MONTH;
            Line.Kind kind = isKpi ? Line.Kind.KPI : line.kind();
            return new Key(statement.contract(), statement.currency(), kind.ordinal(), EnumWord.of(kind), switch (kind) {
                case SLIP -> line.rule();
                case CAP -> line.cap().map(cap -> EnumWord.of(cap.scope())).orElseThrow();
                default -> line.ref();
            });
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    public WhatChanged(Basis one, Basis other) {
        this.one = one;
        this.other = other;
    }

    /** Values first, then contract by contract, the total last. */
    public List<Row> of(YearMonth month) {
        return rows(month, sides(one.penalties().of(month), one.values().apply(month)),
                sides(other.penalties().of(month), other.values().apply(month)));
    }

    static List<Row> between(YearMonth month, List<Statement> before, List<Statement> after) {
        return rows(month, sides(before, List.of()), sides(after, List.of()));
    }

    private static List<Row> rows(YearMonth month, Map<Key, Side> before, Map<Key, Side> after) {
        Map<Key, Side> all = new TreeMap<>(before);
        after.forEach(all::putIfAbsent);
        List<Row> rows = new ArrayList<>();
        all.keySet().forEach(key -> rows.add(new Row(month, key.contract(), key.currency(), key.kind(), key.ref(),
                before.getOrDefault(key, Side.NOTHING), after.getOrDefault(key, Side.NOTHING))));
        return rows;
    }

    private static Map<Key, Side> sides(List<Statement> statements, List<KpiRow> values) {
        Map<Key, Side> sides = new TreeMap<>();
        values.forEach(row -> sides.put(new Key("", "", 0, Key.VALUE, row.kpi().id()), new Side(Optional.of(row.ratio()),
                row.kpi().target(), Optional.empty())));
        statements.forEach(statement -> statement.lines().stream()
                .filter(line -> !line.kind().isInformation() || line.kind() == Line.Kind.MONTH)
                .forEach(line -> sides.merge(Key.of(statement, line), side(line), Side::plus)));
        return sides;
    }

    /** A day under target adds its amount to that of its month, whose value is told. */
    private static Side side(Line line) {
        Optional<Assessed> assessed = line.assessed().filter(any -> line.day().isEmpty());
        return new Side(assessed.map(Assessed::ratio), assessed.map(Assessed::target), Optional.of(line.amount()));
    }
}
