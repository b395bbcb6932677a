package callmart.measure.kpi;

import callmart.config.ConfigFolder;
import callmart.config.Fault;
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

/** All KPIs by id, in the order of {@code config/kpis.yml}. Decision 168. */
public final class KpiCatalogue {

    /** The file. */
    public static final String FILE = "kpis.yml";

    private static final Expression NOTHING = Expression.parse("none");

    private final Map<String, Kpi> kpis;
    private final Optional<YamlNode> serviceLevel;

    private KpiCatalogue(Collection<Kpi> kpis, Optional<YamlNode> serviceLevel) {
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
        Optional<YamlMap> file = folder.readEntriesOver("kpis", faults).map(root -> root.map("service-level", "kpis"));
        file.ifPresent(map -> map.get("kpis", Map.<String, YamlNode>of(),
                YamlNode::entries).forEach((id, node) -> readKpi(id, node, measures, faults).ifPresent(kpi -> kpis.put(id, kpi))));
        return new KpiCatalogue(kpis.values(), file.flatMap(map -> map.find("service-level")));
    }

    /**
     * The KPI that says whether callers were answered in time: presence, charts and sentences go by it.
     *
     * @throws IllegalStateException when none is named; {@link #checkServiceLevel} says so at the start
     */
    public Kpi serviceLevel() {
        return namedServiceLevel().orElseThrow(() -> new IllegalStateException(FILE + " names no service-level"));
    }

    /** Its label, for words that name it; empty when none is named. */
    public String serviceLevelLabel() {
        return namedServiceLevel().map(Kpi::label).orElse("");
    }

    private Optional<Kpi> namedServiceLevel() {
        return serviceLevel.map(YamlNode::text).flatMap(this::find);
    }

    /** Records what stands against assessing days by the service level. Presence asks SQL for the formula that is given here. */
    public void checkServiceLevel(ConfigFolder folder, String numerator, String denominator, Faults faults) {
        serviceLevel.ifPresentOrElse(node -> serviceLevelFault(node.text(), numerator, denominator).ifPresent(node::fault),
                () -> faults.add(new Fault(folder.resolve(FILE).toString(), 0, "service-level",
                        "is missing; name the KPI that says whether callers were answered in time")));
    }

    private Optional<String> serviceLevelFault(String id, String numerator, String denominator) {
        Optional<Kpi> kpi = find(id);
        if (kpi.isEmpty()) {
            return Optional.of("there is no KPI '" + id + "'" + Nearest.hint(id, kpis.keySet()));
        }
        if (kpi.get().target().filter(target -> target.direction() == Target.Direction.AT_LEAST).isEmpty()) {
            return Optional.of("the KPI '" + id + "' has no target to be reached, so no day could be assessed by it; give it one such as"
                    + " '>= 95%', or name another KPI");
        }
        boolean same = kpi.get().numerator().toString().equals(numerator) && kpi.get().denominator().toString().equals(denominator);
        return same ? Optional.empty() : Optional.of("presence is assessed by " + numerator + " / " + denominator + ", the KPI '" + id
                + "' is " + kpi.get().numerator() + " / " + kpi.get().denominator() + "; name a KPI of that formula");
    }

    /** The catalogue with {@code {seconds}} and {@code {service-level}} in its words filled in. */
    public KpiCatalogue withSeconds(int seconds) {
        UnaryOperator<String> numbers = text -> text.replace("{seconds}", String.valueOf(seconds));
        String name = numbers.apply(serviceLevelLabel());
        return new KpiCatalogue(kpis.values().stream().map(kpi -> kpi.inWords(text -> numbers.apply(text).replace("{service-level}", name)))
                .toList(),
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
