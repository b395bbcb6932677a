package callmart.measure.kpi;

import callmart.config.ConfigFolder;
import callmart.config.EnumWord;
import callmart.config.Faults;
import callmart.config.Nearest;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All measures by id, in the order of {@code config/measures.yml}. */
public final class MeasureCatalogue {

    private final Map<String, Measure> measures;
    private final Map<MeasureRole, String> roles;

    private MeasureCatalogue(Collection<Measure> measures, Map<MeasureRole, String> roles) {
        this.roles = roles;
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
        Map<MeasureRole, String> roles = new EnumMap<>(MeasureRole.class);
        folder.read("measures.yml", faults).ifPresent(root -> {
            YamlMap file = root.map("roles", "measures");
            Map<String, YamlNode> entries = file.get("measures", Map.of(), YamlNode::entries);
            entries.forEach((id, node) -> {
                YamlMap map = node.map("label", "unit", "needs", "days-before", "meaning");
                faults.attempt(node, () -> new Measure(id, map.requireText("label"),
                        map.require("unit", FigureUnit.COUNT, unit -> unit.word(FigureUnit.class)),
                        map.require("needs", List.<Need>of(), found -> known(found, places)),
                        map.get("days-before", 0, YamlNode::integer), map.requireText("meaning")))
                        .ifPresent(measure -> measures.put(id, measure));
            });
            roles.putAll(file.require("roles", Map.of(), node -> roles(node, entries.keySet())));
        });
        return new MeasureCatalogue(measures.values(), roles);
    }

    private static Map<MeasureRole, String> roles(YamlNode node, Collection<String> measures) {
        Map<MeasureRole, String> roles = new EnumMap<>(MeasureRole.class);
        YamlMap map = node.map(Stream.of(MeasureRole.values()).map(EnumWord::dashed).toArray(String[]::new));
        for (MeasureRole role : MeasureRole.values()) {
            roles.put(role, map.requireText(EnumWord.dashed(role)));
            map.find(EnumWord.dashed(role)).filter(found -> !measures.contains(found.text())).ifPresent(unknown -> unknown.fault(
                    "there is no measure '" + unknown.text() + "'" + Nearest.hint(unknown.text(), measures)));
        }
        return roles;
    }

    private static List<Need> known(YamlNode node, Collection<String> places) {
        List<Need> needs = new ArrayList<>();
        node.list().forEach(text -> {
            Need need = Need.parse(text.text());
            need.choices().stream().map(Need.Place::name).filter(place -> !places.contains(place)).forEach(unknown -> text.fault(
                    "there is no feed or column '" + unknown + "'" + Nearest.hint(unknown, places)));
            needs.add(need);
        });
        return needs;
    }

    /**
     * The catalogue with placeholders in its words filled in: {@code {seconds}}, {@code {days-before}}, and {@code {service-level}} by the
     * KPI's label.
     */
    public MeasureCatalogue withWords(int seconds, String serviceLevel) {
        UnaryOperator<String> words = text -> text.replace("{seconds}", String.valueOf(seconds)).replace("{service-level}", serviceLevel);
        return new MeasureCatalogue(measures.values().stream().map(measure -> new Measure(measure.id(), words.apply(measure.label()),
                measure.unit(),
                measure.needs(), measure.daysBefore(), words.apply(measure.meaning())
                        .replace("{days-before}", String.valueOf(measure.daysBefore())))).toList(), roles);
    }

    /** The catalogue in which no measure wants more days to be loaded before a day. */
    public MeasureCatalogue withDaysBefore(int most) {
        return new MeasureCatalogue(measures.values().stream().map(measure -> new Measure(measure.id(), measure.label(), measure.unit(),
                measure.needs(), Math.min(measure.daysBefore(), most), measure.meaning())).toList(), roles);
    }

    /** The most days that some measure wants to be loaded before a day. */
    public int daysBefore() {
        return measures.values().stream().mapToInt(Measure::daysBefore).max().orElse(0);
    }

    /** The catalogue in which the feed will do for a column, whose values follow from something else where it is missing. */
    public MeasureCatalogue withFeedFor(String place) {
        return new MeasureCatalogue(measures.values().stream().map(measure -> new Measure(measure.id(), measure.label(), measure.unit(),
                measure.needs().stream().map(need -> need.orFeedOf(place)).toList(), measure.daysBefore(),
                measure.meaning())).toList(), roles);
    }

    /** The catalogue of a centre that has sources of some feeds: without the optional needs of others, which add nothing there. */
    public MeasureCatalogue withSources(Set<String> feeds) {
        return new MeasureCatalogue(measures.values().stream().map(measure -> new Measure(measure.id(), measure.label(), measure.unit(),
                measure.needs().stream().filter(need -> need.choices().stream().noneMatch(Need.Place::isOptional)
                        || need.feeds().anyMatch(feeds::contains)).toList(), measure.daysBefore(), measure.meaning())).toList(), roles);
    }

    /** The catalogue without some measures. */
    public MeasureCatalogue without(Set<String> ids) {
        return new MeasureCatalogue(measures.values().stream().filter(measure -> !ids.contains(measure.id())).toList(), roles);
    }

    /** The measure that plays the role, whether or not the catalogue still has it. */
    public String id(MeasureRole role) {
        return roles.getOrDefault(role, "");
    }

    /** The feeds that measures need, any choice of each. */
    public Set<String> feeds(Collection<String> ids) {
        return needs(ids).flatMap(Need::feeds).collect(Collectors.toSet());
    }

    /** Whether some choice of all that the measures need is among the feeds. */
    public boolean areCountedFrom(Set<String> feeds, Collection<String> ids) {
        return needs(ids).allMatch(need -> need.feeds().anyMatch(feeds::contains));
    }

    private Stream<Need> needs(Collection<String> ids) {
        return ids.stream().map(measures::get).filter(Objects::nonNull).flatMap(measure -> measure.needs().stream());
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
