package callmart.config;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A mapping with known keys. An explicit null counts as not given. */
public final class YamlMap {

    private final YamlNode node;
    private final Map<String, YamlNode> entries;

    YamlMap(YamlNode node, Map<String, YamlNode> entries) {
        this.node = node;
        this.entries = entries;
    }

    public YamlNode node() {
        return node;
    }

    public boolean has(String name) {
        return find(name).isPresent();
    }

    /** Whether the key stands there, be it with an explicit null. */
    public boolean names(String name) {
        return entries.containsKey(name);
    }

    public Optional<YamlNode> find(String name) {
        return Optional.ofNullable(entries.get(name)).flatMap(YamlNode::present);
    }

    /** The value of a key that must be there; its absence is a fault and gives {@code missing}. */
    public <T> T require(String name, T missing, Function<YamlNode, T> read) {
        Optional<YamlNode> found = find(name);
        if (found.isEmpty()) {
            node.fault("'" + name + "' is required and missing");
            return missing;
        }
        return read.apply(found.get());
    }

    public String requireText(String name) {
        return require(name, "", YamlNode::requiredText);
    }

    public <T> T get(String name, T absent, Function<YamlNode, T> read) {
        return find(name).map(read).orElse(absent);
    }

    public String text(String name, String absent) {
        return get(name, absent, YamlNode::text);
    }
}
