package callmart.contract;

import callmart.config.Faults;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import callmart.measure.kpi.KpiCatalogue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a contract file. Every fault is recorded with file, line and key; nothing is thrown. */
final class ContractReader {

    private static final String[] TERMS = {"monthly-fee", "kpis", "slips", "caps"};
    private static final String[] KEYS = {"id", "vendor", "covers", "effective", "currency", "monthly-fee", "kpis", "slips", "caps",
        "versions"};

    private final Faults faults;
    private final KpiTermReader kpiTerms;

    ContractReader(KpiCatalogue kpis, Faults faults) {
        this.faults = faults;
        this.kpiTerms = new KpiTermReader(kpis);
    }

    /** Empty when the file has a fault. */
    Optional<Contract> read(YamlNode root) {
        YamlMap map = root.map(KEYS);
        return faults.attempt(root, () -> {
            Span span = map.require("effective", new Span(LocalDate.MIN, LocalDate.MAX), ContractReader::span);
            return new Contract(map.requireText("id"), map.require("vendor", new Vendor("", ""), ContractReader::vendor),
                    map.require("covers", Covers.ALL, this::covers), map.require("currency", "", ContractValues::currency), span.from(),
                    span.to(), versions(map, span));
        });
    }

    private record Span(LocalDate from, LocalDate to) {
    }

    private static Span span(YamlNode node) {
        YamlMap map = node.map("from", "to");
        Span span = new Span(map.require("from", LocalDate.MIN, ContractValues::date),
                map.require("to", LocalDate.MAX, ContractValues::date));
        if (span.to().isBefore(span.from())) {
            node.fault("'to' " + span.to() + " is before 'from' " + span.from());
        }
        return span;
    }

    private static Vendor vendor(YamlNode node) {
        YamlMap map = node.map("id", "name");
        return new Vendor(map.requireText("id"), map.requireText("name"));
    }

    private Covers covers(YamlNode node) {
        if (node.isScalar()) {
            if (!node.text().equals("all")) {
                node.fault("expected all, {teams: [T0]} or {queues: [sales]}, found '" + node.text() + "'");
            }
            return Covers.ALL;
        }
        YamlMap map = node.map("teams", "queues");
        if (map.has("teams") == map.has("queues")) {
            node.fault("name either teams or queues; whose work is told apart by both belongs in two contracts");
            return Covers.ALL;
        }
        Covers.Kind kind = map.has("teams") ? Covers.Kind.TEAMS : Covers.Kind.QUEUES;
        Set<String> names = new LinkedHashSet<>();
        for (YamlNode name : map.get(map.has("teams") ? "teams" : "queues", List.<YamlNode>of(), YamlNode::list)) {
            if (!names.add(name.requiredText())) {
                name.fault("'" + name.text() + "' stands twice; keep one of them");
            }
        }
        return faults.attempt(node, () -> new Covers(kind, names)).orElse(Covers.ALL);
    }

    /** The terms of the top of the file, then those of its version blocks; what a block leaves out stays as it was. */
    private List<Terms> versions(YamlMap map, Span span) {
        List<Terms> terms = new ArrayList<>();
        BigDecimal noFee = map.require("monthly-fee", BigDecimal.ZERO, node -> BigDecimal.ZERO);
        terms.add(terms(map, span.from(), new Terms(span.from(), noFee, List.of(), SlipTerms.NONE, Optional.empty(), Optional.empty())));
        for (YamlNode node : map.get("versions", List.<YamlNode>of(), YamlNode::list)) {
            YamlMap block = node.map("from", TERMS[0], TERMS[1], TERMS[2], TERMS[3]);
            Terms before = terms.get(terms.size() - 1);
            LocalDate start = block.require("from", before.from().plusDays(1), ContractValues::date);
            if (!start.isAfter(before.from()) || start.isAfter(span.to())) {
                block.find("from").orElse(node).fault("a version begins after the one before it (" + before.from()
                        + ") and while the contract is in force (until " + span.to() + "), found " + start);
            }
            terms.add(terms(block, start, before));
        }
        return terms;
    }

    private Terms terms(YamlMap map, LocalDate from, Terms before) {
        BigDecimal fee = map.get("monthly-fee", before.monthlyFee(), ContractValues::money);
        List<KpiTerm> kpis = map.find("kpis").map(kpiTerms::read).orElse(before.kpis());
        SlipTerms slips = map.find("slips").map(SlipTermReader::read).orElse(before.slips());
        Optional<YamlMap> caps = map.find("caps").map(node -> node.map("agent-month", "month-share-of-fee"));
        return new Terms(from, fee, kpis, slips,
                caps.isPresent() ? caps.get().find("agent-month").map(ContractValues::money) : before.agentMonthCap(),
                caps.isPresent() ? caps.get().find("month-share-of-fee").map(ContractValues::percentage) : before.monthCapShare());
    }
}
