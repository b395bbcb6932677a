package callmart.contract.score;

import callmart.config.ConfigFolder;
import callmart.config.Faults;
import callmart.config.Nearest;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.KpiCatalogue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How agents are scored, as {@code config/scores.yml} says.
 *
 * @param top share of the ranked agents that are marked as the best; 0.1 is 10 %
 * @param components in the order of the file; their weights add up to 100
 */
public record ScoreRules(BigDecimal top, List<ScoreComponent> components) {

    private static final BigDecimal TEN_PERCENT = new BigDecimal("0.1");
    private static final BigDecimal WHOLE = new BigDecimal(100);

    public ScoreRules {
        components = List.copyOf(components);
    }

    /** Reads {@code scores.yml}; what is wrong with it is recorded in {@code faults}. */
    public static ScoreRules read(ConfigFolder folder, KpiCatalogue kpis, Faults faults) {
        return folder.read("scores.yml", faults).map(root -> read(root, kpis)).orElse(new ScoreRules(TEN_PERCENT, List.of()));
    }

    /** @param isCounted whether measures can be counted at the centre; those of an optional component are left out where they cannot */
    public Set<String> measures(Predicate<Collection<String>> isCounted) {
        return components.stream().flatMap(part -> part.scale().stream().map(scale -> scale.kpi().measures())
                .filter(measures -> !part.optional() || isCounted.test(measures))).flatMap(List::stream).collect(Collectors.toSet());
    }

    private static ScoreRules read(YamlNode root, KpiCatalogue kpis) {
        YamlMap map = root.map("top", "groups");
        int before = root.faults().list().size();
        List<ScoreComponent> components = new ArrayList<>();
        map.require("groups", Map.<String, YamlNode>of(), YamlNode::entries).values().forEach(node -> {
            YamlMap group = node.map("label", "components");
            String label = group.requireText("label");
            group.require("components", Map.<String, YamlNode>of(), YamlNode::entries).forEach((id, part) ->
                    component(id, label, part, kpis).ifPresent(components::add));
        });
        BigDecimal sum = components.stream().map(ScoreComponent::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (root.faults().list().size() == before && sum.compareTo(WHOLE) != 0) {
            root.fault("the weights of all components must add up to 100, they add up to " + sum.toPlainString());
        }
        return new ScoreRules(map.get("top", TEN_PERCENT, ScoreRules::share), components);
    }

    private static BigDecimal share(YamlNode node) {
        BigDecimal share = node.decimal();
        if (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0) {
            node.fault("expected a share above 0% and up to 100%, found '" + node.text() + "'");
        }
        return share;
    }

    private static Optional<ScoreComponent> component(String id, String group, YamlNode node, KpiCatalogue kpis) {
        YamlMap map = node.map("label", "weight", "optional", "kpi", "none", "full");
        return node.faults().attempt(node, () -> new ScoreComponent(id, map.requireText("label"), group,
                map.require("weight", BigDecimal.ONE, YamlNode::decimal), map.get("optional", false, YamlNode::bool),
                map.find("kpi").flatMap(kpi -> kpi(kpi, kpis)).flatMap(kpi -> scale(map, kpi))));
    }

    private static Optional<Kpi> kpi(YamlNode node, KpiCatalogue kpis) {
        Optional<Kpi> kpi = kpis.find(node.text());
        if (kpi.isEmpty()) {
            node.fault("there is no KPI '" + node.text() + "'"
                    + Nearest.hint(node.text(), kpis.list().stream().map(Kpi::id).toList()));
        }
        return kpi;
    }

    private static Optional<ScoreComponent.Scale> scale(YamlMap map, Kpi kpi) {
        return map.node().faults().attempt(map.node(), () -> new ScoreComponent.Scale(kpi,
                map.require("none", BigDecimal.ZERO, YamlNode::decimal), map.require("full", BigDecimal.ONE, YamlNode::decimal)));
    }
}
