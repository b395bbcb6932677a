package callmart.feed;

import callmart.config.ConfigFolder;
import callmart.config.Faults;
import callmart.config.YamlNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A list of words, such as the business categories, by code with the labels that reports show, in the order of its file. */
public final class Categories {

    /** The name of the list: {@code categories.yml}, below a key of that name. */
    public static final String LIST = "categories";

    /** The list of the kinds of follow-up calls. */
    public static final String CALLBACK_KINDS = "callback-kinds";

    /** The list of what customers heard of the centre by. */
    public static final String CHANNELS = "channels";

    /** All lists. */
    public static final List<String> LISTS = List.of(LIST, CALLBACK_KINDS, CHANNELS);

    private final Map<String, String> labels;

    public Categories(Map<String, String> labels) {
        this.labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /** Reads the files of all lists, by name; what is wrong with them is recorded in {@code faults}. */
    public static Map<String, Categories> readAll(ConfigFolder folder, Faults faults) {
        Map<String, Categories> lists = new LinkedHashMap<>();
        LISTS.forEach(list -> lists.put(list, read(folder, list, faults)));
        return lists;
    }

    /** Reads the file of a list; what is wrong with it is recorded in {@code faults}. */
    public static Categories read(ConfigFolder folder, String list, Faults faults) {
        Map<String, String> labels = new LinkedHashMap<>();
        folder.read(list + ".yml", faults).ifPresent(root -> root.map(list).get(list, Map.<String, YamlNode>of(),
                YamlNode::entries).forEach((code, node) ->
                        labels.put(code, node.requiredText())));
        return new Categories(labels);
    }

    public List<String> codes() {
        return List.copyOf(labels.keySet());
    }

    /** Code to label. */
    public Map<String, String> labels() {
        return labels;
    }

    /** The label; a code that is not configured shows itself. */
    public String label(String code) {
        return labels.getOrDefault(code, code);
    }
}
