package callmart.alert;

import callmart.alert.AlertRule.Heading;
import callmart.alert.AlertRule.Kind;
import callmart.config.ConfigFolder;
import callmart.config.Faults;
import callmart.config.Nearest;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import callmart.measure.Dimension;
import callmart.measure.kpi.Expression;
import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.KpiCatalogue;
import callmart.measure.kpi.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All alert rules in the order of {@code config/alerts.yml}.
 *
 * @param list each id once
 */
public record AlertRules(List<AlertRule> list) {

    private static final int DAYS_RUNNING = 3;
    /** Stands in for a KPI that is missing or unknown, which is a fault already. */
    private static final Kpi UNKNOWN = new Kpi("", "", Unit.PERCENT, Expression.parse("none"), Expression.parse("none"), Optional.empty(),
            Optional.empty(), Kpi.Periods.ANY, "");
    private static final Limit ANY = new Limit(">", BigDecimal.ZERO);

    public AlertRules {
        list = List.copyOf(list);
    }

    /** How many days after a day its numbers may still raise an alert. */
    public int reach() {
        return list.stream().mapToInt(rule -> rule instanceof AlertRule.BelowTarget below ? below.days() - 1 : 1).max().orElse(0);
    }

    /**
     * Reads {@code alerts.yml}; what is wrong with it is recorded in {@code faults}.
     *
     * @param queries names of the files of {@code sql/alerts}
     */
    public static AlertRules read(ConfigFolder folder, KpiCatalogue kpis, Collection<String> queries, Faults faults) {
        List<AlertRule> rules = new ArrayList<>();
        folder.readEntriesOver("alerts", faults).ifPresent(root -> root.map("alerts").get("alerts", Map.<String, YamlNode>of(),
                YamlNode::entries).forEach((id, node) -> kind(node).flatMap(kind ->
                        faults.attempt(node, () -> rule(id, kind, node, kpis, queries))).ifPresent(rules::add)));
        return new AlertRules(rules);
    }

    /** The kind decides which other keys there are; without one nothing else is read. */
    private static Optional<Kind> kind(YamlNode node) {
        Optional<YamlNode> word = node.peek("kind");
        if (word.isEmpty()) {
            node.fault("'kind' is required and missing");
            return Optional.empty();
        }
        return node.faults().attempt(node, () -> word.get().word(Kind.class));
    }

    private static AlertRule rule(String id, Kind kind, YamlNode node, KpiCatalogue kpis, Collection<String> queries) {
        YamlMap map = switch (kind) {
            case KPI -> node.map("kind", "level", "label", "recipients", "kpi", "raise", "by");
            case COUNT -> node.map("kind", "level", "label", "recipients", "query", "raise");
            case BELOW_TARGET -> node.map("kind", "level", "label", "recipients", "kpis", "days");
            case REPORT_LATE -> node.map("kind", "level", "label", "recipients", "within-days");
            default -> node.map("kind", "level", "label", "recipients");
        };
        Heading heading = new Heading(id, map.require("level", AlertLevel.YELLOW, level -> level.word(AlertLevel.class)),
                map.requireText("label"), map.requireText("recipients"));
        return switch (kind) {
            case KPI -> new AlertRule.KpiLimit(heading, map.require("kpi", UNKNOWN, kpi -> kpi(kpi, kpis)), limit(map),
                    map.find("by").flatMap(AlertRules::dimension));
            case COUNT -> new AlertRule.Count(heading, map.require("query", "", query -> known(query, "query in sql/alerts", queries)),
                    limit(map));
            case BELOW_TARGET -> new AlertRule.BelowTarget(heading, map.get("days", DAYS_RUNNING, YamlNode::integer),
                    targeted(map, kpis));
            case REPORT_LATE -> new AlertRule.Late(heading, map.get("within-days", 1, YamlNode::integer));
            default -> new AlertRule.Happened(heading, kind);
        };
    }

    private static Limit limit(YamlMap map) {
        return map.require("raise", ANY, node -> node.parsed(ANY, Limit::parse));
    }

    private static Optional<Dimension> dimension(YamlNode node) {
        return Dimension.find(known(node, "dimension", Stream.of(Dimension.values()).map(Dimension::word).toList()));
    }

    private static Kpi kpi(YamlNode node, KpiCatalogue kpis) {
        String id = known(node, "KPI", kpis.list().stream().map(Kpi::id).toList());
        return kpis.find(id).orElse(UNKNOWN);
    }

    private static List<Kpi> targeted(YamlMap map, KpiCatalogue kpis) {
        Optional<YamlNode> named = map.find("kpis");
        if (named.isEmpty()) {
            return kpis.list().stream().filter(kpi -> kpi.target().isPresent()).toList();
        }
        List<Kpi> found = new ArrayList<>();
        for (YamlNode node : named.get().list()) {
            Kpi kpi = kpi(node, kpis);
            if (kpi.id().equals(node.text()) && kpi.target().isEmpty()) {
                node.fault("'" + kpi.id() + "' has no target in kpis.yml that it could miss");
            }
            found.add(kpi);
        }
        return found;
    }

    private static String known(YamlNode node, String what, Collection<String> valid) {
        if (!valid.contains(node.text())) {
            node.fault("there is no " + what + " '" + node.text() + "'"
                    + Nearest.hint(node.text(), valid));
        }
        return node.text();
    }
}
