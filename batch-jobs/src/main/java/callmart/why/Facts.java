package callmart.why;

import callmart.measure.HeldTables;
import callmart.report.Unusual;
import callmart.warehouse.QueryFolder;
import callmart.warehouse.Row;
import callmart.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What else happened in the hours of a difference, by the queries of {@code sql/notes}. Decision 322. */
final class Facts {

    private final Warehouse warehouse;
    private final QueryFolder queries;
    private final NoteSettings settings;
    private final Map<String, String> names;
    private final HeldTables held;
    /** By query and parameters: several figures that differ ask for the same. */
    private final Map<List<Object>, Optional<Unusual.Fact>> found = new HashMap<>();

    /** @param names what checks and feeds are called */
    Facts(Warehouse warehouse, QueryFolder queries, NoteSettings settings, Map<String, String> names) {
        this.warehouse = warehouse;
        this.queries = queries;
        this.settings = settings;
        this.names = names;
        this.held = new HeldTables(warehouse);
    }

    /** The first of each kind in the order of the settings, as many as are told. */
    List<Unusual.Fact> of(Map<String, Object> parameters) {
        List<Unusual.Fact> facts = new ArrayList<>();
        for (Map.Entry<String, String> fact : settings.facts().entrySet()) {
            if (facts.size() < settings.most().facts()) {
                first(fact.getKey(), fact.getValue(), parameters).ifPresent(facts::add);
            }
        }
        return facts;
    }

    private Optional<Unusual.Fact> first(String kind, String template, Map<String, Object> parameters) {
        String query = queries.text(kind);
        Map<String, Object> used = new TreeMap<>(parameters);
        used.keySet().removeIf(name -> !query.contains("{" + name + ":"));
        return found.computeIfAbsent(List.of(kind, used), any -> !held.mayYield(query) ? Optional.empty()
                : warehouse.query(query, used, row -> new Unusual.Fact(kind,
                row.string("source"), NoteSettings.filled(template, values(row)))).stream().findFirst());
    }

    private Map<String, String> values(Row row) {
        Map<String, String> values = new LinkedHashMap<>();
        row.columns().forEach(column -> values.put(column, word(row.string(column))));
        return values;
    }

    private String word(String value) {
        return value == null ? "" : names.getOrDefault(value, settings.words().getOrDefault(value, value));
    }
}
