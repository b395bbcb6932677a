package callmart.report;

import callmart.report.definition.ListForm;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs a report's query. */
public interface DatasetSource {

    /**
     * The rows of {@code sql/reports/<dataset>.sql}.
     *
     * @param dataset the file's name without folder and ending
     * @param parameters by the names that the query uses; dates as {@link java.time.LocalDate}
     */
    List<DatasetRow> read(String dataset, Map<String, Object> parameters);

    /**
     * The same rows one by one, for any number of them.
     *
     * @param order columns to sort by; empty for the query's own order
     */
    default void forEach(String dataset, Map<String, Object> parameters, List<ListForm.Order> order, Consumer<DatasetRow> consumer) {
        read(dataset, parameters).forEach(consumer);
    }
}
