package callmart.measure;

import java.util.List;

/**
 * A query of {@code sql/measures/<table>/}: the rows that measures count, one by one. Its columns are the table's dimensions, what each
 * row adds to measures of the table, and evidence that tells a person which row it is and why it counts.
 *
 * @param table the measure table whose sums it makes, alone or with others
 * @param name of the file, without the ending
 * @param label Chinese: what one row is
 * @param sql takes {@link MeasureSettings#parameters}
 * @param dimensions columns of the table that are no measures, but for the business date
 * @param measures columns that are measures of the table: a row's contribution, 0 when it has none
 * @param evidence the other columns, in order; the first ones tell rows apart
 */
public record RowModel(String table, String name, String label, String sql, List<String> dimensions, List<String> measures,
        List<String> evidence) {

    /** @throws IllegalArgumentException when the rows have no measure, or nothing to tell them apart */
    public RowModel {
        dimensions = List.copyOf(dimensions);
        measures = List.copyOf(measures);
        evidence = List.copyOf(evidence);
        if (measures.isEmpty() || evidence.isEmpty() && dimensions.isEmpty()) {
            throw new IllegalArgumentException("sql/measures/" + table + "/" + name + ".sql yields no measure of " + table
                    + ", or nothing to tell its rows apart; name its columns as the table does");
        }
    }
}
