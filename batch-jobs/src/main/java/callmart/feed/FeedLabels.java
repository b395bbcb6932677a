package callmart.feed;

import callmart.config.ConfigFolder;
import callmart.config.Faults;
import callmart.config.YamlMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What readers of reports call the feeds.
 *
 * @param all label by feed
 */
public record FeedLabels(Map<String, String> all) {

    public FeedLabels {
        all = Map.copyOf(all);
    }

    /** Reads {@code feeds.yml}; what is wrong with it, such as a feed without label, is recorded in {@code faults}. */
    public static FeedLabels read(ConfigFolder folder, Faults faults) {
        Map<String, String> labels = new LinkedHashMap<>();
        folder.read("feeds.yml", faults).flatMap(root -> root.map("feeds").find("feeds")).ifPresent(node -> {
            YamlMap map = node.map(Feeds.NAMES.toArray(String[]::new));
            Feeds.NAMES.forEach(feed -> labels.put(feed, map.requireText(feed)));
        });
        return new FeedLabels(labels);
    }

    /** The label; what is not a feed shows itself. */
    public String of(String feed) {
        return all.getOrDefault(feed, feed);
    }
}
