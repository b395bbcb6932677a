package callmart.feed;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A condition across the columns of one row; a row that breaks one is rejected. */
public sealed interface RowRule {

    /** Every time column the rule reads must exist in the feed. */
    List<String> columns();

    /**
     * The values that are present, times, dates or whole numbers, must not go backwards.
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

    /**
     * A value in {@code column} needs one in {@code needed}: for a yes/no column yes, else the word where there is one.
     *
     * @param except a value of {@code column} that needs nothing
     * @param not a word that does not do
     */
    record Needs(String column, Optional<String> except, String needed, Optional<String> word, Optional<String> not) implements RowRule {
        @Override
        public List<String> columns() {
            return List.of(column, needed);
        }
    }

    /** A row whose {@code column} has the word must have a value in each of {@code given} and none in any of {@code absent}. */
    record When(String column, String word, List<String> given, List<String> absent) implements RowRule {
        public When {
            given = List.copyOf(given);
            absent = List.copyOf(absent);
        }

        @Override
        public List<String> columns() {
            return Stream.of(List.of(column), given, absent).flatMap(List::stream).toList();
        }
    }

    /** The whole number in {@code column} must not be smaller than {@code least}, nor larger than {@code most}. */
    record Within(String column, int least, int most) implements RowRule {
        @Override
        public List<String> columns() {
            return List.of(column);
        }
    }
}
