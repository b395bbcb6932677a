package callmart.measure.kpi;

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

/** All KPIs by id, in the order of {@code config/kpis.yml}. */
public final class KpiCatalogue {

    private static final Expression NOTHING = Expression.parse("none");

    private final Map<String, Kpi> kpis;

    public KpiCatalogue(Collection<Kpi> kpis) {
        Map<String, Kpi> byId = new LinkedHashMap<>();
        kpis.forEach(kpi -> byId.put(kpi.id(), kpi));
        this.kpis = byId;
    }

    /**
     * Reads {@code kpis.yml}; what is wrong with it is recorded in {@code faults}.
     *
     * @param measures the measures that a formula may name
     */
    public static KpiCatalogue read(ConfigFolder folder, Collection<String> measures, Faults faults) {
        Map<String, Kpi> kpis = new LinkedHashMap<>();
        folder.read("kpis.yml", faults).ifPresent(root -> root.map("kpis").get("kpis", Map.<String, YamlNode>of(),
                YamlNode::entries).forEach((id, node) -> readKpi(id, node, measures, faults).ifPresent(kpi -> kpis.put(id, kpi))));
        return new KpiCatalogue(kpis.values());
    }

    private static Optional<Kpi> readKpi(String id, YamlNode node, Collection<String> measures, Faults faults) {
        YamlMap map = node.map("label", "unit", "numerator", "denominator", "target", "direction", "periods", "meaning");
        Optional<Target> target = map.find("target").flatMap(text -> text.parsed(Optional.empty(), own -> Optional.of(Target.parse(own))));
        Optional<Target.Direction> declared = map.find("direction").map(word -> word.word(Target.Direction.class));
        if (target.isPresent() && declared.isPresent()) {
            map.find("direction").orElseThrow().fault("the target names the direction; leave one of the two out");
        }
        return faults.attempt(node, () -> new Kpi(id, map.requireText("label"),
                map.require("unit", Unit.PERCENT, unit -> unit.word(Unit.class)),
                formula(map, "numerator", measures), formula(map, "denominator", measures),
                target, target.map(Target::direction).or(() -> declared),
                map.get("periods", Kpi.Periods.ANY, periods -> periods.word(Kpi.Periods.class)), map.requireText("meaning")));
    }

    private static Expression formula(YamlMap map, String key, Collection<String> measures) {
        return map.require(key, NOTHING, node -> {
            Expression formula = node.parsed(NOTHING, Expression::parse);
            formula.measures().stream().filter(measure -> formula != NOTHING && !measures.contains(measure)).forEach(unknown ->
                    node.fault("there is no measure '" + unknown + "'" + Nearest.hint(unknown, measures)));
            return formula;
        });
    }

    public List<Kpi> list() {
        return List.copyOf(kpis.values());
    }

    public Optional<Kpi> find(String id) {
        return Optional.ofNullable(kpis.get(id));
    }

    /** @throws IllegalArgumentException naming the nearest KPI that exists */
    public Kpi get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException(
                "there is no KPI '" + id + "'" + Nearest.hint(id, kpis.keySet())));
    }
}
