package callmart.report;

import callmart.config.ConfigFolder;
import callmart.config.Faults;
import callmart.config.Nearest;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All measures by id, in the order of {@code config/measures.yml}. */
public final class MeasureCatalogue {

    private final Map<String, Measure> measures;

    public MeasureCatalogue(Collection<Measure> measures) {
        Map<String, Measure> byId = new LinkedHashMap<>();
        measures.forEach(measure -> byId.put(measure.id(), measure));
        this.measures = byId;
    }

    /**
     * Reads {@code measures.yml}; what is wrong with it is recorded in {@code faults}.
     *
     * @param feeds those that there are
     */
    public static MeasureCatalogue read(ConfigFolder folder, Collection<String> feeds, Faults faults) {
        Map<String, Measure> measures = new LinkedHashMap<>();
        folder.read("measures.yml", faults).ifPresent(root -> root.map("measures").get("measures",
                Map.<String, YamlNode>of(), YamlNode::entries).forEach((id, node) -> {
                    YamlMap map = node.map("label", "unit", "feeds", "meaning");
                    faults.attempt(node, () -> new Measure(id, map.requireText("label"),
                            map.require("unit", FigureUnit.COUNT, unit -> unit.word(FigureUnit.class)),
                            map.require("feeds", List.copyOf(feeds), found -> known(found, feeds)),
                            map.requireText("meaning"))).ifPresent(measure -> measures.put(id, measure));
                }));
        return new MeasureCatalogue(measures.values());
    }

    private static List<String> known(YamlNode node, Collection<String> feeds) {
        node.list().stream().filter(feed -> !feeds.contains(feed.text())).forEach(unknown -> unknown.fault(
                "there is no feed '" + unknown.text() + "'; did you mean '" + Nearest.of(unknown.text(), feeds) + "'?"));
        return node.texts();
    }

    /** The measures that have a value where there is data of these feeds and of no others. */
    public MeasureCatalogue countedFrom(Set<String> feeds) {
        return new MeasureCatalogue(measures.values().stream().filter(measure -> feeds.containsAll(measure.feeds())).toList());
    }

    public List<Measure> list() {
        return List.copyOf(measures.values());
    }

    public List<String> ids() {
        return List.copyOf(measures.keySet());
    }

    public Optional<Measure> find(String id) {
        return Optional.ofNullable(measures.get(id));
    }
}
