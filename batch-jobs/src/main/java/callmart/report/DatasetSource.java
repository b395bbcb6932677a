package callmart.report;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs a report's query. */
public interface DatasetSource {

    /** How a column of a dataset is called. */
    String COLUMN = "[a-z][a-z0-9_]*";

    /** A column to sort by. @param key the dataset's column */
    record Order(String key, boolean descending) {

        /** @throws IllegalArgumentException saying the form */
        public static Order parse(String text) {
            String[] words = text.strip().split("\\s+");
            boolean known = words.length == 1 || words.length == 2 && (words[1].equals("asc") || words[1].equals("desc"));
            if (!known || !words[0].matches(COLUMN)) {
                throw new IllegalArgumentException("expected a column of the dataset, alone or with asc or desc, found '" + text + "'");
            }
            return new Order(words[0], words.length == 2 && words[1].equals("desc"));
        }
    }

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
    default void forEach(String dataset, Map<String, Object> parameters, List<Order> order, Consumer<DatasetRow> consumer) {
        read(dataset, parameters).forEach(consumer);
    }
}
