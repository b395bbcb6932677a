package callmart.report.definition;

import callmart.report.DatasetRow;
import java.util.List;

/**
 * A question about one column of a row.
 *
 * @param key the dataset's column
 * @param test what is asked of it
 * @param values of {@link Test#IS}: the source's codes, any of which will do
 */
public record Condition(String key, Test test, List<String> values) {

    /** What is asked. */
    public enum Test {
        /** The value is one of those listed. */
        IS,
        /** There is a value. */
        GIVEN,
        /** There is none. */
        ABSENT,
        /** The value is a number above 0. */
        POSITIVE
    }

    public Condition {
        values = List.copyOf(values);
        if (test == Test.IS && values.isEmpty()) {
            throw new IllegalArgumentException("'is' needs at least one value");
        }
    }

    public boolean holds(DatasetRow row) {
        return switch (test) {
            case IS -> row.findText(key).filter(values::contains).isPresent();
            case GIVEN -> row.findText(key).isPresent();
            case ABSENT -> row.findText(key).isEmpty();
            case POSITIVE -> row.number(key).signum() > 0;
        };
    }
}
