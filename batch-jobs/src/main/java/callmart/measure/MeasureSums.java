package callmart.measure;

import callmart.warehouse.Warehouse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sums of measures over any period, in total or by a dimension. Which measures there are, and which dimensions each has, is
 * what the measure tables say: every column of a {@code …_measures} table that counts or sums and is not a dimension is a measure. Sums
 * leave out those that have no value in their period: their columns hold zeros that nobody counted.
 * Decision 247.
 */
public final class MeasureSums {

    private static final Set<String> DIMENSIONS = Stream.of(Dimension.values()).map(Dimension::column).collect(Collectors.toSet());

    private static final String OF_THE_PERIOD = "business_date BETWEEN {from:Date} AND {to:Date}";
    private static final String TO_DATE =
            "business_date <= {to:Date} AND campaign IN (SELECT campaign FROM %s WHERE " + OF_THE_PERIOD + ")";

    /** One measure table: the dimensions that it has, and its measures in column order. */
    private record MeasureTable(String name, Set<String> dimensions, List<String> measures) {
    }

    private final Warehouse warehouse;
    private final Coverage coverage;
    private final List<MeasureTable> tables;

    /** The sums of all measures. */
    public MeasureSums(Warehouse warehouse) {
        this(warehouse, Coverage.ALL);
    }

    /** @param coverage which measures have no value in a period */
    public MeasureSums(Warehouse warehouse, Coverage coverage) {
        this.warehouse = warehouse;
        this.coverage = coverage;
        Map<String, MeasureTable> byName = new LinkedHashMap<>();
        warehouse.forEach("SELECT table, name FROM system.columns WHERE database = currentDatabase() AND table LIKE '%\\\\_measures'"
                + " AND table NOT LIKE 'v\\\\_%'"
                + " AND (type = 'UInt64' OR type LIKE 'Decimal%' OR name IN {dimensions:Array(String)})"
                + " ORDER BY table, position", Map.of("dimensions", List.copyOf(DIMENSIONS)), row -> {
                    MeasureTable table = byName.computeIfAbsent(row.string("table"),
                            name -> new MeasureTable(name, new HashSet<>(), new ArrayList<>()));
                    if (DIMENSIONS.contains(row.string("name"))) {
                        table.dimensions().add(row.string("name"));
                    } else {
                        table.measures().add(row.string("name"));
                    }
                });
        this.tables = List.copyOf(byName.values());
    }

    /** All measures, in the order of their tables and columns. */
    public List<String> names() {
        return tables.stream().flatMap(table -> table.measures().stream()).toList();
    }

    /** The measures that have a dimension; all of them without one. */
    public List<String> names(Optional<Dimension> by) {
        return names(by, MeasureScope.ALL);
    }

    /** The measures that have a dimension and can be restricted to a scope. */
    public List<String> names(Optional<Dimension> by, MeasureScope scope) {
        return with(by, scope).flatMap(table -> table.measures().stream()).toList();
    }

    /** As {@link #sum(LocalDate, LocalDate, Optional, MeasureScope)} over the whole centre. */
    public Map<String, Map<String, BigDecimal>> sum(LocalDate from, LocalDate to, Optional<Dimension> by) {
        return sum(from, to, by, MeasureScope.ALL);
    }

    /**
     * Key to measure to sum. Without a dimension the one key is empty; with one, days, hours and names in their own order and
     * {@link Dimension#NO_VALUE} last. A measure without the dimension, that the scope cannot restrict, or
     * that has no value in the key's days is left out.
     *
     * @param from first business day
     * @param to last business day, included
     */
    public Map<String, Map<String, BigDecimal>> sum(LocalDate from, LocalDate to, Optional<Dimension> by, MeasureScope scope) {
        return sum(from, to, by, scope, names());
    }

    /**
     * As {@link #sum(LocalDate, LocalDate, Optional, MeasureScope)}, for those who look at some measures: without a dimension only the
     * tables that have them are asked. With one all are, as each may know a key.
     */
    public Map<String, Map<String, BigDecimal>> sum(LocalDate from, LocalDate to, Optional<Dimension> by, MeasureScope scope,
            Collection<String> measures) {
        Map<String, Map<String, BigDecimal>> sums = new TreeMap<>(order(by));
        filled(by, scope).filter(table -> by.isPresent() || !Collections.disjoint(table.measures(), measures))
                .forEach(table -> add(table, OF_THE_PERIOD, Map.of("from", from, "to", to), by, scope, sums));
        sums.forEach((key, values) -> values.keySet().removeAll(absent(key, from, to, by)));
        return sums;
    }

