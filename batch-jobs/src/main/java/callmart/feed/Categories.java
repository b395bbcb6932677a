package callmart.feed;

import callmart.config.ConfigFolder;
import callmart.config.Faults;
import callmart.config.YamlNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The business categories by code, with the labels that reports show, in the order of {@code config/categories.yml}. */
public final class Categories {

    /** Stands for calls that carry no category. */
    public static final String UNCATEGORISED = "未分类";

    private final Map<String, String> labels;

    public Categories(Map<String, String> labels) {
        this.labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /** Reads {@code categories.yml}; what is wrong with it is recorded in {@code faults}. */
    public static Categories read(ConfigFolder folder, Faults faults) {
        Map<String, String> labels = new LinkedHashMap<>();
        folder.read("categories.yml", faults).ifPresent(root -> root.map("categories").get("categories",
                Map.<String, YamlNode>of(), YamlNode::entries).forEach((code, node) ->
                        labels.put(code, node.requiredText())));
        return new Categories(labels);
    }

    public List<String> codes() {
        return List.copyOf(labels.keySet());
    }

    /** The label; a code that is not configured shows itself. */
    public String label(String code) {
        return labels.getOrDefault(code, code);
    }
}
