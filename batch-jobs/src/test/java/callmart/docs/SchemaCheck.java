package callmart.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Holds a YAML or JSON document against those words of JSON Schema that our schemas use; any other word is an error. {@code $ref} names a schema under
 * {@code $defs}, and a pattern is that of the whole text.
 */
final class SchemaCheck {

    private static final List<String> KNOWN = List.of("$schema", "$comment", "$defs", "$ref", "title", "type", "enum", "anyOf", "items", "properties",
            "additionalProperties", "required", "minimum", "maximum", "pattern");

    private final List<String> faults = new ArrayList<>();
    private final Map<String, Object> definitions;

    private SchemaCheck(Map<String, Object> definitions) {
        this.definitions = definitions;
    }

    /** Where the document is not as the schema says; empty when it is. */
    static List<String> faults(Node document, Map<String, Object> schema) {
        return faults(document, schema, map(schema.getOrDefault("$defs", Map.of())));
    }

    private static List<String> faults(Node document, Map<String, Object> schema, Map<String, Object> definitions) {
        SchemaCheck check = new SchemaCheck(definitions);
        check.hold(document, schema, "");
        return check.faults;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object schema) {
        return (Map<String, Object>) schema;
    }

    private void hold(Node node, Map<String, Object> schema, String place) {
        schema.keySet().stream().filter(word -> !KNOWN.contains(word)).forEach(word -> {
            throw new IllegalStateException("not understood: " + word);
        });
        if (schema.containsKey("$ref")) {
            hold(node, map(definitions.get(schema.get("$ref"))), place);
        }
        if (schema.containsKey("type") && types(schema.get("type")).noneMatch(type -> type.equals(type(node)) || type.equals("number")
                && type(node).equals("integer"))) {
            faults.add(place + " is " + type(node));
        }
        if (schema.get("enum") instanceof List<?> valid && valid.stream().noneMatch(value -> node instanceof ScalarNode scalar
                && (value == null ? type(node).equals("null") : value.toString().equals(scalar.getValue())))) {
            faults.add(place + " is none of the words");
        }
        if (schema.get("anyOf") instanceof List<?> choices && choices.stream()
                .noneMatch(choice -> faults(node, map(choice), definitions).isEmpty())) {
            faults.addAll(faults(node, map(choices.get(node instanceof SequenceNode ? 0 : 1)), definitions).stream().map(fault -> place + fault).toList());
        }
        if (node instanceof ScalarNode scalar) {
            holdValue(scalar, schema, place);
        }
        if (node instanceof SequenceNode list && schema.containsKey("items")) {
            list.getValue().forEach(element -> hold(element, map(schema.get("items")), place + "[]"));
        }
        if (node instanceof MappingNode mapping) {
            List<String> names = mapping.getValue().stream().map(entry -> ((ScalarNode) entry.getKeyNode()).getValue()).toList();
            if (schema.get("required") instanceof List<?> required) {
                required.stream().filter(name -> !names.contains(name)).forEach(name -> faults.add(place + "." + name + " is missing"));
            }
            Map<String, Object> properties = schema.containsKey("properties") ? map(schema.get("properties")) : Map.of();
            for (NodeTuple entry : mapping.getValue()) {
                String name = ((ScalarNode) entry.getKeyNode()).getValue();
                Object other = schema.getOrDefault("additionalProperties", true);
                if (properties.containsKey(name)) {
                    hold(entry.getValueNode(), map(properties.get(name)), place + "." + name);
                } else if (other.equals(false)) {
                    faults.add(place + "." + name + " is unknown");
                } else if (other instanceof Map) {
                    hold(entry.getValueNode(), map(other), place + ".*");
                }
            }
        }
    }

    private void holdValue(ScalarNode node, Map<String, Object> schema, String place) {
        if (schema.get("pattern") instanceof String pattern && !node.getValue().matches(pattern)) {
            faults.add(place + " is not of the pattern " + pattern);
        }
        if (type(node).equals("integer") && (schema.get("minimum") instanceof Number least && Long.parseLong(node.getValue()) < least.longValue()
                || schema.get("maximum") instanceof Number most && Long.parseLong(node.getValue()) > most.longValue())) {
            faults.add(place + " is out of bounds");
        }
    }

    private static Stream<?> types(Object type) {
        return type instanceof List<?> several ? several.stream() : Stream.of(type);
    }

    private static String type(Node node) {
        if (node instanceof MappingNode) {
            return "object";
        } else if (node instanceof SequenceNode) {
            return "array";
        }
        return Map.of(Tag.INT, "integer", Tag.FLOAT, "number", Tag.BOOL, "boolean", Tag.NULL, "null").getOrDefault(node.getTag(), "string");
    }
}
