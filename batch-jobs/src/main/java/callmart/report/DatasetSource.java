package callmart.report;

import java.util.List;
import java.util.Map;

/** Runs a report's query. */
public interface DatasetSource {

    /**
     * The rows of {@code sql/reports/<dataset>.sql}.
     *
     * @param dataset the file's name without folder and ending
     * @param parameters by the names that the query uses; dates as {@link java.time.LocalDate}
     */
    List<DatasetRow> read(String dataset, Map<String, Object> parameters);
}
