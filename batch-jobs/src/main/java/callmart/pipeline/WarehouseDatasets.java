package callmart.pipeline;

import callmart.report.DatasetRow;
import callmart.report.DatasetSource;
import callmart.warehouse.Row;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the queries of {@code sql/reports} on the warehouse. */
final class WarehouseDatasets implements DatasetSource {

    private final Warehouse warehouse;
    private final Path folder;

    WarehouseDatasets(Warehouse warehouse, Path sql) {
        this.warehouse = warehouse;
        this.folder = sql.resolve("reports");
    }

    @Override
    public List<DatasetRow> read(String dataset, Map<String, Object> parameters) {
        Path file = folder.resolve(dataset + ".sql");
        try {
            return warehouse.query(Files.readString(file, StandardCharsets.UTF_8), parameters, WarehouseDatasets::row);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read; restore it from the product", e);
        }
    }

    private static DatasetRow row(Row row) {
        Map<String, Object> values = new LinkedHashMap<>();
        row.columns().forEach(column -> values.put(column, row.value(column)));
        return new DatasetRow(values);
    }
}