    /**
     * As {@link #sum(LocalDate, LocalDate, Optional, MeasureScope)}, but of the campaigns that have a row in a key's days, and from the
     * first day of each of them.
     */
    public Map<String, Map<String, BigDecimal>> ofCampaignsToDate(LocalDate from, LocalDate to, Optional<Dimension> by,
            MeasureScope scope) {
        Map<String, Map<String, BigDecimal>> sums = new TreeMap<>(order(by));
        List<MeasureTable> ofCampaigns = with(by, scope).filter(table -> table.dimensions().contains(Dimension.CAMPAIGN.column())).toList();
        if (by.filter(Dimension::isOfTime).isEmpty()) {
            ofCampaigns.forEach(table -> add(table, TO_DATE.formatted(table.name()),
                    Map.of("from", from, "to", to), by, scope, sums));
        } else {
            sum(from, to, by, scope).keySet().forEach(key -> {
                Map<String, Map<String, BigDecimal>> ofKey = new TreeMap<>();
                ofCampaigns.forEach(table -> add(table, TO_DATE.formatted(table.name()),
                        Map.of("from", by.get().first(key, from), "to", by.get().last(key, to)), Optional.empty(), scope, ofKey));
                ofKey.values().forEach(values -> sums.put(key, values));
            });
        }
        sums.forEach((key, values) -> values.keySet().removeAll(absent(key, from, to, by)));
        return sums;
    }

    /**
     * As {@link #sum(LocalDate, LocalDate, Optional)} over days that need not follow each other, of the tables that have some of the
     * measures. Keys other than days have every measure of these.
     */
    public Map<String, Map<String, BigDecimal>> sum(Collection<LocalDate> days, Optional<Dimension> by, Collection<String> measures) {
        Map<String, Map<String, BigDecimal>> sums = new TreeMap<>(order(by));
        Map<String, List<LocalDate>> values = Map.of("days", List.copyOf(days));
        filled(by, MeasureScope.ALL).filter(table -> !Collections.disjoint(table.measures(), measures)).forEach(table ->
                add(table, "has({days:Array(Date)}, business_date)", values, by, MeasureScope.ALL, sums));
        if (by.filter(Dimension.DAY::equals).isPresent()) {
            sums.forEach((key, ofKey) -> ofKey.keySet().removeAll(absent(key, LocalDate.parse(key), LocalDate.parse(key), by)));
        }
        return sums;
    }

    /** The measures that have no value in the days that a key stands for within a period. */
    public Set<String> absent(String key, LocalDate from, LocalDate to, Optional<Dimension> by) {
        return coverage.absent(by.map(dimension -> dimension.first(key, from)).orElse(from), by.map(dimension -> dimension.last(key, to))
                .orElse(to));
    }

    private void add(MeasureTable table, String days, Map<String, ?> values, Optional<Dimension> by, MeasureScope scope,
            Map<String, Map<String, BigDecimal>> sums) {
        String key = by.map(dimension -> "ifNull(" + dimension.expression() + ", '" + Dimension.NO_VALUE + "')").orElse("''");
        String columns = table.measures().stream().map(measure -> "sum(" + measure + ") AS " + measure)
                .collect(Collectors.joining(", "));
        Map<String, Object> parameters = new HashMap<>(values);
        parameters.put("scope", scope.values());
        String teams = by.filter(Dimension.TEAM::equals).isPresent() || scope.kind() == MeasureScope.Kind.TEAMS ? Dimension.JOIN_TEAMS : "";
        warehouse.forEach("SELECT " + key + " AS key, " + columns + " FROM " + table.name() + teams
                + " WHERE " + days + " AND " + scope.condition() + " GROUP BY key", parameters, row -> {
                    Map<String, BigDecimal> ofKey = sums.computeIfAbsent(row.string("key"), k -> new LinkedHashMap<>());
                    table.measures().forEach(measure -> ofKey.put(measure, row.decimal(measure)));
                });
    }

    private Stream<MeasureTable> with(Optional<Dimension> by, MeasureScope scope) {
        return tables.stream().filter(table -> by.map(Dimension::column).map(table.dimensions()::contains).orElse(true))
                .filter(table -> scope.kind() == MeasureScope.Kind.ALL || table.dimensions().contains(scope.kind().column()));
    }

    /** Those that can add a key: an empty table has but the sums of nothing, of no key. */
    private Stream<MeasureTable> filled(Optional<Dimension> by, MeasureScope scope) {
        if (by.isEmpty()) {
            return with(by, scope);
        }
        Set<String> filled = HeldTables.filled(warehouse, tables.stream().map(MeasureTable::name).toList());
        return with(by, scope).filter(table -> filled.contains(table.name()));
    }

    private static Comparator<String> order(Optional<Dimension> by) {
        Comparator<String> noValueLast = Comparator.comparing(key -> key.equals(Dimension.NO_VALUE));
        return by.filter(Dimension.HOUR::equals).isPresent()
                ? noValueLast.thenComparing(key -> key.length()).thenComparing(Comparator.<String>naturalOrder())
                : noValueLast.thenComparing(Comparator.<String>naturalOrder());
    }
}
