package callmart.report;

import callmart.config.ConfigFolder;
import callmart.config.Faults;
import callmart.config.Nearest;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

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
     * @param places the feeds and columns that there are, as {@code calls} and {@code calls.queued_at}
     */
    public static MeasureCatalogue read(ConfigFolder folder, Collection<String> places, Faults faults) {
        Map<String, Measure> measures = new LinkedHashMap<>();
        folder.read("measures.yml", faults).ifPresent(root -> root.map("measures").get("measures",
                Map.<String, YamlNode>of(), YamlNode::entries).forEach((id, node) -> {
                    YamlMap map = node.map("label", "unit", "needs", "meaning");
                    faults.attempt(node, () -> new Measure(id, map.requireText("label"),
                            map.require("unit", FigureUnit.COUNT, unit -> unit.word(FigureUnit.class)),
                            map.require("needs", List.<Need>of(), found -> known(found, places)),
                            map.requireText("meaning"))).ifPresent(measure -> measures.put(id, measure));
                }));
        return new MeasureCatalogue(measures.values());
    }

    private static List<Need> known(YamlNode node, Collection<String> places) {
        List<Need> needs = new ArrayList<>();
        node.list().forEach(text -> {
            Need need = Need.parse(text.text());
            need.choices().stream().map(Need.Place::toString).filter(place -> !places.contains(place)).forEach(unknown -> text.fault(
                    "there is no feed or column '" + unknown + "'; did you mean '" + Nearest.of(unknown, places) + "'?"));
            needs.add(need);
        });
        return needs;
    }

    /** The catalogue with placeholders in its words filled in: {@code {seconds}}, and {@code {service-level}} by the KPI's label. */
    public MeasureCatalogue withWords(int seconds, String serviceLevel) {
        UnaryOperator<String> words = text -> text.replace("{seconds}", String.valueOf(seconds)).replace("{service-level}", serviceLevel);
        return new MeasureCatalogue(measures.values().stream().map(measure -> new Measure(measure.id(), words.apply(measure.label()), measure.unit(),
                measure.needs(), words.apply(measure.meaning()))).toList());
    }

    /** The catalogue without some measures. */
    public MeasureCatalogue without(Set<String> ids) {
        return new MeasureCatalogue(measures.values().stream().filter(measure -> !ids.contains(measure.id())).toList());
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
