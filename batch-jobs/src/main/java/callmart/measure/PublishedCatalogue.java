package callmart.measure;

import callmart.config.EnumWord;
import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.Target;
import callmart.warehouse.Warehouse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The table {@code kpi_catalogue}: the KPIs of {@code config/kpis.yml} for the views {@code v_kpi_…}, so that the formulas stand in one
 * place.
 * A catalogue that has changed is added as a whole, in one insert; the newest form holds, earlier ones stay as a record.
 * Decision 59.
 */
public final class PublishedCatalogue {

    private static final List<String> COLUMNS = List.of("kpi", "label", "unit", "numerator", "denominator", "target_is", "target",
            "periods", "by_agent", "meaning");
    private static final String ABSENT = "";

    private PublishedCatalogue() {
    }

    /**
     * Writes the catalogue where the warehouse holds another one.
     *
     * @param kpis in the order of the catalogue
     * @param byAgent the measures that are attributed to agents
     * @param now when the catalogue was read
     */
    public static void publish(Warehouse warehouse, List<Kpi> kpis, Collection<String> byAgent, Instant now) {
        List<List<String>> wanted = kpis.stream().map(kpi -> row(kpi, byAgent)).toList();
        if (wanted.isEmpty() || wanted.equals(held(warehouse))) {
            return;
        }
        Map<String, Object> parameters = new HashMap<>(Map.of("at", now));
        for (int i = 0; i < COLUMNS.size(); i++) {
            int column = i;
            parameters.put(COLUMNS.get(i), wanted.stream().map(row -> row.get(column)).toList());
        }
        List<String> values = new ArrayList<>(COLUMNS);
        values.set(COLUMNS.indexOf("target_is"), "nullIf(target_is, '')");
        values.set(COLUMNS.indexOf("target"), "toDecimal64OrNull(target, 6)");
        values.set(COLUMNS.indexOf("by_agent"), "toUInt8(by_agent)");
        warehouse.execute("INSERT INTO kpi_catalogue (recorded_at, position, " + String.join(", ", COLUMNS)
                + ") SELECT {at:DateTime64(3, 'UTC')},"
                + " position, " + String.join(", ", values) + " FROM (SELECT " + COLUMNS.stream().map(column -> "{" + column
                        + ":Array(String)} AS " + column).collect(Collectors.joining(", "))
                + ", arrayEnumerate(kpi) AS position) ARRAY JOIN position, " + String.join(", ", COLUMNS), parameters);
    }

    private static List<String> row(Kpi kpi, Collection<String> byAgent) {
        boolean agents = Stream.concat(kpi.numerator().measures().stream(), kpi.denominator().measures().stream())
                .allMatch(byAgent::contains);
        return List.of(kpi.id(), kpi.label(), EnumWord.of(kpi.unit()), kpi.numerator().toString(),
                kpi.denominator().toString(), kpi.target().map(Target::direction).map(EnumWord::of).orElse(ABSENT),
                kpi.target().map(target -> target.limit().stripTrailingZeros().toPlainString()).orElse(ABSENT),
                EnumWord.of(kpi.periods()), agents ? "1" : "0", kpi.meaning());
    }

    private static List<List<String>> held(Warehouse warehouse) {
        String texts = COLUMNS.stream().map(column -> "ifNull(toString(" + column + "), '') AS " + column + "_text")
                .collect(Collectors.joining(", "));
        return warehouse.query("SELECT " + texts + " FROM v_kpis ORDER BY position", Map.of(), row -> IntStream.range(0, COLUMNS.size())
                .mapToObj(i -> row.string(COLUMNS.get(i) + "_text")).toList());
    }
}
