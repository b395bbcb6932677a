package callmart.kpi;

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
import java.util.function.UnaryOperator;

/** All KPIs by id, in the order of {@code config/kpis.yml}. */
public final class KpiCatalogue {

    /** The file. */
    public static final String FILE = "kpis.yml";

    private static final Expression NOTHING = Expression.parse("none");

    private final Map<String, Kpi> kpis;
    private final Optional<String> serviceLevel;

    private KpiCatalogue(Collection<Kpi> kpis, Optional<String> serviceLevel) {
        Map<String, Kpi> byId = new LinkedHashMap<>();
        kpis.forEach(kpi -> byId.put(kpi.id(), kpi));
        this.kpis = byId;
        this.serviceLevel = serviceLevel;
    }

    /**
     * Reads {@code kpis.yml}; what is wrong with it is recorded in {@code faults}.
     *
     * @param measures the measures that a formula may name
     */
    public static KpiCatalogue read(ConfigFolder folder, Collection<String> measures, Faults faults) {
        Map<String, Kpi> kpis = new LinkedHashMap<>();
        Optional<YamlMap> file = folder.read(FILE, faults).map(root -> root.map("service-level", "kpis"));
        file.ifPresent(map -> map.get("kpis", Map.<String, YamlNode>of(),
                YamlNode::entries).forEach((id, node) -> readKpi(id, node, measures, faults).ifPresent(kpi -> kpis.put(id, kpi))));
        return new KpiCatalogue(kpis.values(), file.flatMap(map -> map.find("service-level")).map(YamlNode::text));
    }

    /**
     * The KPI that says whether callers were answered in time: presence, charts and sentences go by it.
     *
     * @throws IllegalStateException when none is named; {@link #serviceLevelFault} says so at the start
     */
    public Kpi serviceLevel() {
        return serviceLevel.flatMap(this::find).orElseThrow(() -> new IllegalStateException(FILE + " names no service-level"));
    }

    /** What stands against assessing days by the service level; empty when nothing. Presence asks SQL for the formula that is given here. */
    public Optional<String> serviceLevelFault(String numerator, String denominator) {
        if (serviceLevel.isEmpty()) {
            return Optional.of("is missing; name the KPI that says whether callers were answered in time");
        }
        Optional<Kpi> kpi = find(serviceLevel.get());
        if (kpi.isEmpty()) {
            return Optional.of("there is no KPI '" + serviceLevel.get() + "'" + Nearest.hint(serviceLevel.get(), kpis.keySet()));
        }
        if (kpi.get().target().filter(target -> target.direction() == Target.Direction.AT_LEAST).isEmpty()) {
            return Optional.of("the KPI '" + kpi.get().id() + "' has no target to be reached, so no day could be assessed by it; give it one such as"
                    + " '>= 95%', or name another KPI");
        }
        boolean same = kpi.get().numerator().toString().equals(numerator) && kpi.get().denominator().toString().equals(denominator);
        return same ? Optional.empty() : Optional.of("presence is assessed by " + numerator + " / " + denominator + ", the KPI '" + kpi.get().id()
                + "' is " + kpi.get().numerator() + " / " + kpi.get().denominator() + "; name a KPI of that formula");
    }

    /** The catalogue with {@code {seconds}} and {@code {service-level}} in its words filled in. */
    public KpiCatalogue withSeconds(int seconds) {
        UnaryOperator<String> numbers = text -> text.replace("{seconds}", String.valueOf(seconds));
        String name = serviceLevel.flatMap(this::find).map(Kpi::label).map(numbers).orElse("");
        return new KpiCatalogue(kpis.values().stream().map(kpi -> kpi.inWords(text -> numbers.apply(text).replace("{service-level}", name))).toList(),
                serviceLevel);
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
