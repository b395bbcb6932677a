package callmart.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes a feed's description as a text that reads like the specification's. */
final class FeedBuilder {

    private final String name;
    private final String grain;
    private final List<Column> columns = new ArrayList<>();
    private final List<RowRule> rules = new ArrayList<>();
    private List<String> key = List.of();
    private Feed.Kind kind = Feed.Kind.SNAPSHOT;
    private Optional<String> dayColumn = Optional.empty();
    private Optional<String> beginning = Optional.empty();
    private List<String> done = List.of();
    private boolean overMidnight;

    private FeedBuilder(String name, String grain) {
        this.name = name;
        this.grain = grain;
    }

    static FeedBuilder feed(String name, String grain) {
        return new FeedBuilder(name, grain);
    }

    FeedBuilder key(String... columnNames) {
        key = List.of(columnNames);
        return this;
    }

    /** A day's rows replace those of the day; without this and {@link #versionedBy} the feed is a snapshot. */
    FeedBuilder day(String column) {
        kind = Feed.Kind.DAILY;
        dayColumn = Optional.of(column);
        return this;
    }

    /** The time at which a row begins. */
    FeedBuilder beginning(String column) {
        beginning = Optional.of(column);
        return this;
    }

    /** A night shift's rows after midnight may lie in the file of the day on which it began. */
    FeedBuilder overMidnight() {
        overMidnight = true;
        return this;
    }

    FeedBuilder versionedBy(String column) {
        kind = Feed.Kind.VERSIONED;
        dayColumn = Optional.of(column);
        return this;
    }

    /** The times at which what a record owes was done. */
    FeedBuilder done(String... timeColumns) {
        done = List.of(timeColumns);
        return this;
    }

    FeedBuilder required(String column, ColumnType type, String comment) {
        return add(column, type, true, Optional.empty(), List.of(), comment);
    }

    FeedBuilder optional(String column, ColumnType type, String comment) {
        return add(column, type, false, Optional.empty(), List.of(), comment);
    }

    FeedBuilder withDefault(String column, ColumnType type, String absentValue, String comment) {
        return add(column, type, false, Optional.of(absentValue), List.of(), comment);
    }

    FeedBuilder word(String column, boolean required, String comment, String... words) {
        return add(column, ColumnType.WORD, required, Optional.empty(), List.of(words), comment);
    }

    FeedBuilder wordWithDefault(String column, String absentValue, String comment, String... words) {
        return add(column, ColumnType.WORD, false, Optional.of(absentValue), List.of(words), comment);
    }

    FeedBuilder inOrder(String... timeColumns) {
        rules.add(new RowRule.InOrder(List.of(timeColumns)));
        return this;
    }

    FeedBuilder atMost(String start, String end, Duration limit) {
        rules.add(new RowRule.AtMost(start, end, limit));
        return this;
    }

    FeedBuilder needs(String column, String needed) {
        rules.add(new RowRule.Needs(column, needed));
        return this;
    }

    Feed build() {
        return new Feed(name, grain, kind, columns, key, dayColumn, beginning, done, overMidnight, rules);
    }

    private FeedBuilder add(String column, ColumnType type, boolean required, Optional<String> absentValue,
            List<String> words, String comment) {
        columns.add(new Column(column, type, required, absentValue, words, comment));
        return this;
    }
}
