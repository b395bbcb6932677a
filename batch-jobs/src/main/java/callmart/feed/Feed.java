package callmart.feed;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One kind of record that the centre's systems deliver.
 *
 * @param name as {@code sources.yml}, the warehouse table and the run record name it
 * @param grain English: what one row is
 * @param columns canonical columns in table order
 * @param key the columns that tell rows apart
 * @param dayColumn the DATE or TIME column that decides a row's business date
 * @param rules conditions across columns
 */
public record Feed(String name, String grain, List<Column> columns, List<String> key, String dayColumn, List<Rule> rules) {

    public Feed {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        rules = List.copyOf(rules);
        Set<String> names = new HashSet<>();
        columns.forEach(column -> {
            if (!names.add(column.name())) {
                throw new IllegalArgumentException("column " + column.name() + " stands twice");
            }
        });
        Set<String> referenced = new HashSet<>(key);
        referenced.add(dayColumn);
        rules.forEach(rule -> referenced.addAll(rule.columns()));
        referenced.removeAll(names);
        if (!referenced.isEmpty()) {
            throw new IllegalArgumentException("key, day or rules name columns that do not exist: " + referenced);
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

    public Column column(String column) {
        return columns.get(indexOf(column));
    }

    public List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }
}
