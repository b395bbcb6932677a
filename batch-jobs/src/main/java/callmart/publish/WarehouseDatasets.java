package callmart.publish;

import callmart.config.Folders;
import callmart.report.DatasetRow;
import callmart.report.DatasetSource;
import callmart.warehouse.QueryFolder;
import callmart.warehouse.Row;
import callmart.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Runs the queries of {@code sql/reports} on the warehouse. */
public final class WarehouseDatasets implements DatasetSource {

    private final Warehouse warehouse;
    private final Folders folders;

    public WarehouseDatasets(Warehouse warehouse, Folders folders) {
        this.warehouse = warehouse;
        this.folders = folders;
    }

    @Override
    public List<DatasetRow> read(String dataset, Map<String, Object> parameters) {
        return warehouse.query(text(dataset), parameters, WarehouseDatasets::row);
    }

    @Override
    public void forEach(String dataset, Map<String, Object> parameters, List<DatasetSource.Order> order, Consumer<DatasetRow> consumer) {
        String by = order.stream().map(column -> column.key() + (column.descending() ? " DESC NULLS LAST" : " ASC NULLS LAST"))
                .collect(Collectors.joining(", "));
        String sql = by.isEmpty() ? text(dataset) : "SELECT * FROM (\n" + text(dataset) + "\n) ORDER BY " + by;
        warehouse.forEach(sql, parameters, row -> consumer.accept(row(row)));
    }

    /** The columns that the query gives, without running it. */
    List<String> columns(String dataset, Map<String, Object> parameters) {
        return warehouse.query("DESCRIBE (\n" + text(dataset) + "\n)", parameters, row -> row.string("name"));
    }

    private String text(String dataset) {
        Path file = folders.findQuery("reports", dataset).orElseThrow(() -> new IllegalStateException(
                "sql/reports/" + dataset + ".sql is missing; restore it from the product"));
        return QueryFolder.read(file);
    }

    private static DatasetRow row(Row row) {
        Map<String, Object> values = new LinkedHashMap<>();
        row.columns().forEach(column -> values.put(column, row.value(column)));
        return new DatasetRow(values);
    }
}
