package callmart.why;

import callmart.config.ConfigFolder;
import callmart.config.Fault;
import callmart.config.Faults;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import callmart.measure.Dimension;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code notes.yml}, checked: when a figure is different, how it is taken apart, and all words that notes are made of.
 *
 * @param reports that have notes
 * @param dimensions by which differences are taken apart; of those that need as few keys the first is told
 * @param limits when a figure is different
 * @param reach how far it is looked back
 * @param most how much is told
 * @param words templates by name; {@code {name}} stands for a value
 * @param facts template by query of {@code sql/notes}, in the order in which they are told
 * @param gaps queries that find data missing, which is told before all else
 */
public record NoteSettings(List<String> reports, List<Dimension> dimensions, Limits limits, Reach reach, Most most,
        Map<String, String> words, Map<String, String> facts, List<String> gaps) {

    /** The templates that every note needs. */
    static final Set<String> NEEDED = Set.of("note", "usual-sum", "usual-mean", "higher", "lower", "points", "seconds", "count", "part",
            "count-part", "other-part", "widespread", "facts", "separator", "part-separator", "none", "few", "references", "days",
            "kind-days", "weeks", "months", "holiday", "rest", "others", "some-agent", "hour", "queue", "category", "team", "agent",
            "added", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "target", "version", "gap");

    /**
     * A figure is different when it is further than {@code spreads} spreads from the median.
     *
     * @param leastCases of a smaller denominator nothing is said
     * @param leastChangeOfCounts share of the median by which a count differs at least
     * @param floorOfShares a share's spread is never smaller
     * @param floorOfSeconds an average's spread is never smaller
     * @param floorOfCounts a count's spread is never smaller than this share of the median
     */
    public record Limits(BigDecimal spreads, BigDecimal leastCases, BigDecimal leastChangeOfCounts, BigDecimal floorOfShares,
            BigDecimal floorOfSeconds, BigDecimal floorOfCounts) {
    }

    /** @param weeks @param months that are compared with @param fewest periods; with fewer nothing is said */
    public record Reach(int weeks, int months, int fewest) {
    }

    /** @param notes of a report @param facts of a note @param keys of a dimension @param share of the difference that they give at least */
    public record Most(int notes, int facts, int keys, BigDecimal share) {
    }

    public NoteSettings {
        reports = List.copyOf(reports);
        dimensions = List.copyOf(dimensions);
        words = Map.copyOf(words);
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        gaps = List.copyOf(gaps);
    }

    /**
     * Reads {@code notes.yml}; what is wrong with it is recorded in {@code faults}.
     *
     * @param queries names of the files of {@code sql/notes}
     */
    public static NoteSettings read(ConfigFolder folder, Collection<String> queries, Faults faults) {
        YamlMap root = folder.readOver("notes.yml", faults).map(top -> top.map("reports", "dimensions", "limits", "reach", "most", "words",
                "facts", "gaps")).orElse(null);
        if (root == null) {
            return new NoteSettings(List.of(), List.of(), new Limits(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO,
                    BigDecimal.ZERO, BigDecimal.ZERO), new Reach(0, 0, 0), new Most(0, 0, 0, BigDecimal.ZERO), Map.of(), Map.of(),
                    List.of());
        }
        Map<String, String> words = texts(root, "words");
        new TreeSet<>(NEEDED).stream().filter(name -> !words.containsKey(name)).forEach(name ->
                faults.add(new Fault(root.node().file(), 0, "words", "'" + name + "' is required and missing")));
        Map<String, String> facts = texts(root, "facts");
        facts.keySet().stream().filter(name -> !queries.contains(name)).forEach(name -> faults.add(new Fault(root.node().file(), 0, "facts",
                "there is no sql/notes/" + name + ".sql; add the query or leave the fact out")));
        return new NoteSettings(root.require("reports", List.of(), YamlNode::texts), root.require("dimensions", List.of(),
                node -> node.list().stream().map(name -> name.word(Dimension.class)).toList()), limits(root), reach(root), most(root),
                words, facts, root.require("gaps", List.of(), YamlNode::texts));
    }

    private static Map<String, String> texts(YamlMap root, String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        root.require(key, Map.<String, YamlNode>of(), YamlNode::entries).forEach((name, node) -> texts.put(name, node.text()));
        return texts;
    }

    private static Limits limits(YamlMap root) {
        YamlMap map = part(root, "limits", "spreads", "least-cases", "least-change-of-counts", "floor-of-shares", "floor-of-seconds",
                "floor-of-counts");
        return new Limits(decimal(map, "spreads"), decimal(map, "least-cases"), decimal(map, "least-change-of-counts"),
                decimal(map, "floor-of-shares"), decimal(map, "floor-of-seconds"), decimal(map, "floor-of-counts"));
    }

    private static Reach reach(YamlMap root) {
        YamlMap map = part(root, "reach", "weeks", "months", "fewest");
        return new Reach(number(map, "weeks"), number(map, "months"), number(map, "fewest"));
    }

    private static Most most(YamlMap root) {
        YamlMap map = part(root, "most", "notes", "facts", "keys", "share");
        return new Most(number(map, "notes"), number(map, "facts"), number(map, "keys"), decimal(map, "share"));
    }

    private static YamlMap part(YamlMap root, String name, String... keys) {
        return root.find(name).orElse(root.node()).map(keys);
    }

    private static BigDecimal decimal(YamlMap map, String name) {
        return map.require(name, BigDecimal.ONE, YamlNode::decimal);
    }

    private static int number(YamlMap map, String name) {
        return map.require(name, 1, YamlNode::integer);
    }

    /** A template with values put in. */
    public String fill(String name, Map<String, String> values) {
        return filled(words.get(name), values);
    }

    static String filled(String template, Map<String, String> values) {
        String text = template;
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return text;
    }
}
