package callmart.feed;

import java.time.Duration;
import java.util.List;

/** A condition across the columns of one row; a row that breaks one is rejected. */
public sealed interface RowRule {

    /** Every time column the rule reads must exist in the feed. */
    List<String> columns();

    /**
     * The times that are present must not go backwards.
     *
     * @param columns in the order in which they happen
     */
    record InOrder(List<String> columns) implements RowRule {
        public InOrder {
            columns = List.copyOf(columns);
        }
    }

    /** The time from {@code start} to {@code end} must not be longer than {@code limit}. */
    record AtMost(String start, String end, Duration limit) implements RowRule {
        @Override
        public List<String> columns() {
            return List.of(start, end);
        }
    }

    /** A value in {@code column} needs one in {@code needed}; for a yes/no column it must be yes. */
    record Needs(String column, String needed) implements RowRule {
        @Override
        public List<String> columns() {
            return List.of(column, needed);
        }
    }
}
