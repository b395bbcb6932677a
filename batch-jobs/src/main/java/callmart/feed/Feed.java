package callmart.feed;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One kind of record that the centre's systems deliver.
 *
 * @param name as {@code sources.yml}, the warehouse table and the run record name it
 * @param grain English: what one row is
 * @param kind how its rows replace earlier ones
 * @param columns canonical columns in table order
 * @param key the columns that tell rows apart
 * @param dayColumn the DATE or TIME column that decides a row's business date, of a versioned feed also which version is the
 *        latest; empty for a snapshot
 * @param beginning the required TIME column at which a row begins; a clock time that rolls over is one after it. Empty when a row has no
 *        beginning of its own
 * @param done the TIME columns of a versioned feed that say when what the record owes was done
 * @param overMidnight whether a day's file goes on with what follows after midnight, so that rows of a day are also looked for in
 *        the file of the day before
 * @param rules conditions across columns
 */
public record Feed(String name, String grain, Kind kind, List<Column> columns, List<String> key, Optional<String> dayColumn,
        Optional<String> beginning, List<String> done, boolean overMidnight, List<RowRule> rules) {

    /** The columns that name a person, in every feed. */
    private static final Set<String> PERSON = Set.of("agent_id", "name");

    /** The columns that hold an agent's id, in every feed. */
    private static final Set<String> AGENT = Set.of("agent_id", "assigned_to", "owner", "submitted_by");

    /** How rows replace earlier ones. */
    public enum Kind {
        /** A day's rows as a whole replace those of the day. */
        DAILY,
        /**
         * A row is a version of its record; each day's versions replace those of the day. All are kept, and the latest says what the
         * record is.
         */
        VERSIONED,
        /** Every extraction replaces the whole table. */
        SNAPSHOT
    }

    public Feed {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        done = List.copyOf(done);
        rules = List.copyOf(rules);
        Set<String> names = new HashSet<>();
        columns.forEach(column -> {
            if (!names.add(column.name())) {
                throw new IllegalArgumentException("column " + column.name() + " stands twice");
            }
        });
        Set<String> referenced = new HashSet<>(key);
        referenced.addAll(done);
        dayColumn.ifPresent(referenced::add);
        beginning.ifPresent(referenced::add);
        if (dayColumn.isPresent() == (kind == Kind.SNAPSHOT)) {
            throw new IllegalArgumentException("a snapshot has no day column, every other feed has one");
        }
        rules.forEach(rule -> referenced.addAll(rule.columns()));
        referenced.removeAll(names);
        if (!referenced.isEmpty()) {
            throw new IllegalArgumentException("key, day, beginning or rules name columns that do not exist: " + referenced);
        }
    }

    /** @throws IllegalArgumentException when there is no such column */
    public int indexOf(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException("feed " + name + " has no column " + column);
    }

    /** Whether a column says which row this is, or whom it is about. */
    public boolean identifies(String column) {
        return key.contains(column) || dayColumn.equals(Optional.of(column)) || PERSON.contains(column);
    }

    /** Whether a column says which record a row is, or which other one it belongs to. */
    public boolean namesRecord(String column) {
        return key.contains(column) || column.endsWith("_id") || column.equals("in_reply_to");
    }

    /** Whether a column holds the id of a person or telephone, which has no decimals. */
    public boolean isNumbered(Column column) {
        return AGENT.contains(column.name()) || column.type() == ColumnType.PHONE;
    }

    /** Whether its rows may hold one-time codes. */
    public boolean holdsCodes() {
        return columns.stream().anyMatch(column -> column.type() == ColumnType.MESSAGE);
    }

    /** The columns that tell its rows apart: the key, of a versioned feed with the version. */
    public List<String> rowKey() {
        return kind == Kind.VERSIONED ? Stream.concat(key.stream(), dayColumn.stream()).toList() : key;
    }

    public Column column(String column) {
        return columns.get(indexOf(column));
    }

    public List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }
}
