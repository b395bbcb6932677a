package callmart.contract;

import callmart.config.EnumWord;
import callmart.config.Nearest;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.KpiCatalogue;
import callmart.measure.kpi.Target;
import callmart.measure.kpi.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code kpis} of a contract. Decision 100. */
record KpiTermReader(KpiCatalogue catalogue) {

    private enum Kind {
        PER_POINT, TIERS, PER_DAY
    }

    private enum Per {
        POINT
    }

    List<KpiTerm> read(YamlNode list) {
        List<KpiTerm> terms = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlNode node : list.list()) {
            YamlMap map = node.map("kpi", "target", "rule", "cap", "min-cases");
            Optional<Kpi> kpi = map.require("kpi", Optional.empty(), this::kpi);
            kpi.filter(found -> !seen.add(found.id())).ifPresent(found -> map.find("kpi").orElse(node).fault(
                    "'" + found.id() + "' stands twice; a contract has one rule a KPI"));
            kpi.flatMap(found -> term(found, map)).ifPresent(terms::add);
        }
        return terms;
    }

    private Optional<Kpi> kpi(YamlNode node) {
        Optional<Kpi> kpi = catalogue.find(node.text());
        List<String> known = catalogue.list().stream().map(Kpi::id).toList();
        if (kpi.isEmpty()) {
            node.fault("there is no KPI '" + node.text() + "'" + Nearest.hint(node.text(), known));
        }
        kpi.filter(own -> own.periods() == Kpi.Periods.CAMPAIGN_TO_DATE).ifPresent(own -> node.fault(own.id()
                + " is counted from each campaign's first day, not by the month, and cannot be priced; leave it out"));
        return kpi;
    }

    private Optional<KpiTerm> term(Kpi kpi, YamlMap map) {
        Optional<Target> target = map.require("target", Optional.empty(), node -> target(kpi, node));
        Optional<PenaltyRule> rule = map.require("rule", Optional.empty(), node -> target.flatMap(known -> rule(kpi, known, node)));
        Optional<BigDecimal> cap = map.find("cap").map(ContractValues::money);
        Optional<BigDecimal> minCases = map.find("min-cases").map(node -> ContractValues.number(node, "a number of cases"));
        return rule.map(known -> new KpiTerm(kpi, target.orElseThrow(), known, cap, minCases));
    }

    /** {@code 95%} with the catalogue's direction, or {@code >= 95%} with its own. */
    private static Optional<Target> target(Kpi kpi, YamlNode node) {
        String text = node.text().strip();
        if (!text.isEmpty() && "<>≤≥".indexOf(text.charAt(0)) >= 0) {
            Optional<Target> target = node.parsed(Optional.empty(), own -> Optional.of(Target.parse(own)));
            Optional<Target.Direction> asked = kpi.target().map(Target::direction);
            target.filter(own -> asked.isPresent() && own.direction() != asked.get()).ifPresent(own -> node.fault("the catalogue asks for "
                    + (asked.get() == Target.Direction.AT_LEAST ? ">=" : "<=") + " of " + kpi.id() + ", found '" + text + "'"));
            target.filter(own -> kpi.unit() == Unit.PERCENT && !(text.endsWith("%") && own.limit().compareTo(BigDecimal.ONE) <= 0
                    && own.limit().signum() >= 0)).ifPresent(own -> node.fault("expected a percentage from 0% to 100%, found '" + text
                    + "'"));
            target.filter(own -> kpi.unit() == Unit.SECONDS && (text.endsWith("%") || own.limit().signum() < 0)).ifPresent(own ->
                    node.fault(kpi.id() + " is counted in seconds; write the target as '<= 20', found '" + text + "'"));
            return target;
        }
        if (kpi.direction().isEmpty()) {
            node.fault(kpi.id() + " has no direction in kpis.yml; write the target as '>= 95%' or '<= 20', found '" + text + "'");
            return Optional.empty();
        }
        return Optional.of(new Target(kpi.direction().get(), limit(kpi, node)));
    }

    private static BigDecimal limit(Kpi kpi, YamlNode node) {
        return kpi.unit() == Unit.PERCENT ? ContractValues.percentage(node) : ContractValues.number(node, "seconds");
    }

    private static Optional<PenaltyRule> rule(Kpi kpi, Target target, YamlNode node) {
        YamlNode kind = node.peek("kind").orElse(null);
        if (kind == null) {
            node.fault("'kind' is required and missing; one of per-point, tiers, per-day");
            return Optional.empty();
        }
        int before = node.faults().list().size();
        Kind known = kind.word(Kind.class);
        if (node.faults().list().size() > before) {
            return Optional.empty();
        }
        return switch (known) {
            case PER_POINT -> perPoint(kpi, node.map("kind", "amount", "rounding", "bonus"));
            case TIERS -> tiers(kpi, target, node.map("kind", "tiers"));
            case PER_DAY -> perDay(kpi, node.map("kind", "amount", "per", "rounding"));
        };
    }

    private static Optional<PenaltyRule> perPoint(Kpi kpi, YamlMap map) {
        requirePercent(kpi, map);
        return Optional.of(new PenaltyRule.PerPoint(map.require("amount", BigDecimal.ZERO, ContractValues::money),
                rounding(map), map.find("bonus").map(ContractValues::money)));
    }

    private static Rounding rounding(YamlMap map) {
        if (!map.has("rounding")) {
            map.node().fault("'rounding' is required and missing; one of whole, started, pro-rata");
            return Rounding.WHOLE;
        }
        return map.find("rounding").orElseThrow().word(Rounding.class);
    }

    private static Optional<PenaltyRule> perDay(Kpi kpi, YamlMap map) {
        if (map.has("per")) {
            map.find("per").orElseThrow().word(Per.class);
            requirePercent(kpi, map);
        } else {
            map.find("rounding").ifPresent(node -> node.fault("only a price 'per: point' is rounded; add it, or leave rounding out"));
        }
        return Optional.of(new PenaltyRule.PerDay(map.require("amount", BigDecimal.ZERO, ContractValues::money),
                map.has("per") ? Optional.of(rounding(map)) : Optional.empty()));
    }

    private static void requirePercent(Kpi kpi, YamlMap map) {
        if (kpi.unit() != Unit.PERCENT) {
            map.node().fault(kpi.id() + " is counted in " + EnumWord.of(kpi.unit())
                    + " and has no percentage points; use tiers, or per-day without 'per'");
        }
    }

    private static Optional<PenaltyRule> tiers(Kpi kpi, Target target, YamlMap map) {
        boolean atLeast = target.direction() == Target.Direction.AT_LEAST;
        String limitKey = atLeast ? "below" : "above";
        List<PenaltyRule.Tier> tiers = new ArrayList<>();
        for (YamlNode node : map.require("tiers", List.<YamlNode>of(), YamlNode::list)) {
            YamlMap tier = node.map(limitKey, "amount", "share-of-fee");
            BigDecimal limit = tier.require(limitKey, target.limit(), value -> limit(kpi, value));
            if (tier.has("amount") == tier.has("share-of-fee")) {
                node.fault("a tier costs either an 'amount' or a 'share-of-fee'");
            }
            if (atLeast ? limit.compareTo(target.limit()) > 0 : limit.compareTo(target.limit()) < 0) {
                node.fault("'" + limitKey + "' lies on the good side of the target, where nothing is to be paid");
            }
            if (tiers.stream().anyMatch(other -> other.limit().compareTo(limit) == 0)) {
                node.fault("'" + limitKey + "' stands twice with the same limit");
            }
            tiers.add(new PenaltyRule.Tier(limit, tier.find("amount").map(ContractValues::money),
                    tier.find("share-of-fee").map(ContractValues::percentage)));
        }
        if (tiers.isEmpty() && map.has("tiers")) {
            map.node().fault("tiers are empty; write at least one, such as {" + limitKey + ": 98%, amount: 2000.00}");
        }
        Comparator<PenaltyRule.Tier> byLimit = Comparator.comparing(PenaltyRule.Tier::limit);
        tiers.sort(atLeast ? byLimit : byLimit.reversed());
        return Optional.of(new PenaltyRule.Tiers(tiers));
    }
}
