package callmart.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the readers asked of a place in a YAML file, and so what may stand there. Places below names that are free, such as the ids of
 * reports, share one shape. Decision 342.
 */
public final class Shape {

    /** What a reader took the place for. */
    enum Form {
        TEXT, BOOL, INTEGER, DECIMAL, WORD, LIST, MAP,
        /** A reader asked which form it has: others are allowed beside those that were seen. */
        ANY
    }

    private static final String TYPE = "type";
    private static final String NULL = "null";
    private static final Map<String, Object> OFF = Map.of(TYPE, "boolean");

    private final Set<Form> forms = EnumSet.noneOf(Form.class);
    private final Set<String> words = new LinkedHashSet<>();
    private final Map<String, Shape> keys = new TreeMap<>();
    private Shape entry;
    private Shape element;

    void is(Form form) {
        forms.add(form);
    }

    void isWord(List<String> valid) {
        forms.add(Form.WORD);
        words.addAll(valid);
    }

    Shape key(String name) {
        return keys.computeIfAbsent(name, any -> new Shape());
    }

    Shape entry() {
        entry = entry == null ? new Shape() : entry;
        return entry;
    }

    Shape element() {
        element = element == null ? new Shape() : element;
        return element;
    }

    /**
     * As JSON Schema. Nothing is required, for a file may lie over the product's.
     *
     * @param overlay whether the file's entries may be left out by {@code off: true}
     */
    public Map<String, Object> schema(boolean overlay) {
        Map<String, Object> schema = schema();
        if (overlay) {
            properties(schema).put("instead", OFF);
            keys.values().stream().filter(shape -> shape.entry != null && !shape.entry.keys.isEmpty())
                    .forEach(shape -> shape.entry.key("off").is(Form.BOOL));
            keys.forEach((name, shape) -> properties(schema).put(name, shape.schema()));
        }
        return schema;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> properties(Map<String, Object> schema) {
        return (Map<String, Object>) schema.get("properties");
    }

    private Map<String, Object> schema() {
        if (forms.contains(Form.LIST) && !forms.contains(Form.ANY)) {
            Map<String, Object> one = element().schema();
            return new LinkedHashMap<>(Map.of("anyOf", List.of(new TreeMap<>(Map.of(TYPE, List.of("array", NULL), "items", one)), one)));
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        if (!forms.isEmpty() && !forms.contains(Form.ANY)) {
            scalar(schema);
        }
        if (!keys.isEmpty()) {
            Map<String, Object> properties = new LinkedHashMap<>();
            keys.forEach((name, shape) -> properties.put(name, shape.schema()));
            schema.put("properties", properties);
            schema.put("additionalProperties", entry == null ? Boolean.FALSE : Boolean.TRUE);
        } else if (entry != null) {
            schema.put("additionalProperties", entry.schema());
        }
        if (element != null) {
            schema.put("items", element.schema());
        }
        return schema;
    }

    /** Texts may be written as YAML writes numbers and booleans, for they are read as they stand. */
    private void scalar(Map<String, Object> schema) {
        if (forms.equals(Set.of(Form.BOOL))) {
            schema.put("enum", Arrays.asList(true, false, "yes", "no", null));
            return;
        }
        if (forms.equals(Set.of(Form.WORD))) {
            List<Object> valid = new ArrayList<>(words);
            valid.add(null);
            schema.put("enum", valid);
            return;
        }
        Set<String> types = new LinkedHashSet<>();
        for (Form form : forms) {
            types.addAll(switch (form) {
                case INTEGER -> List.of("integer");
                case BOOL -> List.of("boolean");
                case MAP -> List.of("object");
                default -> List.of("string", "number", "boolean");
            });
        }
        types.add(NULL);
        schema.put(TYPE, List.copyOf(types));
    }
}
