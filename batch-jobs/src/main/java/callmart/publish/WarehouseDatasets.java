package callmart.publish;

import callmart.config.Folders;
import callmart.measure.HeldTables;
import callmart.report.DatasetRow;
import callmart.report.DatasetSource;
import callmart.report.definition.BurstKey;
import callmart.report.definition.ReportDefinition;
import callmart.report.definition.Slice;
import callmart.warehouse.QueryFolder;
import callmart.warehouse.Row;
import callmart.warehouse.Warehouse;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Runs the queries of {@code sql/reports} on the warehouse. */
public final class WarehouseDatasets implements DatasetSource {

    private final Warehouse warehouse;
    private final Folders folders;
    private final RowFilter filter;

    public WarehouseDatasets(Warehouse warehouse, Folders folders) {
        this(warehouse, folders, RowFilter.ALL);
    }

    private WarehouseDatasets(Warehouse warehouse, Folders folders, RowFilter filter) {
        this.warehouse = warehouse;
        this.folders = folders;
        this.filter = filter;
    }

    /** The rows of one edition alone; of a whole report all. */
    public WarehouseDatasets of(Optional<Slice> slice) {
        return reading(RowFilter.of(slice));
    }

    /** The rows that belong to none of the editions. */
    WarehouseDatasets outside(Collection<Slice> editions) {
        return reading(RowFilter.outside(editions));
    }

    private WarehouseDatasets reading(RowFilter rows) {
        return new WarehouseDatasets(warehouse, folders, rows);
    }

    @Override
    public List<DatasetRow> read(String dataset, Map<String, Object> parameters) {
        String query = text(dataset);
        return mayYield(query) ? warehouse.query(query, all(parameters), WarehouseDatasets::row) : List.of();
    }

    @Override
    public void forEach(String dataset, Map<String, Object> parameters, List<DatasetSource.Order> order, Consumer<DatasetRow> consumer) {
        String query = text(dataset);
        if (!mayYield(query)) {
            return;
        }
        String by = order.stream().map(column -> column.key() + (column.descending() ? " DESC NULLS LAST" : " ASC NULLS LAST"))
                .collect(Collectors.joining(", "));
        String sql = by.isEmpty() ? query : "SELECT * FROM (\n" + query + "\n) ORDER BY " + by;
        warehouse.forEach(sql, all(parameters), row -> consumer.accept(row(row)));
    }

    private boolean mayYield(String query) {
        return HeldTables.facts(query).isEmpty() || new HeldTables(warehouse).mayYield(query);
    }

    /** How many rows the query gives. */
    BigDecimal count(String dataset, Map<String, Object> parameters) {
        return warehouse.query("SELECT count() AS n FROM (\n" + text(dataset) + "\n)", all(parameters), row -> row.decimal("n")).get(0);
    }

    /** The columns that the query gives, without running it. */
    List<String> columns(String dataset, Map<String, Object> parameters) {
        return warehouse.query("DESCRIBE (\n" + text(dataset) + "\n)", all(parameters), row -> row.string("name"));
    }

    /** What a report's queries lack to be divided by a key; empty when they can be. */
    public static List<String> lacks(ReportDefinition report, BurstKey by, Folders folders) {
        return report.datasets().stream().flatMap(dataset -> folders.findQuery("reports", dataset).stream()
                .flatMap(file -> RowFilter.lack(QueryFolder.read(file), by).stream())
                .map(lack -> "sql/reports/" + dataset + ".sql " + lack)).toList();
    }

    /** Lists read the period before, too; agents are looked up from its first day on. */
    private Map<String, Object> all(Map<String, Object> parameters) {
        Map<String, Object> all = new HashMap<>(Map.of("sections", List.of()));
        all.putAll(parameters);
        all.putAll(filter.parameters());
        all.put("agents_from", parameters.getOrDefault("before_from", parameters.get("from")));
        all.put("agents_to", parameters.get("to"));
        return all;
    }

    private String text(String dataset) {
        Path file = folders.findQuery("reports", dataset).orElseThrow(() -> new IllegalStateException(
                "sql/reports/" + dataset + ".sql is missing; restore it from the product"));
        return filter.into(QueryFolder.read(file));
    }

    private static DatasetRow row(Row row) {
        Map<String, Object> values = new LinkedHashMap<>();
        row.columns().forEach(column -> values.put(column, row.value(column)));
        return new DatasetRow(values);
    }
}
